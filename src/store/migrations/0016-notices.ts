import type { Transaction } from 'kysely';
import * as documents from '../documents.ts';
import type { Schema } from '../schema.ts';
import { ofCommunity } from './of-community.ts';

/** What was told before this is known as far as the article still bears it. */
export async function notices(db: Transaction<Schema>): Promise<void> {
  await ofCommunity(db, 'articleNotice')
    .addColumn('article', 'integer', (column) => column.notNull().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('life', 'text', (column) => column.notNull())
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('link', 'text')
    .addPrimaryKeyConstraint('article_notice_key', ['article', 'at'])
    .execute();
  const borne = await db
    .selectFrom('article')
    .select(['id as article', 'community', 'life', 'standing', 'notice'])
    .where('notice', 'is not', null)
    .execute();
  for (const { notice, ...article } of borne)
    if (notice !== null)
      await db
        .insertInto('articleNotice')
        .values({ ...article, ...documents.notice.read(notice) })
        .execute();
}
