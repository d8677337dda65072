import type { Page } from './article.ts';
import type { Instant } from './clock.ts';
import type { Judgement } from './judgement.ts';
import type { Judge } from './reading.ts';

/** Sentences to choose from, in the article's order. */
export interface Choice {
  readonly title: string;
  readonly sentences: readonly string[];
  /** How many are wanted at most. */
  readonly count: number;
}

/** Somebody outside, such as a language model, who may choose which sentences stand for an article, and nothing more. */
export interface Chooser {
  /** Places in `sentences`, best first; undefined when there is no usable answer. Never rejects, and answers within seconds. */
  choose(choice: Choice): Promise<readonly number[] | undefined>;
}

/**
 * A judgement whose sentences were chosen with the chooser's help, when there is one and it answers. What may be chosen, how many, their
 * words, the caution and everything else is the judge's all the same.
 */
export async function judgedWith(
  judge: Judge,
  chooser: Chooser | undefined,
  page: Page,
  now: Instant,
): Promise<Judgement> {
  const candidates = chooser === undefined ? [] : judge.candidates(page);
  if (chooser === undefined || candidates.length <= few) return judge.judge(page, now);
  const sentences = candidates.map(({ text }) => text);
  const chosen = await chooser.choose({ title: page.title, sentences, count: wanted });
  const starts = (chosen ?? []).flatMap((place) => candidates[place]?.start ?? []);
  return judge.judge(page, now, starts);
}

/** A text this short is shown nearly whole. */
const few = 4;
const wanted = 4;
