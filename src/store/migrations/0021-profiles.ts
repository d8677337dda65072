import type { Transaction } from 'kysely';
import { published, write } from '../indexing.ts';
import { indexTables, isPostgres } from '../kind.ts';
import type { Schema } from '../schema.ts';
import { renameWordTopics } from './word-topics.ts';

/**
 * What a search reads of thousands of articles apart from what it reads of some hundred: in a large archive reading all of it from
 * the disk took longer than all else. And forms of a word that its endings keep apart are one since (core/forms.ts). So every
 * article is indexed anew: minutes for a hundred thousand.
 */
export async function profiles(db: Transaction<Schema>): Promise<void> {
  const bytes = isPostgres(db) ? 'bytea' : 'blob';
  await db.schema.dropTable('articleProfile').execute();
  await db.schema
    .createTable('articleProfile')
    .addColumn('article', 'integer', (column) => column.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('community', 'text', (column) => column.notNull())
    .addColumn('sharedAt', 'bigint', (column) => column.notNull())
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('heaviest', bytes, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('articleWeight')
    .addColumn('article', 'integer', (column) => column.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('weights', bytes, (column) => column.notNull())
    .execute();
  // Learnt again from every article, or each would count twice.
  await db.deleteFrom('word').execute();
  for await (const article of published(db)) {
    await indexTables(db).drop(db, article.id);
    await write(db, article);
  }
  await renameWordTopics(db);
}
