import type { Transaction } from 'kysely';
import type { Article, NewArticle } from '../core/article.ts';
import type { Ledger } from '../core/delivery.ts';
import { toRow } from './articles.ts';
import { owe } from './deliveries.ts';
import type { Db, Schema } from './schema.ts';

/** Articles with what is owed because of them, each time in one transaction. */
export function createLedger(db: Db): Ledger {
  return {
    publish: (article, owed) =>
      db.transaction().execute(async (trx) => {
        const written = await trx
          .insertInto('article')
          .values(toRow(article))
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!written) return undefined;
        const published: Article = { ...article, id: written.id };
        await file(trx, published);
        await owe(trx, owed(published));
        return published;
      }),

    revise: (revised, owed) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('article')
          .set(toRow(revised))
          .where('community', '=', revised.community)
          .where('id', '=', revised.id)
          .where('revision', '=', revised.revision - 1)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await trx.deleteFrom('articleCategory').where('article', '=', revised.id).execute();
        if (revised.life === 'published') await file(trx, revised);
        const dropped = revised.life === 'withdrawn' ? await dropUnsent(trx, revised) : new Set();
        await owe(
          trx,
          owed.filter(({ work }) => work.kind !== 'edit' || !dropped.has(work.target)),
        );
        return true;
      }),
  };
}

async function file(
  trx: Transaction<Schema>,
  { id, community, categories }: NewArticle & { id: number },
): Promise<void> {
  const filed = Array.from(new Set(categories), (slug) => ({ community, slug, article: id }));
  if (filed.length > 0) await trx.insertInto('articleCategory').values(filed).execute();
}

/**
 * Copies that surely never reached anybody are not sent any more, and need no edit. A worker that has claimed one finds its
 * lease gone. Returns their ids.
 */
async function dropUnsent(trx: Transaction<Schema>, article: Article): Promise<ReadonlySet<string>> {
  const dropped = await trx
    .deleteFrom('delivery')
    .where('community', '=', article.community)
    .where('kind', '=', 'article')
    .where('state', 'in', ['pending', 'waiting'])
    .where('tryingSince', 'is', null)
    .where('id', 'in', (eb) => eb.selectFrom('deliveryArticle').select('delivery').where('article', '=', article.id))
    .returning('id')
    .execute();
  return new Set(dropped.map((row) => row.id));
}
