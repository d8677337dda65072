import { featuresOf, type Features } from './features.ts';
import { weights } from './weights.ts';
import { contentWords } from './words.ts';

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
 * The best `count` of the candidates, in article order, each chosen for its score less what it repeats of those taken before it (maximal
 * marginal relevance; Carbonell and Goldstein 1998): news says its main point twice.
 */
export function pick(
  sentences: readonly string[],
  scores: readonly number[],
  candidates: readonly number[],
  count: number,
  taken: readonly number[] = [],
): readonly number[] {
  const words = new Map([...candidates, ...taken].map((at) => [at, new Set(contentWords(sentences[at] ?? ''))]));
  const repeated = new Map(candidates.map((at) => [at, 0]));
  const left = new Set(candidates);
  const picked: number[] = [];
  const take = (chosen: number) => {
    left.delete(chosen);
    for (const at of left)
      repeated.set(at, Math.max(repeated.get(at) ?? 0, shared(words.get(at) ?? none, words.get(chosen) ?? none)));
  };
  for (const at of taken) take(at);
  while (picked.length < count && left.size > 0) {
    const worth = (at: number) => (scores[at] ?? 0) - repetition * (repeated.get(at) ?? 0);
    const best = [...left].reduce((best, at) =>
      worth(at) > worth(best) || (worth(at) === worth(best) && at < best) ? at : best,
    );
    picked.push(best);
    take(best);
  }
  return picked.toSorted((a, b) => a - b);
}

/** What a sentence whose words all stand in one already taken loses. Chosen by cross-validation; see test/bench/train-ranker.ts. */
const repetition = 2.5;

const none: ReadonlySet<string> = new Set();

/** The words two sentences share, over those of the shorter. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (Math.min(a.size, b.size) || 1);
}
