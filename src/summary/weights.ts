import type { Features } from './features.ts';

/**
 * The ranker, trained by logistic regression on 1,500 news articles of CNN/DailyMail to tell the three sentences that best cover the
 * human-written highlights (greedy ROUGE-1 plus ROUGE-2) from the rest. A feature counts as `weight * (value - mean) / spread`.
 */
export const weights = {
  base: -3.025,
  features: [
    { feature: 'atTheTop', weight: -0.397, mean: 0.103, spread: 0.223 },
    { feature: 'early', weight: 1.259, mean: 0.236, spread: 0.276 },
    { feature: 'place', weight: 0.204, mean: 0.485, spread: 0.289 },
    { feature: 'length', weight: -0.168, mean: 2.961, spread: 0.608 },
    { feature: 'short', weight: -0.149, mean: 0.074, spread: 0.262 },
    { feature: 'long', weight: -0.062, mean: 0.03, spread: 0.169 },
    { feature: 'textRank', weight: 0.19, mean: 0.422, spread: 0.273 },
    { feature: 'lexRank', weight: 0.299, mean: 0.424, spread: 0.259 },
    { feature: 'likeBefore', weight: -0.08, mean: 0.037, spread: 0.077 },
    { feature: 'numbers', weight: 0.11, mean: 0.114, spread: 0.243 },
    { feature: 'quotes', weight: -0.036, mean: 0.101, spread: 0.301 },
    { feature: 'says', weight: -0.039, mean: 0.15, spread: 0.357 },
    { feature: 'opensWithPronoun', weight: -0.014, mean: 0.259, spread: 0.438 },
    { feature: 'firstPerson', weight: -0.222, mean: 0.146, spread: 0.353 },
    { feature: 'namesStudy', weight: 0.02, mean: 0.066, spread: 0.248 },
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
