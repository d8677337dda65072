import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Deliveries, Delivery, DeliveryState, NewDelivery, Work } from '../core/delivery.ts';
import { platformOf } from '../core/place.ts';
import * as documents from './documents.ts';
import { readSaid } from './said.ts';
import { decided, settled } from './outcomes.ts';
import { claimable, nextDue } from './queue.ts';
import type { Db, Schema } from './schema.ts';

/** Rows per insert: PostgreSQL takes 65,535 values at once, SQLite 32,766. */
const batch = 500;

const none: Readonly<Record<DeliveryState, number>> = {
  pending: 0,
  sending: 0,
  sent: 0,
  unknown: 0,
  waiting: 0,
  gone: 0,
  failed: 0,
};

export function createDeliveries(db: Db): Deliveries {
  const ofCommunity = (community: string) => db.selectFrom('delivery').selectAll().where('community', '=', community);

  return {
    async claim(now, leaseMs, limit, platforms) {
      // SQLite takes a negative limit for none.
      if (limit <= 0 || platforms.length === 0) return [];
      const token = randomUUID();
      // One at a time, or two would each see the other's first delivery of a channel as unclaimed.
      const rows = await db.transaction().execute((trx) =>
        trx
          .updateTable('delivery')
          .set({ token, leaseUntil: now + leaseMs })
          .where('seq', 'in', (eb) => claimable(eb, now, platforms).orderBy('d.seq').limit(limit))
          .returningAll()
          .execute(),
      );
      return rows.toSorted((a, b) => a.seq - b.seq).map((row) => ({ delivery: toDelivery(row), token }));
    },

    async begin({ delivery, token }, now) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set((eb) => ({
          state: 'sending',
          attempts: eb('attempts', '+', 1),
          tryingSince: eb.fn.coalesce('tryingSince', eb.val(now)),
        }))
        .where('id', '=', delivery.id)
        .where('token', '=', token)
        .where('leaseUntil', '>', now)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async settle({ delivery, token }, outcome) {
      // By token alone: what we know of the platform's answer is true even when the lease ran out, as long as nobody else took over.
      const settle = async (trx: Db): Promise<boolean> => {
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set({ ...settled(outcome), token: null, leaseUntil: null })
          .where('id', '=', delivery.id)
          .where('token', '=', token)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      };
      const instead = 'instead' in outcome ? outcome.instead : undefined;
      if (!instead && !toForget.includes(delivery.work.kind)) return settle(db);
      return db.transaction().execute(async (trx) => {
        if (!(await settle(trx))) return false;
        if (instead) await owe(trx, [instead]);
        return forgetTold(trx, delivery.id);
      });
    },

    async get(id) {
      const row = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDelivery(row);
    },

    ofArticle: (community, article) => copiesOf(db, community, article),

    async ofKeys(community, keys) {
      const found: Delivery[] = [];
      for (let start = 0; start < keys.length; start += batch) {
        const some = keys.slice(start, start + batch);
        const rows = await ofCommunity(community).where('key', 'in', some).execute();
        found.push(...rows.map(toDelivery));
      }
      return found;
    },

    async count(community) {
      const rows = await db
        .selectFrom('delivery')
        .select(['state', (eb) => eb.fn.countAll<number>().as('deliveries')])
        .where('community', '=', community)
        .where('kind', '<>', 'card')
        .where((eb) => eb(eb.cast<string>('channel', 'text'), 'not like', '%:@%'))
        .groupBy('state')
        .execute();
      return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.deliveries])) };
    },

    async troubled(community, limit) {
      const rows = await ofCommunity(community)
        .where('state', 'in', ['unknown', 'failed', 'gone', 'waiting'])
        .where('kind', '<>', 'card')
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    async decide(community, id, decision, at) {
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set(decided[decision](at))
          .where('community', '=', community)
          .where('id', '=', id)
          .where('state', 'in', ['unknown', 'failed'])
          .executeTakeFirst();
        return numUpdatedRows > 0n && forgetTold(trx, id);
      });
    },

    async identify(id, messageId, at) {
      await db
        .updateTable('delivery')
        // Nobody knows which words it has: any revision is newer.
        .set((eb) => ({
          state: 'sent',
          messageId,
          revision: 0,
          settledAt: eb.fn.coalesce('settledAt', eb.val(at)),
          tryingSince: null,
          trouble: null,
        }))
        .where('id', '=', id)
        .where('state', 'in', ['unknown', 'sent'])
        .where('messageId', 'is', null)
        .execute();
    },

    nextDue: (platforms) => nextDue(db, platforms),
  };
}

/** Inside the caller's transaction. A delivery whose key is already there is the same delivery, and left as it is. */
export async function owe(trx: Transaction<Schema>, owed: readonly NewDelivery[]): Promise<void> {
  for (let start = 0; start < owed.length; start += batch) {
    const some = owed.slice(start, start + batch);
    const written = await trx
      .insertInto('delivery')
      .values(some.map(toRow))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .execute();
    const fresh = new Set(written.map((row) => row.id));
    const shown = some
      .filter((delivery) => fresh.has(delivery.id))
      .flatMap(({ id, work }) => articlesShown(work).map((article) => ({ article, delivery: id })));
    for (let from = 0; from < shown.length; from += batch)
      await trx
        .insertInto('deliveryArticle')
        .values(shown.slice(from, from + batch))
        .execute();
  }
}

/** Every delivery that shows the article, edits left out, in the order they were owed. */
export async function copiesOf(db: Db | Transaction<Schema>, community: string, article: number) {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('community', '=', community)
    .where('id', 'in', (eb) => eb.selectFrom('deliveryArticle').select('delivery').where('article', '=', article))
    .orderBy('seq')
    .execute();
  return rows.map(toDelivery);
}

/**
 * Who handed in a link, reported an article or followed what was removed is nobody's to know once they have heard of it, or may
 * have: moderators see nothing that is owed to a person, and could not decide. So with where a card stands, once it was changed.
 */
const toForget: readonly Work['kind'][] = ['answer', 'reported', 'ended', 'card'];

async function forgetTold(trx: Transaction<Schema>, id: string): Promise<true> {
  await trx
    .deleteFrom('delivery')
    .where('id', '=', id)
    .where('kind', 'in', toForget)
    .where('state', 'in', ['sent', 'unknown', 'gone', 'failed'])
    .execute();
  return true;
}

function articlesShown(work: Work): readonly number[] {
  switch (work.kind) {
    case 'article':
      return [work.article];
    case 'digest':
      return Array.from(new Set([...work.articles, ...work.corrections]));
    case 'edit':
    case 'reply':
    case 'card':
    case 'announce':
    case 'stopped':
    case 'ended':
    case 'answer':
    case 'reported':
    case 'waiting':
    case 'feed':
      return [];
  }
}

function toRow(delivery: NewDelivery) {
  const { id, community, channel, work, key, createdAt, dueAt } = delivery;
  return {
    id,
    community,
    channel,
    platform: platformOf(channel),
    key,
    createdAt,
    dueAt,
    kind: work.kind,
    work: documents.work.write(work),
    state: 'pending' as const,
    attempts: 0,
  };
}

function toDelivery(row: Selectable<Schema['delivery']>): Delivery {
  const { seq: _seq, kind: _kind, platform: _platform, token: _token, leaseUntil: _leaseUntil, ...rest } = row;
  const trouble = row.trouble === null ? null : readSaid(row.trouble);
  return { ...rest, trouble, work: documents.work.read(row.work) };
}
