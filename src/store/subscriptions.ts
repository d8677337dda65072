import type { Selectable } from 'kysely';
import type { Subscription, Subscriptions } from '../core/subscription.ts';
import { topicKey } from '../core/topic.ts';
import { owe } from './deliveries.ts';
import * as documents from './documents.ts';
import type { Db, Schema } from './schema.ts';

const running = { pausedReason: null, pausedAt: null };

export function createSubscriptions(db: Db): Subscriptions {
  const ofCommunity = (community: string) =>
    db.selectFrom('subscription').selectAll().where('community', '=', community);

  return {
    put: (wish) =>
      db.transaction().execute(async (trx) => {
        const { topic, cadence, ...rest } = wish;
        const identity = { community: wish.community, channel: wish.channel, topicKey: topicKey(topic) };
        const kept = { cadence: documents.cadence.write(cadence), zone: wish.zone, nextAt: wish.nextAt };
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

    advance: (expected, { toldUntil, nextAt }, owed) =>
      db.transaction().execute(async (trx) => {
        // The window's beginning is compared too: a digest sent by hand moves it without moving the next one's time.
        const { numUpdatedRows } = await trx
          .updateTable('subscription')
          .set({ toldUntil, nextAt })
          .where('community', '=', expected.community)
          .where('id', '=', expected.id)
          .where('nextAt', 'is not distinct from', expected.nextAt)
          .where('toldUntil', '=', expected.toldUntil)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await owe(trx, owed);
        return true;
      }),

    async pause(channel, reason, at) {
      const { numUpdatedRows } = await db
        .updateTable('subscription')
        .set({ pausedReason: reason, pausedAt: at })
        .where('channel', '=', channel)
        .where('pausedAt', 'is', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async resume(community, id) {
      const { numUpdatedRows } = await db
        .updateTable('subscription')
        .set(running)
        .where('community', '=', community)
        .where('id', '=', id)
        .where('pausedAt', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

function toSubscription(row: Selectable<Schema['subscription']>): Subscription {
  const { topicKey: _topicKey, pausedReason, pausedAt, ...rest } = row;
  return {
    ...rest,
    topic: documents.topic.read(row.topic),
    cadence: documents.cadence.read(row.cadence),
    paused: pausedAt === null ? null : { reason: pausedReason ?? '', at: pausedAt },
  };
}
