import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { ofCommunity } from './of-community.ts';

export async function articles(db: Transaction<Schema>): Promise<void> {
  // Small columns first: filters read them, and long text behind them then stays unread.
  await ofCommunity(db, 'article', 'id')
    .addColumn('life', 'text', (column) => column.notNull())
    .addColumn('canonicalUrl', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('sharedAt', 'bigint', (column) => column.notNull())
    .addColumn('sharedBy', 'text', (column) => column.notNull())
    .addColumn('correctedAt', 'bigint')
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('byline', 'text')
    .addColumn('siteName', 'text')
    .addColumn('publishedAt', 'text')
    .addColumn('language', 'text')
    .addColumn('image', 'text')
    .addColumn('original', 'text', (column) => column.notNull())
    .addColumn('filedUnder', 'text', (column) => column.notNull())
    .addColumn('categories', 'text', (column) => column.notNull())
    .addColumn('notice', 'text')
    .addColumn('judgement', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  // A withdrawn address may be published again, as a new article.
  await db.schema
    .createIndex('article_url')
    .unique()
    .on('article')
    .columns(['community', 'canonicalUrl'])
    .where(sql`life`, '=', sql.lit('published'))
    .execute();
  // Search filters and ranks by it alone: rows are as long as their articles.
  await db.schema
    .createIndex('article_latest')
    .on('article')
    .columns(['community', 'life', 'id', 'sharedAt'])
    .execute();
  await db.schema.createIndex('article_shared').on('article').columns(['community', 'sharedAt']).execute();
  await db.schema.createIndex('article_corrected').on('article').columns(['community', 'correctedAt']).execute();
  await ofCommunity(db, 'articleCategory')
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('article', 'integer', (column) => column.notNull().references('article.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('article_category_key', ['community', 'slug', 'article'])
    .execute();
  await db.schema.createIndex('article_category_article').on('articleCategory').column('article').execute();
}
