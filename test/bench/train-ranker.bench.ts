import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { highlightsIn } from './judging-sets.ts';
import { crossValidated, examplesOf, gainOf, threeBy, trained, type Trained } from './train-ranker.ts';

/**
 * Trains the sentence ranker: `npm run bench train-ranker -- --data <dir> [--write]`. Prints what it gains over the first three
 * sentences on articles it did not learn from, and the weights learnt from all of them; --write puts these into src/summary/weights.ts.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  if (values.data === undefined) throw new Error('Say where the data is: --data <dir>.');
  const examples = examplesOf(highlightsIn(values.data));
  const unseen = crossValidated(examples);
  console.log(
    `ROUGE-1 over the first three sentences, ${examples.length} articles, learnt on four fifths and told of the fifth:`,
  );
  console.log(`  ${signed(mean(unseen))} (95 % interval ±${(1.96 * errorOf(unseen)).toFixed(2)})`);
  const model = trained(examples);
  const seen = examples.map((example) => gainOf(example, threeBy(example, model)));
  console.log(`  on the articles learnt from: ${signed(mean(seen))}\n`);
  const table = tableOf(model);
  console.log(table);
  if (values.write)
    writeFileSync(new URL('../../src/summary/weights.ts', import.meta.url), fileOf(table, examples.length));
}

function tableOf({ base, features }: Trained): string {
  const rows = features.map(
    ({ feature, weight, mean, spread }) =>
      `    { feature: '${feature}', weight: ${short(weight)}, mean: ${short(mean)}, spread: ${short(spread)} },`,
  );
  return [`  base: ${short(base)},`, '  features: [', ...rows, '  ],'].join('\n');
}

function fileOf(table: string, articles: number): string {
  return `import type { Features } from './features.ts';

/**
 * The ranker, trained by logistic regression (test/bench/train-ranker.ts writes this file) on ${articles} news articles of CNN/DailyMail to tell
 * the three sentences that best cover the human-written highlights (greedy ROUGE-1 plus ROUGE-2) from the rest. A feature counts as
 * \`weight * (value - mean) / spread\`.
 */
export const weights = {
${table}
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
`;
}

function short(value: number): number {
  return Number(value.toFixed(3));
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function errorOf(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / values.length);
}
