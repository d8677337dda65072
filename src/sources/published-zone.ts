import { datedElements, datesBefore, shownTimes } from './published-elements.ts';
import type { Dated } from './published.ts';
import type { DayReader } from './published-text.ts';
import { said } from './structured.ts';

/**
 * Machines are often told the time in UTC where people see the site's own day: an instant in UTC gives way to the day in the zone of the page's other
 * times, or else to the only day the page shows when that is the one before or after and some zone has that day at that instant.
 */
export function dayShown(date: string, dated: Dated, read: DayReader): string {
  if (!date.includes('T')) return date;
  const offset = isUtc.test(date) ? offsetOf(dated) : null;
  if (offset !== null) return local(date, offset);
  const days = new Set(shownDays(dated, read));
  const [first] = days;
  return first !== undefined && !days.has(date.slice(0, 10)) && isReachable(first, date) ? first : date;
}

const isUtc = /T.*(?:Z|\+00:00)$/;

/** The zone's offset in another of the page's times, such as "-05:00". */
function offsetOf({ structured: { articles, meta } }: Dated): string | null {
  const times = [...articles.flatMap((thing) => instantKeys.map((key) => said(thing[key]))), ...meta.values()];
  for (const text of times) {
    const [, sign, hours, minutes] = /T\d{2}:\d{2}[\d:.]*([+-])(\d{2}):?(\d{2})$/.exec(text ?? '') ?? [];
    if (Number(hours) + Number(minutes) > 0) return `${sign}${hours}:${minutes}`;
  }
  return null;
}

const instantKeys = ['datePublished', 'dateModified', 'dateCreated', 'uploadDate'];

function local(date: string, offset: string): string {
  const minutes = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * (offset.startsWith('-') ? -1 : 1);
  return new Date(Date.parse(date) + minutes * 60_000).toISOString().slice(0, 19) + offset;
}

/** Days in the elements that hold dates, those marked as times before those only named after dates. */
function* shownDays({ document, title }: Dated, read: DayReader): Iterable<string> {
  for (const places of [shownTimes, datedElements, datesBefore]) {
    for (const text of places(document, title)) {
      const date = read(text);
      // A time in UTC is no more what people see than the one in question.
      if (date !== null && !isUtc.test(date)) yield date.slice(0, 10);
    }
  }
}

/** Whether it is that day anywhere at that instant: zones go from twelve hours behind to fourteen ahead. */
function isReachable(day: string, instant: string): boolean {
  const hours = (shift: number): string => new Date(Date.parse(instant) + shift * 3_600_000).toISOString().slice(0, 10);
  return day >= hours(-12) && day <= hours(14) && day !== instant.slice(0, 10);
}
