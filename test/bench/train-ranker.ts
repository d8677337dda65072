import { featuresOf, type Features } from '../../src/summary/features.ts';
import { pick } from '../../src/summary/rank.ts';
import type { Highlight } from './judging-sets.ts';
import { overlap, rouge, tokensOf } from './rouge.ts';

/** As src/summary/weights.ts holds them: a feature counts as `weight * (value - mean) / spread`. */
export interface Trained {
  readonly base: number;
  readonly features: readonly { feature: keyof Features; weight: number; mean: number; spread: number }[];
}

/** An article made ready once, for several trainings. */
export interface Example {
  readonly sentences: readonly string[];
  readonly reference: readonly string[];
  readonly features: readonly Features[];
  /** The sentences that together cover the reference best. */
  readonly chosen: ReadonlySet<number>;
}

const most = 150;

export function examplesOf(documents: readonly Highlight[]): readonly Example[] {
  return documents.map(({ sentences, reference }) => {
    const weighed = sentences.slice(0, most);
    return { sentences: weighed, reference, features: featuresOf(weighed), chosen: bestOf(weighed, reference) };
  });
}

/** Greedily, up to three sentences, as long as ROUGE-1 plus ROUGE-2 rises. */
function bestOf(sentences: readonly string[], reference: readonly string[]): ReadonlySet<number> {
  const tokens = sentences.map(tokensOf);
  const wanted = reference.flatMap(tokensOf);
  const chosen = new Set<number>();
  let best = 0;
  while (chosen.size < 3) {
    let next = -1;
    for (const at of sentences.keys()) {
      if (chosen.has(at)) continue;
      const together = [...chosen, at].flatMap((index) => tokens[index] ?? []);
      const score = overlap(together, wanted, 1) + overlap(together, wanted, 2);
      if (score > best) [best, next] = [score, at];
    }
    if (next === -1) break;
    chosen.add(next);
  }
  return chosen;
}

/** Logistic regression, all sentences at once: Adam, 300 rounds, a small pull towards zero so that no feature runs away. */
export function trained(examples: readonly Example[]): Trained {
  const rows = examples.flatMap(({ features, chosen }) =>
    features.map((values, at) => ({ values, wanted: Number(chosen.has(at)) })),
  );
  const names = namesOf(rows[0]?.values);
  const scales = names.map((name) => scaleOf(rows.map(({ values }) => values[name])));
  const inputs = rows.map(({ values }) =>
    Float64Array.from(names, (name, at) => (values[name] - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
  );
  const slopes = fitted(
    inputs,
    rows.map(({ wanted }) => wanted),
  );
  return {
    base: slopes[names.length] ?? 0,
    features: names.map((feature, at) => ({
      feature,
      weight: slopes[at] ?? 0,
      mean: scales[at]?.mean ?? 0,
      spread: scales[at]?.spread ?? 1,
    })),
  };
}

function namesOf(values: Features | undefined): readonly (keyof Features)[] {
  return Object.keys(values ?? {}) as (keyof Features)[];
}

function scaleOf(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
}

const pull = 0.001;
const rounds = 300;
const rate = 0.05;

/** One slope an input, and the base behind them. */
function fitted(inputs: readonly Float64Array[], wanted: readonly number[]): Float64Array {
  const size = inputs[0]?.length ?? 0;
  const slopes = new Float64Array(size + 1);
  slopes[size] = -2.5;
  const first = new Float64Array(size + 1);
  const second = new Float64Array(size + 1);
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = gradientOf(inputs, wanted, slopes);
    for (const [at, raw] of gradient.entries()) {
      const slope = slopes[at] ?? 0;
      const step = raw / inputs.length + (at < size ? pull * slope : 0);
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * step;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * step ** 2;
      const drift = (first[at] ?? 0) / (1 - 0.9 ** round);
      const spread = Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
      slopes[at] = slope - (rate * drift) / spread;
    }
  }
  return slopes;
}

function gradientOf(inputs: readonly Float64Array[], wanted: readonly number[], slopes: Float64Array): Float64Array {
  const gradient = new Float64Array(slopes.length);
  const size = slopes.length - 1;
  for (const [row, input] of inputs.entries()) {
    let logit = slopes[size] ?? 0;
    for (let at = 0; at < size; at += 1) logit += (slopes[at] ?? 0) * (input[at] ?? 0);
    const error = 1 / (1 + Math.exp(-logit)) - (wanted[row] ?? 0);
    for (let at = 0; at < size; at += 1) gradient[at] = (gradient[at] ?? 0) + error * (input[at] ?? 0);
    gradient[size] = (gradient[size] ?? 0) + error;
  }
  return gradient;
}

/** Three sentences by these weights. */
export function threeBy(
  { sentences, features }: Pick<Example, 'sentences' | 'features'>,
  model: Trained,
): readonly string[] {
  const scores = features.map((values) =>
    model.features.reduce(
      (sum, { feature, weight, mean, spread }) => sum + (weight * (values[feature] - mean)) / spread,
      model.base,
    ),
  );
  return pick(sentences, scores, [...sentences.keys()], 3).map((at) => sentences[at] ?? '');
}

/** ROUGE-1 over the first three sentences, in points, one number an article, learnt on four fifths and told of the fifth, five times. */
export function crossValidated(examples: readonly Example[], folds = 5): readonly number[] {
  return Array.from({ length: folds }, (_, fold) => {
    const model = trained(examples.filter((_, at) => at % folds !== fold));
    return examples.filter((_, at) => at % folds === fold).map((example) => gainOf(example, threeBy(example, model)));
  }).flat();
}

export function gainOf(
  { sentences, reference }: Pick<Example, 'sentences' | 'reference'>,
  picked: readonly string[],
): number {
  return 100 * (rouge(picked, reference).one - rouge(sentences.slice(0, 3), reference).one);
}
