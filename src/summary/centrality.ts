import { contentWords } from './words.ts';

/** How much a sentence has in common with the rest of its article, by three measures, each scaled to 0..1 within the article. */
export interface Centrality {
  /** TextRank (Mihalcea and Tarau, 2004): shared words over the logarithms of both lengths. */
  readonly textRank: readonly number[];
  /** Continuous LexRank (Erkan and Radev, 2004): cosine of tf-isf vectors. */
  readonly lexRank: readonly number[];
  /** Cosine to the sentence before, 0 for the first; not scaled. */
  readonly likeBefore: readonly number[];
}

export function centralityOf(sentences: readonly string[]): Centrality {
  const words = sentences.map(contentWords);
  const shared = squareOf(sentences.length);
  const alike = squareOf(sentences.length);
  fill(words, shared, alike);
  return {
    textRank: scaled(walk(shared)),
    lexRank: scaled(walk(alike)),
    likeBefore: sentences.map((_, at) => (at === 0 ? 0 : (alike[at]?.[at - 1] ?? 0))),
  };
}

type Square = readonly Float64Array[];

function squareOf(size: number): Square {
  return Array.from({ length: size }, () => new Float64Array(size));
}

/** Goes word by word through the sentences holding it, so that pairs without a common word cost nothing. */
function fill(words: readonly (readonly string[])[], shared: Square, alike: Square): void {
  const holders = holdersOf(words);
  const norms = new Float64Array(words.length);
  for (const [, counts] of holders) {
    const rarity = Math.log((words.length + 1) / counts.length);
    for (const [at, count] of counts) norms[at] = (norms[at] ?? 0) + (count * rarity) ** 2;
    eachPair(counts, (a, b, product) => {
      add(shared, a, b, 1);
      add(alike, a, b, product * rarity * rarity);
    });
  }
  for (const [a, row] of shared.entries()) {
    for (let b = 0; b < row.length; b += 1) {
      const lengths = Math.log(words[a]?.length || 1) + Math.log(words[b]?.length || 1);
      row[b] = lengths > 0 ? (row[b] ?? 0) / lengths : 0;
      const norm = Math.sqrt((norms[a] ?? 0) * (norms[b] ?? 0));
      const cosines = alike[a];
      if (cosines !== undefined) cosines[b] = norm > 0 ? (cosines[b] ?? 0) / norm : 0;
    }
  }
}

type Counts = (readonly [sentence: number, count: number])[];

function holdersOf(words: readonly (readonly string[])[]): ReadonlyMap<string, Counts> {
  const holders = new Map<string, Counts>();
  for (const [at, own] of words.entries()) {
    const counts = new Map<string, number>();
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      const list = holders.get(word);
      if (list === undefined) holders.set(word, [[at, count]]);
      else list.push([at, count]);
    }
  }
  return holders;
}

function eachPair(counts: Counts, visit: (a: number, b: number, product: number) => void): void {
  for (const [at, [a, countA]] of counts.entries()) {
    for (const [b, countB] of counts.slice(at + 1)) visit(a, b, countA * countB);
  }
}

function add(square: Square, a: number, b: number, amount: number): void {
  const rowA = square[a];
  const rowB = square[b];
  if (rowA !== undefined) rowA[b] = (rowA[b] ?? 0) + amount;
  if (rowB !== undefined) rowB[a] = (rowB[a] ?? 0) + amount;
}

/** PageRank on a weighted graph: damping .85, until it settles. */
function walk(weights: Square): Float64Array {
  const size = weights.length;
  const out = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let ranks = new Float64Array(size).fill(1 / size);
  for (let round = 0; round < 30; round += 1) {
    const next = new Float64Array(size).fill(0.15 / size);
    for (const [from, row] of weights.entries()) {
      const total = out[from] ?? 0;
      const gift = (0.85 * (ranks[from] ?? 0)) / (total || size);
      for (let to = 0; to < size; to += 1) next[to] = (next[to] ?? 0) + gift * (total > 0 ? (row[to] ?? 0) : 1);
    }
    const moved = next.reduce((sum, rank, at) => sum + Math.abs(rank - (ranks[at] ?? 0)), 0);
    ranks = next;
    if (moved < 1e-6) break;
  }
  return ranks;
}

function scaled(values: Float64Array): readonly number[] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return Array.from(values, (value) => (most > least ? (value - least) / (most - least) : 0));
}
