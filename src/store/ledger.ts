import type { Transaction } from 'kysely';
import type { Article, NewArticle } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Ledger } from '../core/delivery.ts';
import { sameAddress } from '../core/address.ts';
import { sketchOf } from '../core/likeness.ts';
import { toRow } from './articles.ts';
import { keepBands } from './bands.ts';
import { settle, stillWaits } from './candidates.ts';
import { copiesOf, owe } from './deliveries.ts';
import { index, unindex } from './indexing.ts';
import { keepNotice } from './notices.ts';
import { takeReports } from './reports.ts';
import { toSubscription } from './subscriptions.ts';
import type { Db, Schema } from './schema.ts';

/** Articles with what is owed because of them, each time in one transaction. */
export function createLedger(db: Db): Ledger {
  return {
    publish: (given, owed, candidate) =>
      db.transaction().execute(async (trx) => {
        if (candidate !== undefined && !(await stillWaits(trx, given.community, candidate))) return undefined;
        const sharedAt = Math.max(given.sharedAt, await afterAllTold(trx, given.community));
        const published = await write(trx, { ...given, sharedAt });
        if (!published) return undefined;
        const { id, community, sharedBy: by, sharedAt: at, canonicalUrl, url } = published;
        const settled = await settle(trx, { id, community, by, at }, [canonicalUrl, url], candidate);
        const rows = await trx
          .selectFrom('subscription')
          .selectAll()
          .where('community', '=', community)
          .orderBy('id')
          .execute();
        await owe(trx, owed(published, settled, rows.map(toSubscription)));
        return published;
      }),

    bring: (articles) =>
      db.transaction().execute(async (trx) => {
        const brought: (Article | undefined)[] = [];
        const told = new Map<string, Instant>();
        for (const { sharedAt, correctedAt, ...article } of articles) {
          const { community } = article;
          const until = told.get(community) ?? (await allTold(trx, community));
          told.set(community, until);
          const corrected = correctedAt === null ? null : Math.min(correctedAt, until);
          if (await isWithdrawnThere(trx, article)) {
            brought.push(undefined);
            continue;
          }
          brought.push(await write(trx, { ...article, sharedAt: Math.min(sharedAt, until), correctedAt: corrected }));
        }
        return brought;
      }),

    revise: (given, owed) =>
      db.transaction().execute(async (trx) => {
        const { isTold, correctedAt } = await whenCorrected(trx, given);
        const revised = { ...given, correctedAt };
        // The key stays: of two spellings that were published before there was one, the later has a key of its own.
        const { addressKey: _key, ...row } = toRow(revised);
        const { numUpdatedRows } = await trx
          .updateTable('article')
          .set(row)
          .where('community', '=', revised.community)
          .where('id', '=', revised.id)
          .where('revision', '=', revised.revision - 1)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return undefined;
        await trx.deleteFrom('articleCategory').where('article', '=', revised.id).execute();
        await keepNotice(trx, revised);
        if (revised.life === 'published') {
          await file(trx, revised);
          await index(trx, revised);
        } else {
          await unindex(trx, revised.id);
          await dropUnsent(trx, revised);
        }
        const settled = isTold ? await takeReports(trx, revised.community, revised.id) : [];
        await owe(trx, owed(await copiesOf(trx, revised.community, revised.id), settled));
        return revised;
      }),
  };
}

/** What was withdrawn may be published again, so no index keeps it from being brought twice. */
async function isWithdrawnThere(
  trx: Transaction<Schema>,
  { community, life, canonicalUrl }: Pick<Article, 'community' | 'life' | 'canonicalUrl'>,
): Promise<boolean> {
  if (life === 'published') return false;
  const known = await trx
    .selectFrom('article')
    .select('id')
    .where('community', '=', community)
    .where('life', '=', 'withdrawn')
    .where('addressKey', '=', sameAddress(canonicalUrl))
    .executeTakeFirst();
  return known !== undefined;
}

/** Undefined when it is there already. */
async function write(trx: Transaction<Schema>, article: NewArticle): Promise<Article | undefined> {
  const row = await trx
    .insertInto('article')
    .values(toRow(article))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  const written: Article = { ...article, id: row.id };
  await keepBands(trx, row.id, sketchOf(article.text));
  await keepNotice(trx, written);
  if (article.life === 'published') {
    await file(trx, written);
    await index(trx, written);
  }
  return written;
}

/** What is stamped with it or earlier was told by every subscription of the community. */
async function allTold(trx: Transaction<Schema>, community: string): Promise<Instant> {
  return (await toldUntil(trx, community, 'min')) ?? Number.MAX_SAFE_INTEGER;
}

/** The first instant no window of the community has told yet: what is stamped with it or later falls into the next one. */
async function afterAllTold(trx: Transaction<Schema>, community: string): Promise<Instant> {
  return ((await toldUntil(trx, community, 'max')) ?? 0) + 1;
}

async function toldUntil(trx: Transaction<Schema>, community: string, which: 'min' | 'max'): Promise<Instant | null> {
  const { told } = await trx
    .selectFrom('subscription')
    .select((eb) => eb.fn[which]('toldUntil').as('told'))
    .where('community', '=', community)
    .executeTakeFirstOrThrow();
  return told;
}

/** A correction made now is told by windows to come; what is changed quietly keeps its time, and tells nobody. */
async function whenCorrected(
  trx: Transaction<Schema>,
  { community, id, correctedAt }: Article,
): Promise<{ readonly isTold: boolean; readonly correctedAt: Instant | null }> {
  if (correctedAt === null) return { isTold: false, correctedAt };
  const before = await trx.selectFrom('article').select('correctedAt').where('id', '=', id).executeTakeFirst();
  if (before?.correctedAt === correctedAt) return { isTold: false, correctedAt };
  return { isTold: true, correctedAt: Math.max(correctedAt, await afterAllTold(trx, community)) };
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
 * lease gone.
 */
async function dropUnsent(trx: Transaction<Schema>, article: Article): Promise<void> {
  await trx
    .deleteFrom('delivery')
    .where('community', '=', article.community)
    .where('kind', '=', 'article')
    .where('state', 'in', ['pending', 'waiting'])
    .where('tryingSince', 'is', null)
    .where('id', 'in', (eb) => eb.selectFrom('deliveryArticle').select('delivery').where('article', '=', article.id))
    .execute();
}
