import type { Selectable, Transaction } from 'kysely';
import type { Subscription, Subscriptions, Window } from '../core/subscription.ts';
import { topicKey } from '../core/topic.ts';
import { idsBetween } from './articles.ts';
import { owe } from './deliveries.ts';
import * as documents from './documents.ts';
import { readSaid, writeSaid } from './said.ts';
import type { Db, Schema } from './schema.ts';

const running = { pausedReason: null, pausedAt: null, mutedUntil: null };

export function createSubscriptions(db: Db): Subscriptions {
  const ofCommunity = (community: string) =>
    db.selectFrom('subscription').selectAll().where('community', '=', community);

  return {
    put: (wish) =>
      db.transaction().execute(async (trx) => {
        const { topic, cadence, manner, ...rest } = wish;
        const identity = { community: wish.community, channel: wish.channel, topicKey: topicKey(topic) };
        const { zone, nextAt, tell } = wish;
        const kept = {
          cadence: documents.cadence.write(cadence),
          manner: documents.manner.write(manner),
          zone,
          nextAt,
          tell,
        };
        const made = await trx
          .insertInto('subscription')
          .values({ ...rest, ...identity, ...kept, topic: documents.topic.write(topic) })
          .onConflict((conflict) => conflict.columns(['community', 'channel', 'topicKey']).doNothing())
          .returningAll()
          .executeTakeFirst();
        if (made) return { subscription: toSubscription(made), created: true };
        const changed = await trx
          .updateTable('subscription')
          .set({ ...kept, ...running })
          .where('community', '=', identity.community)
          .where('channel', '=', identity.channel)
          .where('topicKey', '=', identity.topicKey)
          .returningAll()
          .executeTakeFirstOrThrow();
        return { subscription: toSubscription(changed), created: false };
      }),

    async get(community, id) {
      const row = await ofCommunity(community).where('id', '=', id).executeTakeFirst();
      return row && toSubscription(row);
    },

    async remove(community, id) {
      const { numDeletedRows } = await db
        .deleteFrom('subscription')
        .where('community', '=', community)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async ofCommunity(community) {
      return (await ofCommunity(community).orderBy('id').execute()).map(toSubscription);
    },

    async ofChannel(community, channel) {
      const rows = await ofCommunity(community).where('channel', '=', channel).orderBy('id').execute();
      return rows.map(toSubscription);
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('subscription')
        .selectAll()
        .where('nextAt', '<=', now)
        .where('pausedAt', 'is', null)
        .orderBy('nextAt')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    advance: (expected, { paused, ...moved }, owed, window) =>
      db.transaction().execute(async (trx) => {
        if (window && !(await stillHolds(trx, expected.community, window))) return false;
        // The window's beginning is compared too: a digest sent by hand moves it without moving the next one's time.
        const { numUpdatedRows } = await trx
          .updateTable('subscription')
          .set({ ...moved, ...(paused !== undefined && pausing(paused)) })
          .where('community', '=', expected.community)
          .where('id', '=', expected.id)
          .where('nextAt', 'is not distinct from', expected.nextAt)
          .where('toldUntil', '=', expected.toldUntil)
          .where('pausedAt', 'is not distinct from', expected.paused?.at ?? null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await owe(trx, owed);
        return true;
      }),

    pause: (channel, reason, at, owed) =>
      db.transaction().execute(async (trx) => {
        const rows = await trx
          .updateTable('subscription')
          .set(pausing({ reason, at }))
          .where('channel', '=', channel)
          .where('pausedAt', 'is', null)
          .returningAll()
          .execute();
        await owe(trx, owed(rows.map(toSubscription)));
        return rows.length;
      }),
  };
}

/** Read again inside the transaction: who publishes at this very moment comes before it, or is stamped after its window. */
async function stillHolds(trx: Transaction<Schema>, community: string, window: Window): Promise<boolean> {
  if (window.to <= window.from) return true;
  const now = await idsBetween(trx, community, window);
  return now.length === window.articles.length && new Set([...now, ...window.articles]).size === now.length;
}

function pausing(paused: Subscription['paused']) {
  const reason = paused?.reason ?? null;
  return { pausedReason: reason && writeSaid(reason), pausedAt: paused?.at ?? null };
}

export function toSubscription(row: Selectable<Schema['subscription']>): Subscription {
  const { topicKey: _topicKey, pausedReason, pausedAt, ...rest } = row;
  return {
    ...rest,
    topic: documents.topic.read(row.topic),
    cadence: documents.cadence.read(row.cadence),
    manner: documents.manner.read(row.manner),
    paused: pausedAt === null ? null : { reason: pausedReason && readSaid(pausedReason), at: pausedAt },
  };
}
