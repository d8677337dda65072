import type { Features } from './features.ts';

/**
 * The ranker, trained by logistic regression (test/bench/train-ranker.ts writes this file) on 1499 news articles of CNN/DailyMail to tell
 * the three sentences that best cover the human-written highlights (greedy ROUGE-1 plus ROUGE-2) from the rest. A feature counts as
 * `weight * (value - mean) / spread`.
 */
export const weights = {
  base: -3.03,
  features: [
    { feature: 'atTheTop', weight: 0.192, mean: 0.103, spread: 0.223 },
    { feature: 'early', weight: 0.739, mean: 0.236, spread: 0.276 },
    { feature: 'inverse', weight: -0.347, mean: 0.117, spread: 0.183 },
    { feature: 'place', weight: -0.048, mean: 0.485, spread: 0.289 },
    { feature: 'length', weight: 0.035, mean: 2.961, spread: 0.608 },
    { feature: 'words', weight: -0.254, mean: 0.373, spread: 0.182 },
    { feature: 'relative', weight: -0.1, mean: 0.99, spread: 0.445 },
    { feature: 'short', weight: -0.063, mean: 0.074, spread: 0.262 },
    { feature: 'long', weight: -0.019, mean: 0.03, spread: 0.169 },
    { feature: 'textRank', weight: 0.163, mean: 0.423, spread: 0.273 },
    { feature: 'lexRank', weight: 0.148, mean: 0.425, spread: 0.259 },
    { feature: 'likeBefore', weight: -0.105, mean: 0.037, spread: 0.077 },
    { feature: 'centroid', weight: 0.377, mean: 0.216, spread: 0.086 },
    { feature: 'common', weight: 0, mean: 0.747, spread: 0.416 },
    { feature: 'numbers', weight: 0.092, mean: 0.114, spread: 0.243 },
    { feature: 'quotes', weight: -0.017, mean: 0.101, spread: 0.301 },
    { feature: 'says', weight: -0.036, mean: 0.15, spread: 0.357 },
    { feature: 'opensWithPronoun', weight: -0.001, mean: 0.259, spread: 0.438 },
    { feature: 'firstPerson', weight: -0.19, mean: 0.146, spread: 0.353 },
    { feature: 'namesStudy', weight: 0.016, mean: 0.066, spread: 0.248 },
  ],
} as const satisfies Weights;

interface Weights {
  readonly base: number;
  readonly features: readonly {
    readonly feature: keyof Features;
    readonly weight: number;
    readonly mean: number;
    readonly spread: number;
  }[];
}
