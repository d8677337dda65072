import type { Instant } from '../core/clock.ts';
import type { NewDelivery } from '../core/delivery.ts';
import type { Refusal } from '../core/errors.ts';
import type { FeedAnswer } from '../core/feed.ts';
import { afterRest } from '../core/feed-rest.ts';
import type { Said } from '../core/phrase.ts';
import type { Channel } from '../core/place.ts';
import type { ArrivedItem, FeedReading, FeedTrouble, FollowedFeed, Mark } from '../core/followed-feed.ts';
import { newsOf } from './feed-news.ts';
import { day, hour, minute, type Needs } from './needs.ts';

/** What follows from a reading. */
export interface Outcome {
  readonly reading: FeedReading;
  readonly seen: readonly (Mark & { readonly arrived?: ArrivedItem })[];
  readonly owed: readonly NewDelivery[];
  /** Milliseconds its host is left in peace. */
  readonly hold: number;
}

/** Between two readings: between a quarter of an hour and a day, and an hour until its habits are known. */
export const pace = { least: 15 * minute, usual: hour, most: day } as const;

/** A feed that brings news is asked twice as often from then on; one that does not, a little less often every time. */
export async function wellRead(
  needs: Needs,
  feed: FollowedFeed,
  answer: Exclude<FeedAnswer, { kind: 'later' }>,
): Promise<Outcome> {
  const now = needs.clock.now();
  const news = answer.kind === 'feed' ? await newsOf(needs, feed, answer.feed) : undefined;
  const hasNews = news?.isNews === true;
  const every = hasNews ? Math.max(pace.least, feed.every / 2) : Math.min(pace.most, feed.every * 1.25);
  const about = answer.kind === 'feed' ? answer.feed : undefined;
  const rest = about?.rest ?? feed.rest;
  const wait = Math.max(spread(needs, every, 0.1), rest.every ?? 0);
  const { brought = 0, leftOut = 0 } = news ?? {};
  return {
    reading: {
      url: about?.url ?? (answer.kind === 'unchanged' ? answer.url : feed.url),
      ...(about ? { title: about.title ?? feed.title, siteUrl: about.siteUrl ?? feed.siteUrl, rest } : {}),
      validators: answer.validators,
      readAt: now,
      // The first reading teaches nothing of its habits.
      every: feed.readAt === null ? feed.every : Math.round(every),
      nextAt: afterRest(rest, Math.round(Math.max(now + wait, answer.notBefore ?? 0))),
      ...(brought > 0 ? { broughtAt: now, leftOut } : {}),
      trouble: null,
      recoveredAt: recovered(feed, now),
      paused: null,
    },
    seen: news?.seen ?? [],
    owed: [],
    hold: 0,
  };
}

/** That it came back is worth telling for a week, if anybody was told that it had died. */
function recovered({ trouble, recoveredAt }: FollowedFeed, now: Instant): Instant | null {
  if (trouble !== null && trouble.toldAt !== null) return now;
  return recoveredAt !== null && now - recoveredAt < 7 * day ? recoveredAt : null;
}

export interface Failure {
  readonly code: Refusal;
  readonly reason: Said;
  readonly notBefore?: Instant;
}

/** After so long, and so many tries, it is no passing fault. */
const dead = { after: 3 * day, tries: 5 };
/** What may come back is asked once a day for so long. */
const hopeless = 30 * day;

/**
 * Tried again later and later, up to once a day. Whoever follows it is told once, and the moderators in their channel (`desk`), when it is gone for good, or
 * nothing has helped for days. What is not there or no feed is then left; what cannot be reached is asked on, once a day for a month.
 */
export function failed(
  needs: Needs,
  feed: FollowedFeed,
  { code, reason, notBefore }: Failure,
  desk: Channel | null,
): Outcome {
  const now = needs.clock.now();
  const nothing = { seen: [], owed: [], hold: 0 };
  if (code === 'busy') return { ...nothing, reading: feed.paused ? {} : { nextAt: now + 5 * minute } };
  const before = feed.trouble ?? { since: now, tries: 0, toldAt: null };
  const tries = before.tries + 1;
  const lasted = now - before.since;
  const isGone = code === 'not-found';
  const isDead = isGone || (lasted >= dead.after && tries >= dead.tries);
  const stops = isGone || (isDead && (code !== 'unreachable' || lasted >= hopeless));
  const toldAt = before.toldAt ?? (isDead ? now : null);
  const trouble: FeedTrouble = { since: before.since, tries, reason, toldAt };
  const wait = Math.min(pace.most, pace.least * 2 ** Math.min(tries - 1, 20));
  const nextAt = Math.round(Math.max(now + spread(needs, wait, 0.25), notBefore ?? 0));
  const stopped = feed.paused !== null || stops;
  return {
    reading: {
      trouble,
      recoveredAt: null,
      nextAt: stopped ? null : nextAt,
      ...(stops && feed.paused === null ? { paused: { reason, at: now } } : {}),
    },
    seen: [],
    owed: toldAt === now && before.toldAt === null ? noticesTo(needs, feed, desk, now) : [],
    // Who asks to be left alone means all of the host.
    hold: notBefore === undefined ? 0 : Math.min(notBefore - now, hour),
  };
}

/** To whoever follows it, who may be gone, and to those who moderate with them. */
function noticesTo(
  needs: Needs,
  { id, community, tell }: FollowedFeed,
  desk: Channel | null,
  at: Instant,
): readonly NewDelivery[] {
  const work = { kind: 'feed', feed: id, at } as const;
  const told = [
    { channel: tell, key: `feed:${id}:${at}` },
    { channel: desk, key: `feed:${id}:${at}:desk` },
  ];
  return told.flatMap(({ channel, key }) =>
    channel === null ? [] : [{ id: needs.newId(), community, channel, work, key, createdAt: at, dueAt: at }],
  );
}

/** A little more or less, so that feeds read together once do not stay together. */
function spread(needs: Needs, ms: number, part: number): number {
  return ms * (1 - part + 2 * part * needs.random());
}
