import type { Transaction } from 'kysely';
import type { Article, PastNotice } from '../core/article.ts';
import type { Db, Schema } from './schema.ts';

/** What an article's readers were told, the oldest first. */
export function noticesOf(db: Db, community: string, article: number): Promise<readonly PastNotice[]> {
  return db
    .selectFrom('articleNotice')
    .select(['at', 'life', 'standing', 'text', 'link'])
    .where('community', '=', community)
    .where('article', '=', article)
    .orderBy('at')
    .execute();
}

/** Keeps the notice an article bears, once: a quiet edit bears the one before it. */
export async function keepNotice(trx: Transaction<Schema>, article: Article): Promise<void> {
  const { community, id, life, standing, notice } = article;
  if (!notice) return;
  await trx
    .insertInto('articleNotice')
    .values({ community, article: id, life, standing, ...notice })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
