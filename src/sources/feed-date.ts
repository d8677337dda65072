import { parseDate } from './dates.ts';

/**
 * A date as feeds write it: RFC 822 with two- or four-digit years, W3CDTF, asctime, and whatever `parseDate` knows. An ISO 8601 instant with the offset as written when the
 * time and a zone are given, else `YYYY-MM-DD`; null for none, impossible dates, and days to come.
 */
export function parseFeedDate(text: string, today: Date = new Date()): string | null {
  if (text.length > 200) return null;
  const ordered = wholeYear(dayFirst(text.trim().replaceAll(/\s+/g, ' ')));
  const day = parseDate(ordered, today);
  if (day === null || day.length > 10) return day;
  return day + timeIn(ordered);
}

/** `Sun Jan 4 16:29:06 PST 2004`, as C's asctime and Unix's `date` print it, in RFC 822's order. */
function dayFirst(text: string): string {
  return text.replace(
    /^(?:\p{L}+,? )?(\p{L}{3,9}) (\d{1,2}),? (\d{1,2}:\d{2}(?::\d{2})?)((?: [A-Z]{1,5}| [+-]\d{4})?) (\d{4})$/u,
    '$2 $1 $5 $3$4',
  );
}

/** `04 Jan 04`: years before 70 are of this century (RFC 2822 section 4.3). */
function wholeYear(text: string): string {
  return text.replace(/(?<![\d:])(\d{1,2}[ -]\p{L}{3,9}[ -])(\d{2})(?![\d:])/u, (_, before: string, year: string) => {
    return `${before}${Number(year) < 70 ? '20' : '19'}${year}`;
  });
}

function timeIn(text: string): string {
  const match =
    /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(?:([ap])\.?m\.?\s?)?([+-]\d{2}:?\d{2}|[A-Z]{1,5})?(?![\d:])/i.exec(
      text,
    );
  if (match === null) return '';
  const [, hours = '', minutes = '', seconds = '00', half, zone] = match;
  const offset = offsetOf(zone);
  const hour = (half === undefined ? Number(hours) : Number(hours) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
  if (offset === null || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return '';
  return `T${String(hour).padStart(2, '0')}:${minutes}:${seconds}${offset}`;
}

/** Null for a zone that may be several: an hour that may be wrong is worse than none. */
function offsetOf(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  if (/^[+-]/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return zones[zone.toUpperCase()] ?? null;
}

/** The zones RFC 822 names, and those feeds of Europe and Oceania use beside them. */
const zones: Readonly<Record<string, string>> = {
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  WET: 'Z',
  WEST: '+01:00',
  BST: '+01:00',
  MSK: '+03:00',
  JST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
};
