/** A word's number (weights.ts) and how much an article is about it, 1 to 255. */
export interface Heavy {
  readonly number: number;
  readonly weight: number;
}

/** As many words an article is about: of most articles, all that stand there twice. */
const listed = 48;

/**
 * An article's heaviest words in at most 145 bytes: the profiles of a million articles are some 180 MB, which a machine can keep in
 * memory, where a search reads thousands of them. The first byte is the weight of the heaviest word left out, then come three
 * bytes a word: the lower half of its number, and its weight.
 */
export function packHeaviest(words: readonly Heavy[]): Uint8Array {
  const sorted = words.toSorted((a, b) => b.weight - a.weight || a.number - b.number);
  const heaviest = sorted.slice(0, listed);
  return Uint8Array.from([
    sorted[listed]?.weight ?? 0,
    ...heaviest.flatMap(({ number, weight }) => [number & 0xff, (number >>> 8) & 0xff, weight]),
  ]);
}

/** The listed words, by the lower half of their numbers, and how much it is about each, from 0 to 1. */
export function* listedIn(heaviest: Uint8Array): Generator<readonly [half: number, weight: number]> {
  for (let at = 1; at < heaviest.length; at += 3)
    yield [(heaviest[at] ?? 0) | ((heaviest[at + 1] ?? 0) << 8), (heaviest[at + 2] ?? 0) / 255];
}

/**
 * About how much an article is about a word, from 0 to 1: what its list says, or half of the most it can be where the word is not
 * listed; it may not hold it at all. Little words are on no list, so of these it says nothing.
 */
export function expectedOf(heaviest: Uint8Array, number: number): number {
  const [low, high] = [number & 0xff, (number >>> 8) & 0xff];
  for (let at = 1; at < heaviest.length; at += 3)
    if (heaviest[at] === low && heaviest[at + 1] === high) return (heaviest[at + 2] ?? 0) / 255;
  return (heaviest[0] ?? 0) / 255 / 2;
}
