import type { FeedRest } from '../core/feed-rest.ts';
import { firstOf, rawText, type Fields } from './feed-fields.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How the feed asks to be read: `ttl`, `skipHours`, `skipDays` (rssboard.org/rss-specification), `sy:updatePeriod` and `sy:updateFrequency` (web.resource.org/rss/1.0/modules/syndication). */
export function restOf(head: Fields): FeedRest {
  return {
    every: numberIn(head, 'ttl', minute) ?? updatePeriod(head),
    // Some count the hours from 1 to 24.
    skipHours: skipped(head, 'skiphours', 'hour', (text) => (/^\d{1,2}$/.test(text) ? Number(text) % 24 : null)),
    skipDays: skipped(head, 'skipdays', 'day', (text) => dayNamed(text)),
  };
}

function updatePeriod(head: Fields): number | null {
  const period = firstOf(
    head,
    ['module:updateperiod', 'sy:updateperiod'],
    (field) => periods[rawText(field).trim().toLowerCase()] ?? null,
  );
  const times = numberIn(head, 'module:updatefrequency', 1) ?? numberIn(head, 'sy:updatefrequency', 1) ?? 1;
  return period === null ? null : Math.min(period / times, day);
}

const periods: Readonly<Record<string, number>> = {
  hourly: 60 * minute,
  daily: day,
  weekly: 7 * day,
  monthly: 30 * day,
  yearly: 365 * day,
};

/** At most a day: a feed that says more is asked once a day all the same. */
function numberIn(head: Fields, key: string, unit: number): number | null {
  return firstOf(head, [key], (field) => {
    const text = rawText(field).trim();
    return /^\d{1,6}$/.test(text) && Number(text) > 0 ? Math.min(Number(text) * unit, day) : null;
  });
}

function skipped(head: Fields, list: string, entry: string, read: (text: string) => number | null): readonly number[] {
  const found = (head.get(list) ?? []).flatMap(({ children }) =>
    children.flatMap((child) => {
      const value = typeof child === 'string' || child.name !== entry ? null : read(rawText(child).trim());
      return value === null ? [] : [value];
    }),
  );
  return [...new Set(found)];
}

function dayNamed(text: string): number | null {
  const index = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].indexOf(
    text.toLowerCase(),
  );
  return index < 0 ? null : index;
}
