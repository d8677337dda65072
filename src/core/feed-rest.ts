import type { Instant } from './clock.ts';

/** How a feed asks to be read: RSS `ttl`, `skipHours` and `skipDays`, and the syndication module's `updatePeriod` (web.resource.org/rss/1.0/modules/syndication). */
export interface FeedRest {
  /** Milliseconds it does not change for, at most a day; null when it does not say. */
  readonly every: number | null;
  /** Hours of the day in UTC, 0 to 23. */
  readonly skipHours: readonly number[];
  /** Days of the week in UTC, 0 for Sunday. */
  readonly skipDays: readonly number[];
}

export const noRest: FeedRest = { every: null, skipHours: [], skipDays: [] };

/** The first moment, at or after this one, that is in none of the hours and days to be left out. A feed that leaves out all of them is not heeded. */
export function afterRest({ skipHours, skipDays }: FeedRest, at: Instant): Instant {
  let then = at;
  for (let hours = 0; hours < 8 * 24; hours += 1) {
    const day = new Date(then);
    if (!skipHours.includes(day.getUTCHours()) && !skipDays.includes(day.getUTCDay())) return then;
    then = Math.floor(then / hour) * hour + hour;
  }
  return at;
}

const hour = 3_600_000;
