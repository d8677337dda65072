/** What a text needs to be read: names for ids, a clock and a zone for dates. */
export interface Reading {
  readonly nameOf?: (kind: 'user' | 'role' | 'channel', id: string) => string | undefined;
  /** IANA zone for `<t:…>`, UTC unless told. */
  readonly zone?: string;
  /** What their app is in, for dates; British English unless told. */
  readonly locale?: string;
  /** Milliseconds, for "3 days ago". */
  readonly now?: number;
}

/** Discord's timestamp styles. Source: discord-api-docs, reference.mdx#message-formatting. */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Everything Discord reads inside a line, by named group. */
export const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\p{P}\p{S}])`,
    '`(?<code>[^`]+)`',
    String.raw`\[(?<label>(?:\\.|[^\]\\])+)\]\(<?(?<target>https?:\/\/[^)>\s]+)>?\)`,
    String.raw`<t:(?<time>-?\d{1,13})(?::(?<style>[tTdDfFR]))?>`,
    String.raw`<@!?(?<user>\d+)>`,
    String.raw`<@&(?<role>\d+)>`,
    String.raw`<#(?<channel>\d+)>`,
    String.raw`<(?<bare>https?:\/\/[^>\s]+)>`,
    String.raw`(?<url>https?:\/\/[^\s<]+)`,
    String.raw`\*\*(?<bold>(?:\\.|[^\\])+?)\*\*`,
    String.raw`__(?<under>(?:\\.|[^\\])+?)__`,
    String.raw`~~(?<struck>(?:\\.|[^\\])+?)~~`,
    String.raw`\|\|(?<spoiler>(?:\\.|[^\\])+?)\|\|`,
    String.raw`\*(?!\s)(?<italic>(?:\\.|[^\\*])+?)\*`,
    String.raw`(?<![\p{L}\p{N}])_(?!\s)(?<slanted>(?:\\.|[^\\_])+?)_(?![\p{L}\p{N}])`,
  ].join('|'),
  'gu',
);

/** A text in Discord's markdown as lines to read in a terminal: markup gone, links as `text <url>`, dates as dates. */
export function plainLines(text: string, reading: Reading = {}): string[] {
  return text.split('\n').map((line) => {
    const [, mark = '', rest = line] = /^(#{1,3} |-# |> |[-*] )(.*)$/s.exec(line) ?? [];
    const prefix = mark === '> ' ? '│ ' : mark === '- ' || mark === '* ' ? '• ' : '';
    return prefix + plain(rest, reading);
  });
}

function plain(text: string, reading: Reading): string {
  return text.replace(INLINE, (...found) => {
    const parts: unknown = found.at(-1);
    return isGroups(parts) ? inline(parts, reading, found[0]) : found[0];
  });
}

function inline(found: Groups, reading: Reading, whole: string): string {
  if (found['label'] !== undefined) return `${plain(found['label'], reading)} <${found['target']}>`;
  if (found['time'] !== undefined) return readableTime(Number(found['time']), found['style'] ?? 'f', reading);
  if (found['user'] !== undefined) return `@${reading.nameOf?.('user', found['user']) ?? 'unknown-user'}`;
  if (found['role'] !== undefined) return `@${reading.nameOf?.('role', found['role']) ?? 'unknown-role'}`;
  if (found['channel'] !== undefined) return `#${reading.nameOf?.('channel', found['channel']) ?? 'unknown'}`;
  const verbatim = found['escaped'] ?? found['code'] ?? found['bare'] ?? found['url'];
  if (verbatim !== undefined) return verbatim;
  const marked = ['bold', 'under', 'struck', 'spoiler', 'italic', 'slanted'].map((name) => found[name]);
  const inner = marked.find((value) => value !== undefined);
  return inner === undefined ? whole : plain(inner, reading);
}

/** `<t:…>` as words. */
export function readableTime(
  seconds: number,
  style: string,
  { zone = 'UTC', now = Date.now(), locale = 'en-GB' }: Reading,
): string {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return 'Invalid date';
  if (style === 'R') return relative(seconds - now / 1000, locale);
  return new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: zone }).format(time);
}

function relative(seconds: number, locale: string): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

type Groups = Readonly<Record<string, string | undefined>>;

function isGroups(value: unknown): value is Groups {
  return typeof value === 'object' && value !== null;
}
