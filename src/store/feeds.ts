import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Instant } from '../core/clock.ts';
import type { FeedClaim, FollowedFeeds, NewFeed } from '../core/followed-feed.ts';
import { owe } from './deliveries.ts';
import * as documents from './documents.ts';
import { claimableFeeds, nextFeedDue } from './feed-queue.ts';
import { changesToRow, hostOf, newToRow, toFeed, type FeedChanges } from './feed-rows.ts';
import { recognise, remember } from './feed-memory.ts';
import type { Db, Schema } from './schema.ts';

export function createFollowedFeeds(db: Db): FollowedFeeds {
  const one = (community: string, id: number) =>
    db.selectFrom('feed').selectAll().where('community', '=', community).where('id', '=', id);

  return {
    add: (feed, known) =>
      db.transaction().execute(async (trx) => {
        const row = await insert(trx, feed);
        if (row && known.length > 0) await remember(trx, row.id, known, feed.at);
        return row && toFeed(row);
      }),

    configure: (feeds) =>
      db.transaction().execute(async (trx) => {
        for (const feed of feeds) {
          const first = await trx
            .insertInto('configuredFeed')
            .values({ community: feed.community, url: feed.url })
            .onConflict((conflict) => conflict.doNothing())
            .returning('url')
            .executeTakeFirst();
          if (first) await insert(trx, feed);
        }
      }),

    async get(community, id) {
      const row = await one(community, id).executeTakeFirst();
      return row && toFeed(row);
    },

    async ofCommunity(community) {
      const rows = await db.selectFrom('feed').selectAll().where('community', '=', community).orderBy('id').execute();
      return rows.map(toFeed);
    },

    async change(community, id, changes) {
      const row = await db
        .updateTable('feed')
        // Whoever reads it just now has been told something older.
        .set({ ...changesToRow(changes), ...(changes.nextAt === undefined ? {} : { token: null }) })
        .where('community', '=', community)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && toFeed(row);
    },

    async remove(community, id) {
      const { numDeletedRows } = await db
        .deleteFrom('feed')
        .where('community', '=', community)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async claim(now, leaseMs, limit) {
      if (limit <= 0) return [];
      const lease = taken(now, leaseMs);
      // One at a time, or two would each see a host as free.
      const rows = await db.transaction().execute((trx) =>
        trx
          .updateTable('feed')
          .set(lease)
          .where('id', 'in', (eb) => claimableFeeds(eb, now, limit))
          .returningAll()
          .execute(),
      );
      return rows
        .toSorted((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))
        .map((row) => ({ feed: toFeed(row), token: lease.token }));
    },

    async claimOne(community, id, now, leaseMs) {
      const lease = taken(now, leaseMs);
      const row = await db
        .updateTable('feed')
        .set(lease)
        .where('community', '=', community)
        .where('id', '=', id)
        .where((eb) => eb.or([eb('token', 'is', null), eb('heldUntil', '<=', now)]))
        .returningAll()
        .executeTakeFirst();
      return row && { feed: toFeed(row), token: lease.token };
    },

    recognise: (feed, marks) => recognise(db, feed, marks),

    settle: (claim, reading, { at, seen, owed, holdUntil }) =>
      db.transaction().execute(async (trx) => {
        const changes = await movable(trx, claim, reading);
        const arriving = seen.filter(({ arrived }) => arrived !== undefined).length;
        const { numUpdatedRows } = await trx
          .updateTable('feed')
          .set((eb) => ({
            ...changesToRow(changes),
            brought: eb('brought', '+', arriving),
            token: null,
            heldUntil: holdUntil,
          }))
          .where('id', '=', claim.feed.id)
          .where('token', '=', claim.token)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (seen.length > 0) await remember(trx, claim.feed.id, seen, at);
        await owe(trx, owed);
        return true;
      }),

    nextDue: () => nextFeedDue(db),

    async arrivals(now, limit) {
      const items = await db
        .selectFrom('feedItem')
        .select(['id', 'feed', 'arriving', 'at'])
        .where('dueAt', '<=', now)
        .orderBy('dueAt')
        .orderBy('id')
        .limit(limit)
        .execute();
      const ids = [...new Set(items.map(({ feed }) => feed))];
      const rows = ids.length === 0 ? [] : await db.selectFrom('feed').selectAll().where('id', 'in', ids).execute();
      const feeds = new Map(rows.map((row) => [row.id, toFeed(row)]));
      return items.flatMap(({ id, feed: of, arriving, at }) => {
        const feed = feeds.get(of);
        return feed && arriving !== null ? [{ id, feed, item: documents.arrivedItem.read(arriving), at }] : [];
      });
    },

    async arrived(ids) {
      if (ids.length === 0) return;
      await db.updateTable('feedItem').set({ arriving: null, dueAt: null }).where('id', 'in', ids).execute();
    },

    async postpone(id, until) {
      await db
        .updateTable('feedItem')
        .set({ dueAt: until })
        .where('id', '=', id)
        .where('dueAt', 'is not', null)
        .execute();
    },

    async nextArrival() {
      const { due } = await db
        .selectFrom('feedItem')
        .select((eb) => eb.fn.min('dueAt').as('due'))
        .executeTakeFirstOrThrow();
      return due;
    },
  };
}

function taken(now: Instant, leaseMs: number) {
  return { token: randomUUID(), heldUntil: now + leaseMs };
}

/** Undefined when the community has it already. */
function insert(trx: Transaction<Schema>, feed: NewFeed) {
  return trx
    .insertInto('feed')
    .values(newToRow(feed))
    .onConflict((conflict) => conflict.columns(['community', 'url']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** A feed that moved to where the community already follows it stays where it was, rather than being two of one. */
async function movable(trx: Transaction<Schema>, { feed }: FeedClaim, reading: FeedChanges): Promise<FeedChanges> {
  const { url, ...rest } = reading;
  if (url === undefined || url === feed.url || hostOf(url) === null) return rest;
  const other = await trx
    .selectFrom('feed')
    .select('id')
    .where('community', '=', feed.community)
    .where('url', '=', url)
    .executeTakeFirst();
  return other ? rest : reading;
}
