import type { Query } from './query.ts';
import type { Hit } from './searching.ts';
import { wordsOf, type Word } from './words.ts';

/** About two lines of the text where most of the words wanted stand closest together, the words themselves marked. */
export function snippetOf(text: string, { wanted }: Query): Hit['snippet'] {
  const stems = new Set(wanted.flatMap(({ stems, same = [] }) => [...stems, ...same.flat()]));
  const beginnings = wanted.flatMap(({ begins }) => (begins === undefined ? [] : [begins]));
  const isFound = ({ stem, folded }: Word): boolean =>
    stems.has(stem) || beginnings.some((begins) => folded.startsWith(begins));
  const words = wordsOf(text);
  const at = words.flatMap((word, index) => (isFound(word) ? [index] : []));
  const first = densest(words, at);
  const from = beginning(text, words, first);
  const shown = words.slice(from, from + length);
  const start = from === 0 ? 0 : (shown[0]?.start ?? 0);
  const end = from + length >= words.length ? text.length : (shown.at(-1)?.end ?? text.length);
  const runs = runsOf(text, { start, end: Math.min(end, start + longest) }, shown.filter(isFound));
  return [
    ...(start > 0 ? [{ text: '…', found: false }] : []),
    ...runs,
    ...(end < text.length || end - start > longest ? [{ text: '…', found: false }] : []),
  ];
}

/** In words; and in characters, for texts whose words are no words. */
const length = 28;
const lead = 6;
const longest = 400;

/** The word to begin with: the window behind it holds most different words that are wanted; the first such window. */
function densest(words: readonly Word[], at: readonly number[]): number {
  let best = { index: at[0] ?? 0, held: 0 };
  for (const [from, index] of at.entries()) {
    const within = new Set<string>();
    for (let to = from; to < at.length; to += 1) {
      const other = at[to] ?? 0;
      if (other - index >= length - lead) break;
      within.add(words[other]?.stem ?? '');
    }
    if (within.size > best.held) best = { index, held: within.size };
  }
  return best.index;
}

/** The sentence's first word where that is near; otherwise some words before the one found. */
function beginning(text: string, words: readonly Word[], first: number): number {
  for (let at = first; at > 0 && at > first - 2 * lead; at -= 1)
    if (/[.!?\n]/.test(text.slice(words[at - 1]?.end, words[at]?.start))) return at;
  return first < 2 * lead ? 0 : first - lead;
}

function runsOf(text: string, { start, end }: { start: number; end: number }, found: readonly Word[]): Hit['snippet'] {
  const runs: { text: string; found: boolean }[] = [];
  const add = (from: number, to: number, isFound: boolean): void => {
    if (to > from) runs.push({ text: text.slice(from, to).replaceAll(/\s+/gu, ' '), found: isFound });
  };
  let at = start;
  for (const word of found.filter((word) => word.end <= end)) {
    add(at, word.start, false);
    add(word.start, word.end, true);
    at = word.end;
  }
  add(at, end, false);
  return runs;
}
