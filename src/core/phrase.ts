import type { Inline, Line } from './message.ts';

/**
 * What is said to people, before anybody knows in which language. A string is said as it is: a title, a name, a sentence of an
 * article. A phrase is our own, in English, for the language of whoever reads it to be looked up (core/speak.ts).
 */
export type Said = string | Phrase;

export type Phrase =
  /** `Published {0} as #{1}.`, and what stands in the places. */
  | { readonly kind: 'phrase'; readonly english: string; readonly values: readonly Value[] }
  /** `{n} channel` or `{n} channels`, by the rules of the language; further places are numbered as in a phrase. */
  | {
      readonly kind: 'count';
      readonly count: number;
      readonly one: string;
      readonly many: string;
      readonly values: readonly Value[];
    }
  /** `2012-03-29` or an instant, as the day its publisher meant: the same for every reader. */
  | { readonly kind: 'day'; readonly day: string }
  /** Several in a row: with commas, or with a last “and” or “or”. */
  | { readonly kind: 'list'; readonly items: readonly Said[]; readonly join: 'comma' | 'and' | 'or' }
  /** One behind the other, as they are: sentences with a space between, or what is no sentence. */
  | { readonly kind: 'row'; readonly items: readonly Said[]; readonly between: string }
  /** What shall not be overlooked. */
  | { readonly kind: 'capitals'; readonly said: Said }
  /** A line, without its markup. */
  | { readonly kind: 'line'; readonly line: Line<Said> };

/** In a line nodes keep their markup; elsewhere only their text is said. */
export type Value = Said | number | Inline<Said>;

/**
 * Words of our own, with places for what is not: ``phrase`Published ${titleLink(article)} as #${article.id}.` ``. A whole sentence at
 * a time, for languages order their words differently. What stands in a place is never looked up, unless it is a phrase itself.
 * Every one is found in config/languages by its English, with `{0}`, `{1}` for the places.
 */
export function phrase(parts: TemplateStringsArray, ...values: readonly Value[]): Phrase {
  return { kind: 'phrase', english: englishOf(parts), values };
}

function englishOf(parts: TemplateStringsArray): string {
  const before = written.get(parts);
  if (before !== undefined) return before;
  const english = parts.reduce((text, part, place) => (place === 0 ? part : `${text}{${place - 1}}${part}`), '');
  written.set(parts, english);
  return english;
}

/** Each place in the code hands in the same parts every time. */
const written = new WeakMap<TemplateStringsArray, string>();

/** Words of our own from a table of data, such as a command's description: English that is looked up as it is. */
export function own(english: string): Phrase {
  return { kind: 'phrase', english, values: [] };
}

/**
 * So many of something: `plural(3, 'channel')`, or `plural(3, '{n} channel gets {0}', '{n} channels get {0}', what)` where more than the
 * noun changes. Without `{n}` the number is put in front.
 */
export function plural(count: number, one: string, many?: string, ...values: readonly Value[]): Phrase {
  const forms = many === undefined ? nounOf(one) : numbered(one, many);
  return { kind: 'count', count, one: forms.one, many: forms.many, values };
}

interface Forms {
  readonly one: string;
  readonly many: string;
}

function numbered(one: string, many: string): Forms {
  if (one.includes('{n}') || many.includes('{n}')) return { one, many };
  return { one: `{n} ${one}`, many: `{n} ${many}` };
}

function nounOf(noun: string): Forms {
  const known = nouns.get(noun);
  if (known) return known;
  const forms = numbered(noun, `${noun}s`);
  nouns.set(noun, forms);
  return forms;
}

/** Some thirty words of ours, each put together once: a list counts something in every line. */
const nouns = new Map<string, Forms>();

export function all(items: readonly Said[], join: 'comma' | 'and' | 'or' = 'comma'): Phrase {
  return { kind: 'list', items, join };
}

/** Sentences of one paragraph, or parts of one text with something else between. What is empty is left out. */
export function row(items: readonly Said[], between = ' '): Said {
  const said = items.filter((item) => item !== '');
  const [only] = said;
  return said.length === 1 && only !== undefined ? only : { kind: 'row', items: said, between };
}

/** `SUPERSEDED BY LATER EVIDENCE` */
export function capitals(said: Said): Phrase {
  return { kind: 'capitals', said };
}

export function isPhrase(said: Phrase | Inline<Said>): said is Phrase {
  return kinds.has(said.kind);
}

const kinds: ReadonlySet<string> = new Set([
  'phrase',
  'count',
  'day',
  'list',
  'row',
  'capitals',
  'line',
] satisfies readonly Phrase['kind'][]);
