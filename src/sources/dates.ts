import { monthNumber } from './months.ts';

/** Whether 3/4/2012 is 3 April, as to most of the world, or 4 March. */
export type SlashOrder = 'day-first' | 'month-first';

/**
 * The first date in a short text: `YYYY-MM-DD`, or the ISO 8601 instant as written when time and zone are given (so that the day stays the day the
 * page shows). Knows ISO, compact, slashed and dotted dates, month names of two dozen languages, the dates of East Asia and Vietnam, and Unix
 * times. Null for none, for impossible dates, for years before 1995, and for days after `today`.
 */
export function parseDate(
  text: string | null | undefined,
  today: Date = new Date(),
  order: SlashOrder = 'day-first',
): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.length > 300) return null;
  for (const [pattern, read] of forms) {
    const match = pattern.exec(trimmed);
    if (match === null) continue;
    for (const parts of read(match, trimmed, order)) {
      const day = dayOf(parts, today);
      if (day !== null) return day + (pattern === iso ? timeOf(match) : '');
    }
  }
  return null;
}

export function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one.slice(0, 10)) - Date.parse(other.slice(0, 10))) / 86_400_000;
}

/** Year, month, day. */
type Parts = readonly [unknown, unknown, unknown];

const iso =
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)/i;

/** The ways a match can be read, likeliest first: the next is taken where one is no day, or still to come. */
type Read = (match: RegExpExecArray, text: string, order: SlashOrder) => readonly Parts[];

const yearMonthDay: Read = ([, year, month, day]) => [[year, month, day]];
const named: Read = ([, day, month, year]) => [[year, monthNumber(month), day]];

const forms: readonly (readonly [RegExp, Read])[] = [
  [iso, yearMonthDay],
  [/(?<!\d)(\d{4})[/.]\s?(\d{1,2})[/.]\s?(\d{1,2})(?!\d)/, yearMonthDay],
  [/(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?:\d{4,6})?(?!\d)/, yearMonthDay],
  [/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, ([, day, month, year]) => [[year, month, day]]],
  [/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{2})(?!\d)/, ([, day, month, year]) => [[2000 + Number(year), month, day]]],
  [/(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/, slashed],
  [/(?<!\d)(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]/, yearMonthDay],
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s/-](?:(?:de|of)\s)?(\p{L}{3,14})\.?,?[\s/-](?:(?:de|del|of)\s)?(\d{4})(?!\d)/u,
    named,
  ],
  [
    /(?<!\p{L})(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/u,
    ([, month, day, year]) => [[year, monthNumber(month), day]],
  ],
  // As some programs write it: Thu Mar 29 09:30:00 CEST 2012.
  [
    /(?<!\p{L})(\p{L}{3})\s{1,2}(\d{1,2})\s\d{2}:\d{2}:\d{2}\s(?:[A-Z+:\d-]{1,9}\s)?(\d{4})(?!\d)/u,
    ([, month, day, year]) => [[year, monthNumber(month), day]],
  ],
  [
    /(?<!\d)(\d{4})\.?\s(\p{L}{3,12})\.?\s(\d{1,2})(?![\d:])/u,
    ([, year, month, day]) => [[year, monthNumber(month), day]],
  ],
  [
    /(?<!\d)(\d{1,2})\s(?:tháng|thg)\s(\d{1,2}),?\s(?:năm\s)?(\d{4})(?!\d)/iu,
    ([, day, month, year]) => [[year, month, day]],
  ],
  [/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{2})(?![\d/])/, slashed],
  [
    /(?<!\d)(\d{1,2})\.?\s(\p{L}{3,12})\.?\s['’]?(\d{2})(?=\s?[),;|]|$)/u,
    ([, day, month, year]) => [[2000 + Number(year), monthNumber(month), day]],
  ],
  [/^(\d{10})(?:\d{3})?$/, ([, seconds]) => [unix(Number(seconds))]],
];

/** Beside AM and PM the month comes first, whatever the page's other dates. */
function slashed([, first, second, short]: RegExpExecArray, text: string, order: SlashOrder): readonly Parts[] {
  const year = Number(short) < 100 ? 2000 + Number(short) : short;
  const dayFirst: Parts = [year, second, first];
  const monthFirst: Parts = [year, first, second];
  return order === 'month-first' || /\b[ap]\.?m\b/i.test(text) ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
}

function unix(seconds: number): Parts {
  const date = new Date(seconds * 1000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function dayOf(parts: Parts, today: Date): string | null {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  // Tomorrow is allowed: it is already tomorrow east of us.
  if (!real || year < 1995 || date.getTime() > today.getTime() + 86_400_000) return null;
  return date.toISOString().slice(0, 10);
}

function timeOf([, , , , hour, minute, second, zone]: readonly (string | undefined)[]): string {
  if (zone === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return '';
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `T${hour}:${minute}:${second ?? '00'}${offset}`;
}
