import type { Candidate } from '../core/candidate.ts';
import { sameAddress } from '../core/address.ts';
import { sketchLikeness, wordsOf } from '../core/likeness.ts';

/**
 * Links that tell the same story, together: in the order given, each group under its first one. Alike are those of one
 * address, with at least 6 in 10 of both titles' words (or of what their feeds say) in common, or, once both were read, with
 * half of their text in common; and so on from one to the next.
 */
export function groupStories(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = candidates.map((_, index) => index);
  const rootOf = (index: number): number => {
    const up = groups[index] ?? index;
    return up === index ? index : rootOf(up);
  };
  for (const [one, other] of pairs(candidates)) {
    const [a, b] = [rootOf(one), rootOf(other)];
    groups[Math.max(a, b)] = Math.min(a, b);
  }
  return [...Map.groupBy(candidates.keys(), rootOf).values()].map((indexes) =>
    indexes.flatMap((index) => candidates[index] ?? []),
  );
}

const alike = { words: 0.6, text: 0.5 };
/** Fewer words in common are chance: “New MS treatment”. */
const fewest = 4;

function* pairs(candidates: readonly Candidate[]): Generator<readonly [number, number]> {
  yield* sameKey(candidates.map(({ url }) => sameAddress(url)));
  yield* commonWords(candidates.map(({ title, seen }) => (seen?.kind === 'read' ? seen.title : title)));
  yield* commonWords(candidates.map(({ summary }) => summary));
  const sketches = candidates.flatMap(({ seen }, index) =>
    seen?.kind === 'read' ? [{ index, sketch: seen.sketch }] : [],
  );
  for (const [at, one] of sketches.entries())
    for (const other of sketches.slice(at + 1))
      if (sketchLikeness(one.sketch, other.sketch) >= alike.text) yield [one.index, other.index];
}

function* sameKey(keys: readonly string[]): Generator<readonly [number, number]> {
  const first = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    else yield [before, index];
  }
}

/** Counted by way of the words, so that only texts that share one are compared. */
function* commonWords(texts: readonly (string | null)[]): Generator<readonly [number, number]> {
  const sets = texts.map((text) => new Set(text === null ? [] : wordsOf(text)));
  const holders = new Map<string, number[]>();
  for (const [index, words] of sets.entries()) {
    const common = new Map<number, number>();
    for (const word of words) {
      const before = holders.get(word) ?? [];
      for (const other of before) common.set(other, (common.get(other) ?? 0) + 1);
      holders.set(word, [...before, index]);
    }
    for (const [other, count] of common) {
      const all = words.size + (sets[other]?.size ?? 0) - count;
      if (count >= fewest && count / all >= alike.words) yield [other, index];
    }
  }
}
