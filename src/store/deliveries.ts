import { randomUUID } from 'node:crypto';
import { sql, type ExpressionBuilder, type Selectable, type SqlBool, type Transaction, type Updateable } from 'kysely';
import type { Instant } from '../core/clock.ts';
import type { Deliveries, Delivery, DeliveryState, NewDelivery, Outcome, Work } from '../core/delivery.ts';
import { platformOf } from '../core/place.ts';
import * as documents from './documents.ts';
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
      const rows = await db
        .updateTable('delivery')
        .set({ token, leaseUntil: now + leaseMs })
        .where('seq', 'in', (eb) => claimable(eb, now, platforms).orderBy('d.seq').limit(limit))
        .returningAll()
        .execute();
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
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ ...settled(outcome), token: null, leaseUntil: null })
        .where('id', '=', delivery.id)
        .where('token', '=', token)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
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
        .groupBy('state')
        .execute();
      return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.deliveries])) };
    },

    async troubled(community, limit) {
      const rows = await ofCommunity(community)
        .where('state', 'in', ['unknown', 'failed', 'gone', 'waiting'])
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    async decide(community, id, decision, at) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set(decided[decision](at))
        .where('community', '=', community)
        .where('id', '=', id)
        .where('state', 'in', ['unknown', 'failed'])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
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

    async nextDue(platforms) {
      if (platforms.length === 0) return null;
      // Nothing behind a channel's first post can be claimed, and nothing at all before every lease in the channel has ended.
      const { wake } = await db
        .selectFrom((eb) =>
          eb
            .selectFrom('delivery as d')
            .select((each) => [
              'd.channel',
              each.fn.max('d.leaseUntil').as('leased'),
              each.fn
                .min('d.seq')
                .filterWhere((d) => d.not(canStepAside(d)))
                .as('first'),
            ])
            .where(isOpen('d'))
            .where('d.platform', 'in', platforms)
            .groupBy('d.channel')
            .as('queue'),
        )
        .innerJoin('delivery as d', 'd.channel', 'queue.channel')
        .where(isOpen('d'))
        .where((eb) => eb.or([eb('queue.first', 'is', null), eb('d.seq', '<=', eb.ref('queue.first'))]))
        .select((eb) =>
          eb.fn
            .min(
              eb
                .case()
                .when('queue.leased', '>', eb.ref('d.dueAt'))
                .then(eb.ref('queue.leased'))
                .else(eb.ref('d.dueAt'))
                .end(),
            )
            .as('wake'),
        )
        .executeTakeFirstOrThrow();
      return wake;
    },
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

/** Ready deliveries with nothing open before them in their channel, but edits that wait, and nobody at work there. */
function claimable(eb: ExpressionBuilder<Schema, 'delivery'>, now: Instant, platforms: readonly string[]) {
  return eb
    .selectFrom('delivery as d')
    .select('d.seq')
    .where(isOpen('d'))
    .where('d.platform', 'in', platforms)
    .where((d) => d.or([d('d.leaseUntil', 'is', null), d('d.leaseUntil', '<=', now)]))
    .where((d) => d.or([d('d.state', '=', 'sending'), d('d.dueAt', '<=', now)]))
    .where((d) =>
      d.not(
        d.exists(
          d
            .selectFrom('delivery as other')
            .select('other.seq')
            .whereRef('other.channel', '=', 'd.channel')
            .where(isOpen('other'))
            .where((o) =>
              o.or([
                o('other.leaseUntil', '>', now),
                o.and([
                  o('other.seq', '<', o.ref('d.seq')),
                  o.or([o('other.kind', '<>', 'edit'), o('other.state', '=', 'sending'), o('other.dueAt', '<=', now)]),
                ]),
              ]),
            ),
        ),
      ),
    );
}

/** An edit gives way to what stands behind it until it is due; one that was begun does not. */
function canStepAside(d: ExpressionBuilder<{ d: Schema['delivery'] }, 'd'>) {
  return d.and([d('d.kind', '=', 'edit'), d('d.state', '<>', 'sending')]);
}

/** Literals rather than parameters, or the partial indexes would not be used. */
function isOpen(alias: string) {
  return sql<SqlBool>`${sql.ref(`${alias}.state`)} in ('pending', 'waiting', 'sending')`;
}

function settled(outcome: Outcome): Updateable<Schema['delivery']> {
  switch (outcome.state) {
    case 'sent': {
      const { state, messageId, revision, at } = outcome;
      return { state, messageId, revision, settledAt: at, tryingSince: null, trouble: null };
    }
    case 'waiting': {
      const { state, dueAt, trouble, inDoubt } = outcome;
      return { state, dueAt, trouble, ...(inDoubt ? {} : { tryingSince: null }) };
    }
    case 'unknown':
    case 'gone':
    case 'failed':
      return { state: outcome.state, trouble: outcome.trouble, settledAt: outcome.at };
  }
}

/** A moderator's word ends the doubt, so `again` starts afresh. */
const decided = {
  again: (at) => ({ state: 'pending', attempts: 0, dueAt: at, tryingSince: null, settledAt: null, trouble: null }),
  arrived: (at) => ({ state: 'sent', tryingSince: null, settledAt: at, trouble: null }),
  dropped: (at) => ({ state: 'gone', tryingSince: null, settledAt: at }),
} satisfies Record<string, (at: Instant) => Updateable<Schema['delivery']>>;

function articlesShown(work: Work): readonly number[] {
  switch (work.kind) {
    case 'article':
      return [work.article];
    case 'digest':
      return Array.from(new Set([...work.articles, ...work.corrections]));
    case 'edit':
    case 'reply':
    case 'stopped':
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
  return { ...rest, work: documents.work.read(row.work) };
}
