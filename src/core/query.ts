import { standings, type Standing } from './article.ts';
import { synonymsAt } from './synonyms.ts';
import { isLittle, stemsOf, wordsOf } from './words.ts';

/** What was typed into a search, taken apart. */
export interface Query extends Filters {
  /** All of these are wanted. */
  readonly wanted: readonly Part[];
  /** None of these. */
  readonly unwanted: readonly Part[];
}

/** One word as typed, or a phrase: its stems stand side by side. */
export interface Part {
  readonly text: string;
  readonly stems: readonly string[];
  /** Typed with a star: any word that begins so; then it has no stems. */
  readonly begins?: string;
  /** Runs of stems that stand for it as well: other names of what it is, or of what it is with the words beside it. */
  readonly same?: readonly (readonly string[])[];
}

export interface Filters {
  /** A category's slug. */
  readonly category?: string;
  /** A site's host or name, folded. */
  readonly site?: string;
  /** First and last day of publication, `YYYY-MM-DD`, both within. */
  readonly since?: string;
  readonly until?: string;
  readonly standing?: Standing;
}

/**
 * The query language: words (whatever their endings), "phrases in quotes", -words to leave out, `begin*` for words that begin so,
 * and `in:category site:example.org since:2020 until:2021-06 is:retracted`. Any text is safe: what is no word is dropped, a filter
 * that cannot be read is words, and beyond 200 characters or 16 words the rest is ignored. Words such as "the" count in phrases
 * only, unless there are no others. A word in quotes is looked for as it stands, any other by its other names too (synonyms.ts).
 */
export function readQuery(typed: string): Query {
  const pieces = Array.from(clean(typed).matchAll(piece)).slice(0, mostPieces);
  let filters: Filters = {};
  const parts: Typed[] = [];
  for (const [whole, minus = '', name, named, bare, phrase, word] of pieces) {
    const filter = name === undefined ? undefined : readFilter(name, named ?? bare ?? '');
    if (filter && minus === '') filters = { ...filters, ...filter };
    else
      parts.push(...partsOf(name === undefined ? (phrase ?? word ?? '') : whole, minus !== '', phrase === undefined));
  }
  const wanted = withNames(parts.filter((part) => !part.out).slice(0, most));
  const telling = wanted.filter((part) => part.stems.length !== 1 || !isLittle(part.text.toLowerCase()));
  return {
    ...filters,
    wanted: (telling.length > 0 ? telling : wanted).map(withoutSide),
    unwanted: parts
      .filter((part) => part.out)
      .slice(0, most)
      .map(withoutSide),
  };
}

/** Whether there is anything to look for. */
export function isEmpty(query: Query): boolean {
  return query.wanted.length === 0 && sayFilters(query) === '';
}

/** The filters of a query as they are typed. */
export function sayFilters({ category, site, since, until, standing }: Filters): string {
  const named = { in: category, site, since, until, is: standing };
  return Object.entries(named)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${/\s/.test(value) ? `"${value}"` : value}`]))
    .join(' ');
}

/** What was typed, without the filters that can be read. */
export function withoutFilters(typed: string): string {
  return clean(typed)
    .replaceAll(piece, (whole: string, minus: string, name?: string, named?: string, bare?: string) =>
      minus === '' && name !== undefined && readFilter(name, named ?? bare ?? '') ? '' : whole,
    )
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** First or last day of what was typed: a day, a month or a year. Undefined for anything else. */
export function readDay(typed: string, end: 'first' | 'last'): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed.trim()) ?? [];
  if (year === undefined) return undefined;
  const first = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const at = new Date(first);
  if (month !== undefined && at.getUTCMonth() !== Number(month) - 1) return undefined;
  if (day !== undefined && at.getUTCDate() !== Number(day)) return undefined;
  if (end === 'first' || day !== undefined) return at.toISOString().slice(0, 10);
  if (month === undefined) return `${year}-12-31`;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** A site as it is compared: without scheme, www., path, case and accents. */
export function foldSite(typed: string): string {
  const bare = typed
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '');
  const host = /^[\w-]+(?:\.[\w-]+)+/.exec(bare)?.[0];
  if (host !== undefined && !/\s/.test(bare)) return host.toLowerCase();
  return wordsOf(bare)
    .map((word) => word.folded)
    .join(' ');
}

const longest = 200;
const most = 16;
const mostPieces = 64;
const quotes = '"“”„«»';
/** A filter, a phrase or a word; each may have minus signs before it. */
const piece = new RegExp(
  `(?<![^\\s${quotes}])(-*)(?:(in|category|site|from|source|since|until|is|standing):(?:[${quotes}]([^${quotes}]+)[${quotes}]|([^\\s${quotes}]+))|[${quotes}]([^${quotes}]*)[${quotes}]?|([^\\s${quotes}]+))`,
  'giu',
);

/** A NUL ends a string early in C, where both databases read it. */
function clean(typed: string): string {
  return typed.slice(0, longest).replaceAll('\0', ' ').normalize('NFC');
}

function readFilter(name: string, value: string): Filters | undefined {
  switch (name.toLowerCase()) {
    case 'in':
    case 'category':
      return { category: value.toLowerCase() };
    case 'site':
    case 'from':
    case 'source': {
      const site = foldSite(value);
      return site === '' ? undefined : { site };
    }
    case 'since': {
      const since = readDay(value, 'first');
      return since === undefined ? undefined : { since };
    }
    case 'until': {
      const until = readDay(value, 'last');
      return until === undefined ? undefined : { until };
    }
    default: {
      const standing = standings.find((standing) => standing === value.toLowerCase());
      return standing === undefined ? undefined : { standing };
    }
  }
}

/** As it was typed: to be left out, or without quotes. */
type Typed = Part & { readonly out: boolean; readonly isBare: boolean };

function partsOf(text: string, out: boolean, isBare: boolean): readonly Typed[] {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (!last) return [];
  const bare = { text: text.trim(), out, isBare };
  if (!isBare || out || !text.endsWith('*') || last.end !== text.length - 1 || last.folded.length < 2)
    return [{ ...bare, stems: words.map((word) => word.stem) }];
  const before = words.slice(0, -1).map((word) => word.stem);
  return [
    ...(before.length > 0 ? [{ text: text.slice(0, last.start), stems: before, out, isBare }] : []),
    { text: text.slice(last.start), stems: [], begins: last.folded, out, isBare },
  ];
}

/** Names are of whole parts, one or several side by side: "blood-pressure" has none that "pressure" alone would have. */
function withNames(parts: readonly Typed[]): readonly Typed[] {
  const named = parts.map((part) => joined(part));
  const places = parts.flatMap(({ stems, isBare, begins }, part) =>
    isBare && begins === undefined
      ? stems.map((stem, at) => ({ stem, part, starts: at === 0, ends: at === stems.length - 1 }))
      : [{ stem: '', part, starts: false, ends: false }],
  );
  const stems = places.map(({ stem }) => stem);
  for (let at = 0; at < places.length;) {
    const names = places[at]?.starts === true ? synonymsAt(stems, at) : undefined;
    const end = at + (names?.run.length ?? 1);
    if (names && places[end - 1]?.ends === true)
      for (const part of new Set(places.slice(at, end).map((place) => place.part))) named[part]?.push(...names.same);
    at = end;
  }
  return parts.map((part, at) => {
    const same = named[at] ?? [];
    return same.length === 0 ? part : { ...part, same };
  });
}

/** "pre-diabetes" in one word. */
function joined({ text, isBare }: Typed): (readonly string[])[] {
  return isBare && /^\p{L}+(?:-[\p{L}\p{N}]+)+$/u.test(text) ? [stemsOf(text.replaceAll('-', ''))] : [];
}

function withoutSide({ out: _out, isBare: _isBare, ...part }: Typed): Part {
  return part;
}
