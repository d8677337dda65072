import { parseMrkdwn, type Entity } from './mrkdwn.ts';

/** What a reader knows that a message does not say. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
  /** The reader's IANA time zone, for dates. */
  readonly timeZone: string;
  /** What their app is in, for dates; English as in the United States unless told. */
  readonly locale?: string;
  /** Milliseconds now, for "today" and "3 hours ago". */
  readonly now: number;
}

/** mrkdwn as plain text: markup characters gone, links as `label <url>`, mentions by name. */
export function showMrkdwn(source: string, names: Names, verbatim = false): string {
  return parseMrkdwn(source, verbatim)
    .map((entity) => showEntity(entity, names))
    .join('');
}

function showEntity(entity: Entity, names: Names): string {
  switch (entity.kind) {
    case 'text':
      return withoutMarks(entity.text);
    case 'link':
      return showLink(withoutMarks(entity.label), entity.url);
    case 'user':
      return `@${names.user(entity.id)}`;
    case 'channel':
      return `#${entity.label === '' ? names.channel(entity.id) : entity.label}`;
    case 'group':
      return entity.label === '' ? `@${entity.id}` : entity.label;
    case 'broadcast':
      return `@${entity.range}`;
    case 'date':
      return showDate(entity, names);
  }
}

export function showLink(label: string, url: string): string {
  return label === '' || label === url ? url : `${label} <${url}>`;
}

/** A `<!date^…>` or rich text date in the reader's zone; the fallback when it cannot be read. */
export function showDate(
  date: {
    readonly seconds: number;
    readonly format: string;
    readonly fallback: string;
    readonly url?: string | undefined;
  },
  names: Names,
): string {
  const at = new Date(date.seconds * 1000);
  if (Number.isNaN(at.getTime())) return date.fallback;
  const words = date.format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => dateToken(token, at, names) ?? whole);
  return date.url === undefined ? words : showLink(words, date.url);
}

function dateToken(token: string, at: Date, names: Names): string | undefined {
  const { timeZone, now, locale: own = 'en-US' } = names;
  const format = (options: Intl.DateTimeFormatOptions, locale = own): string =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  const pretty = (otherwise: string): string => nearDay(at, names) ?? otherwise;
  const long = format({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const date = format({ month: 'long', day: 'numeric' });
  const short = format({ month: 'short', day: 'numeric', year: 'numeric' });
  const tokens: Readonly<Record<string, string>> = {
    date_num: format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE'),
    date_slash: format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-GB'),
    date_long: long,
    date_long_full: format({ month: 'long', day: 'numeric', year: 'numeric' }),
    date_long_pretty: pretty(long),
    date,
    date_pretty: pretty(date),
    date_short: short,
    date_short_pretty: pretty(short),
    day_divider_pretty: pretty(date),
    time: format({ hour: 'numeric', minute: '2-digit' }),
    time_secs: format({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: ago(at.getTime() - now, own),
  };
  return tokens[token];
}

function nearDay(at: Date, { now, timeZone, locale = 'en-US' }: Names): string | undefined {
  const day = (ms: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ms);
  const DAY = 86_400_000;
  const away = [0, -1, 1].find((days) => day(at.getTime()) === day(now + days * DAY));
  return away === undefined ? undefined : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
}

function ago(ms: number, locale: string): string {
  const steps = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const step = steps.find(([, size]) => Math.abs(ms) >= size);
  if (!step) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  const [unit, size] = step;
  return new Intl.RelativeTimeFormat(locale).format(Math.trunc(ms / size), unit);
}

/** The marks of mrkdwn where Slack reads them as marks: what stands before, the mark, what is inside. */
export const MARKS = /(^|[\s("'[{<>*_~-])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s).,;:!?"'\]}>*_~-])/g;

/** Takes `*bold*`, `_italic_`, `~struck~` and `` `code` `` marks off, only where Slack would read them as marks. */
function withoutMarks(text: string): string {
  return text.replaceAll(MARKS, '$1$3');
}
