import {
  mostRemembered,
  type Arrival,
  type ArrivedItem,
  type FollowedFeed,
  type FollowedFeeds,
  type Mark,
  type NewFeed,
} from '../../src/core/followed-feed.ts';
import type { Place } from '../../src/core/place.ts';
import type { FakeDeliveries } from './deliveries.ts';
import type { Power } from './power.ts';

interface Held {
  readonly feed: FollowedFeed;
  readonly token: string | null;
  readonly heldUntil: number;
}

interface Row extends Mark {
  readonly id: number;
  readonly feed: number;
  readonly at: number;
  readonly arriving: ArrivedItem | null;
  readonly dueAt: number;
}

export interface FakeFollowedFeeds extends FollowedFeeds {
  /** All there are. */
  all(): readonly FollowedFeed[];
  /** Changes each in the same way. */
  each(changed: (feed: FollowedFeed) => FollowedFeed): void;
  /** What a place's people follow goes with it. */
  move(place: Place, from: string, to: string): void;
}

/** The feeds communities follow, over plain maps. */
export function fakeFollowedFeeds(deliveries: FakeDeliveries, power?: Power): FakeFollowedFeeds {
  const held = new Map<number, Held>();
  const configured = new Set<string>();
  let rows: Row[] = [];
  let last = 0;
  let serial = 0;
  const touch = async <T>(effect: () => T): Promise<T> => {
    power?.touch();
    const told = effect();
    power?.touch();
    return told;
  };
  const ofCommunity = (community: string): FollowedFeed[] =>
    [...held.values()].map(({ feed }) => feed).filter((feed) => feed.community === community);
  const hostOf = ({ url }: FollowedFeed): string => new URL(url).host;
  const heldUntil = (host: string): number =>
    Math.max(0, ...[...held.values()].filter(({ feed }) => hostOf(feed) === host).map((each) => each.heldUntil));
  const insert = (feed: NewFeed): FollowedFeed | undefined => {
    if (ofCommunity(feed.community).some(({ url }) => url === feed.url)) return undefined;
    last += 1;
    const none = { brought: 0, broughtAt: null, leftOut: 0, trouble: null, recoveredAt: null, paused: null };
    const added = { ...feed, ...none, id: last };
    held.set(last, { feed: added, token: null, heldUntil: 0 });
    return added;
  };
  const remember = (feed: number, seen: readonly (Mark & { arrived?: ArrivedItem })[], at: number): void => {
    for (const { arrived, ...mark } of seen) {
      const known = rows.find((row) => row.feed === feed && row.item === mark.item);
      serial += 1;
      if (known) rows = rows.map((row) => (row === known ? { ...row, ...mark, at } : row));
      else rows.push({ ...mark, id: serial, feed, at, arriving: arrived ?? null, dueAt: at });
    }
    const newest = rows.filter((row) => row.feed === feed).toSorted((a, b) => b.at - a.at || b.id - a.id);
    const forgotten = new Set(newest.slice(mostRemembered).filter(({ arriving }) => arriving === null));
    rows = rows.filter((row) => !forgotten.has(row));
  };
  const take = ({ feed }: Held, now: number, leaseMs: number) => {
    serial += 1;
    const token = `lease${serial}`;
    held.set(feed.id, { feed, token, heldUntil: now + leaseMs });
    return { feed, token };
  };

  return {
    all: () => [...held.values()].map(({ feed }) => feed),
    each: (changed) => {
      for (const [id, { feed, ...rest }] of held) held.set(id, { ...rest, feed: changed(feed) });
    },
    move: (place, from, to) => {
      for (const feed of ofCommunity(from)) {
        if (!feed.tell?.startsWith(`${place}:`)) continue;
        const before = held.get(feed.id);
        if (ofCommunity(to).some(({ url }) => url === feed.url)) held.delete(feed.id);
        else if (before) held.set(feed.id, { ...before, feed: { ...feed, community: to } });
      }
    },
    add: (feed, known) =>
      touch(() => {
        const added = insert(feed);
        if (added) remember(added.id, known, feed.at);
        return added;
      }),
    configure: (feeds) =>
      touch(() => {
        for (const feed of feeds) {
          const key = `${feed.community} ${feed.url}`;
          if (!configured.has(key)) insert(feed);
          configured.add(key);
        }
      }),
    get: (community, id) => touch(() => ofCommunity(community).find((feed) => feed.id === id)),
    ofCommunity: (community) => touch(() => ofCommunity(community)),
    change: (community, id, changes) =>
      touch(() => {
        const before = held.get(id);
        if (before?.feed.community !== community) return undefined;
        const feed = { ...before.feed, ...changes };
        held.set(id, { ...before, feed, ...(changes.nextAt === undefined ? {} : { token: null }) });
        return feed;
      }),
    remove: (community, id) =>
      touch(() => {
        if (held.get(id)?.feed.community !== community) return false;
        rows = rows.filter(({ feed }) => feed !== id);
        return held.delete(id);
      }),
    claim: (now, leaseMs, limit) =>
      touch(() => {
        const due = [...held.values()]
          .filter(({ feed }) => feed.nextAt !== null && feed.nextAt <= now && heldUntil(hostOf(feed)) <= now)
          .toSorted((a, b) => (a.feed.nextAt ?? 0) - (b.feed.nextAt ?? 0) || a.feed.id - b.feed.id);
        const first = due.filter(
          ({ feed }, place) => due.findIndex((other) => hostOf(other.feed) === hostOf(feed)) === place,
        );
        return first.slice(0, Math.max(0, limit)).map((each) => take(each, now, leaseMs));
      }),
    claimOne: (community, id, now, leaseMs) =>
      touch(() => {
        const one = held.get(id);
        if (one?.feed.community !== community || (one.token !== null && one.heldUntil > now)) return undefined;
        return take(one, now, leaseMs);
      }),
    recognise: (feed, marks) =>
      touch(() => {
        const known = rows.filter((row) => row.feed === feed);
        const isKnown = (mark: Mark): boolean =>
          known.some(
            ({ item, page, headline }) =>
              item === mark.item || page === mark.page || (headline !== null && headline === mark.headline),
          );
        return new Set(marks.flatMap((mark, place) => (isKnown(mark) ? [place] : [])));
      }),
    settle: (claim, { url, ...reading }, { at, seen, owed, holdUntil }) =>
      touch(() => {
        const now = held.get(claim.feed.id);
        if (now?.token !== claim.token) return false;
        const isTaken = ofCommunity(now.feed.community).some((feed) => feed.url === url && feed.id !== now.feed.id);
        const brought = now.feed.brought + seen.filter(({ arrived }) => arrived !== undefined).length;
        const moved = url === undefined || isTaken ? {} : { url };
        held.set(now.feed.id, {
          feed: { ...now.feed, ...reading, ...moved, brought },
          token: null,
          heldUntil: holdUntil,
        });
        if (seen.length > 0) remember(now.feed.id, seen, at);
        deliveries.owe(owed);
        return true;
      }),
    nextDue: () =>
      touch(() => {
        const due = [...held.values()].flatMap(({ feed }) =>
          feed.nextAt === null ? [] : [Math.max(feed.nextAt, heldUntil(hostOf(feed)))],
        );
        return due.length === 0 ? null : Math.min(...due);
      }),
    arrivals: (now, limit) =>
      touch(() =>
        rows
          .filter(({ arriving, dueAt }) => arriving !== null && dueAt <= now)
          .toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id)
          .slice(0, limit)
          .flatMap(({ id, feed: of, arriving, at }): Arrival[] => {
            const feed = held.get(of)?.feed;
            return feed && arriving ? [{ id, feed, item: arriving, at }] : [];
          }),
      ),
    arrived: (ids) =>
      touch(() => {
        rows = rows.map((row) => (ids.includes(row.id) ? { ...row, arriving: null } : row));
      }),
    postpone: (id, until) =>
      touch(() => {
        rows = rows.map((row) => (row.id === id ? { ...row, dueAt: until } : row));
      }),
    nextArrival: () =>
      touch(() => {
        const due = rows.filter(({ arriving }) => arriving !== null).map(({ dueAt }) => dueAt);
        return due.length === 0 ? null : Math.min(...due);
      }),
  };
}
