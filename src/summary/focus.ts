import { contentWords } from './words.ts';

/** How closely a sentence keeps to what its article is about. */
export interface Focus {
  /** Cosine of its tf-isf vector to that of the whole article. */
  readonly centroid: number;
  /** Mean logarithm of how often its words stand in the article. */
  readonly common: number;
}

export function focusOf(sentences: readonly string[]): readonly Focus[] {
  const stems = sentences.map(contentWords);
  const words = stems.map(countsOf);
  const article = countsOf(stems.flat());
  const holders = countsOf(words.flatMap((counts) => [...counts.keys()]));
  const rarity = (word: string) => Math.log((sentences.length + 1) / (holders.get(word) ?? 1));
  const length = lengthOf(article, rarity);
  return words.map((counts) => {
    let product = 0;
    let logarithms = 0;
    let total = 0;
    for (const [word, count] of counts) {
      const inArticle = article.get(word) ?? 1;
      product += count * inArticle * rarity(word) ** 2;
      logarithms += count * Math.log(inArticle);
      total += count;
    }
    return { centroid: product / (length * lengthOf(counts, rarity) || 1), common: logarithms / (total || 1) };
  });
}

type Counts = ReadonlyMap<string, number>;

function countsOf(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function lengthOf(counts: Counts, rarity: (word: string) => number): number {
  let squares = 0;
  for (const [word, count] of counts) squares += (count * rarity(word)) ** 2;
  return Math.sqrt(squares);
}
