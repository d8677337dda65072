import type { Hit } from '../../src/core/article.ts';

/** A word of a text: as it is searched, and where it stands. */
interface Word {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

export interface Query {
  /** Runs of stems that must stand together, somewhere. */
  readonly wanted: readonly (readonly string[])[];
  readonly unwanted: readonly (readonly string[])[];
}

/** Words, "quoted phrases", and either with a minus before it. */
export function readQuery(typed: string): Query {
  const wanted: (readonly string[])[] = [];
  const unwanted: (readonly string[])[] = [];
  for (const [, minus, phrase, word] of typed.matchAll(/(?<!\S)(-?)(?:["“”]([^"“”]*)["“”]|([^\s"“”]+))/gu)) {
    const stems = wordsOf(phrase ?? word ?? '').map(({ stem }) => stem);
    if (stems.length > 0) (minus ? unwanted : wanted).push(stems);
  }
  return { wanted, unwanted };
}

export function holds(text: string, run: readonly string[]): boolean {
  const stems = wordsOf(text).map(({ stem }) => stem);
  return stems.some((_, index) => run.every((wanted, offset) => stems[index + offset] === wanted));
}

/** About a hundred characters on both sides of the first word found. */
export function snippetOf(text: string, { wanted }: Query): Hit['snippet'] {
  const stems = new Set(wanted.flat());
  const words = wordsOf(text).filter(({ stem }) => stems.has(stem));
  const from = Math.max(0, (words[0]?.start ?? 0) - 100);
  const to = Math.min(text.length, (words[0]?.end ?? 0) + 100);
  const runs: { text: string; found: boolean }[] = [];
  let at = from;
  for (const { start, end } of words.filter((word) => word.end <= to)) {
    if (start > at) runs.push({ text: text.slice(at, start), found: false });
    runs.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  return [...runs, { text: text.slice(at, to), found: false }];
}

export function foldedWords(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => fold(word));
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    stem: fold(match[0]).replace(/(?<=.{3})(?:ies|ing|ed|es|s|y|e)$/, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}
