import { featuresOf, type Features } from './features.ts';
import { weights } from './weights.ts';

/**
 * How likely each sentence is to be picked by an editor writing highlights: the logarithm of the odds, by a logistic model. Only the
 * first `most` sentences are weighed, since comparing all with all grows with the square; later ones score lowest.
 */
export function rank(sentences: readonly string[]): readonly number[] {
  const scores = featuresOf(sentences.slice(0, most)).map(score);
  return sentences.map((_, at) => scores[at] ?? Number.NEGATIVE_INFINITY);
}

const most = 150;

function score(features: Features): number {
  return weights.features.reduce<number>(
    (sum, { feature, weight, mean, spread }) => sum + (weight * (features[feature] - mean)) / spread,
    weights.base,
  );
}

/**
 * The best `count` of the candidates, in article order. One that repeats three words running from a sentence already taken is passed
 * over (trigram blocking; Paulus et al. 2017): news says its main point twice.
 */
export function pick(
  sentences: readonly string[],
  scores: readonly number[],
  candidates: readonly number[],
  count: number,
  taken: readonly number[] = [],
): readonly number[] {
  const picked: number[] = [];
  const seen = new Set(taken.flatMap((at) => trigramsOf(sentences[at] ?? '')));
  const order = candidates.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  for (const at of order) {
    if (picked.length === count) break;
    if (taken.includes(at)) continue;
    const trigrams = trigramsOf(sentences[at] ?? '');
    if (trigrams.some((trigram) => seen.has(trigram))) continue;
    picked.push(at);
    for (const trigram of trigrams) seen.add(trigram);
  }
  return picked.toSorted((a, b) => a - b);
}

function trigramsOf(sentence: string): readonly string[] {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}
