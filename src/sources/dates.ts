/**
 * The first date in a short text: `YYYY-MM-DD`, or the ISO 8601 instant as written when time and zone are given (so that the day stays the day the
 * page shows). Knows ISO, compact, slashed and dotted dates and month names of a dozen European languages, Chinese and Japanese dates, and Unix
 * times. Null for none, for impossible dates, for years before 1995, and for days after `today`.
 */
export function parseDate(text: string | null | undefined, today: Date = new Date()): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.length > 300) return null;
  for (const [pattern, read] of forms) {
    const match = pattern.exec(trimmed);
    const day = match === null ? null : dayOf(read(match, trimmed), today);
    if (day !== null) return day + (pattern === iso ? timeOf(match ?? []) : '');
  }
  return null;
}

/** Year, month, day. */
type Parts = readonly [unknown, unknown, unknown];

const iso =
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)/i;

const forms: readonly (readonly [RegExp, (match: RegExpExecArray, text: string) => Parts])[] = [
  [iso, ([, year, month, day]) => [year, month, day]],
  [/(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/, ([, year, month, day]) => [year, month, day]],
  [/(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?:\d{4,6})?(?!\d)/, ([, year, month, day]) => [year, month, day]],
  [/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, ([, day, month, year]) => [year, month, day]],
  [/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{2})(?!\d)/, ([, day, month, year]) => [2000 + Number(year), month, day]],
  [/(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/, slashed],
  [/(?<!\d)(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/, ([, year, month, day]) => [year, month, day]],
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-](?:(?:de|of)\s)?(\p{L}{3,12})\.?,?[\s-](?:(?:de|del|of)\s)?(\d{4})(?!\d)/u,
    ([, day, month, year]) => [year, monthNumber(month), day],
  ],
  [
    /(?<!\p{L})(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/u,
    ([, month, day, year]) => [year, monthNumber(month), day],
  ],
  [/^(\d{10})(?:\d{3})?$/, ([, seconds]) => unix(Number(seconds))],
];

/** 3/4/2012 is 3 April to most of the world, and 4 March beside AM and PM. */
function slashed([, first, second, year]: RegExpExecArray, text: string): Parts {
  const monthFirst = Number(second) > 12 || (Number(first) <= 12 && /\b[ap]\.?m\b/i.test(text));
  return monthFirst ? [year, first, second] : [year, second, first];
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

function monthNumber(name: string | undefined): number {
  const lower = (name ?? '').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return months.findIndex((names) => names.some((start) => lower.startsWith(start))) + 1;
}

/** Beginnings of month names without accents: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Polish. */
const months = [
  ['jan', 'ene', 'gen', 'sty'],
  ['feb', 'fev', 'lut'],
  ['mar', 'mrt', 'maa'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'maj', 'mag', 'mei'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'out', 'ott', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru', 'des'],
];
