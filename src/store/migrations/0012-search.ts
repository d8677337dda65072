import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { published, writeWords } from '../indexing.ts';
import { indexTables, isPostgres } from '../kind.ts';
import { renameWordTopics } from './word-topics.ts';

/** The index is written by us in words of our own (core/words.ts), so that search and follows mean the same, on every database. */
export async function search(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('articleProfile')
    .addColumn('article', 'integer', (column) => column.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('community', 'text', (column) => column.notNull())
    .addColumn('sharedAt', 'bigint', (column) => column.notNull())
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('weights', isPostgres(db) ? 'bytea' : 'blob', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('word')
    .addColumn('word', isPostgres(db) ? sql`text collate "C"` : 'text', (column) => column.primaryKey())
    .addColumn('articles', 'integer', (column) => column.notNull())
    .execute();
  await indexTables(db).create(db);
  // Only the former index read them.
  await db.schema.alterTable('article').dropColumn('summary').execute();
  await db.schema.alterTable('article').dropColumn('source').execute();
  // Profiles are written by 0021, in place of these.
  for await (const article of published(db)) await writeWords(db, article);
  await renameWordTopics(db);
}
