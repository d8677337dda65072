import type { Instant } from '../core/clock.ts';
import type { Candidate, Fulltext, Run } from './fulltext.ts';
import { expectedOf } from './heaviest.ts';
import { numberOf, weightOf } from './weights.ts';

/** A word as ranking counts it, or words that say one thing together, as much as the least of them: the rarer, the more it says. */
export interface Telling {
  readonly numbers: readonly number[];
  readonly weight: number;
}

/** Words of which an article's best counts: one word and its other names, or all that a beginning stands for. */
export type Group = readonly Telling[];

/** An article, and how much it is about each group of words. */
export interface Scored {
  readonly candidate: Candidate;
  readonly scores: readonly number[];
  readonly total: number;
}

export interface Ranked {
  /** The best ones, best first. */
  readonly likeliest: readonly Scored[];
  /** What is hardly any better; best first, by about how much each can be. */
  readonly others: readonly Scored[];
}

/** So many are compared by all of their words: reading these of each that matches took a search of a million half a second. */
const compared = 200;

/**
 * Best first: how much an article is about the words, and a little more for a new one. In two stages: all are put in order by about
 * how much they are about the words, and the likeliest then by what they are about. Not by the most they can be: among articles
 * that hold some of the words, all that are long could be about a rare one.
 */
export async function rank(
  fulltext: Pick<Fulltext, 'weights'>,
  candidates: readonly Candidate[],
  groups: readonly Group[],
): Promise<Ranked> {
  const newest = newestOf(candidates);
  const guessed = candidates.map((candidate) => scored(candidate, groups, expectedOf, candidate.heaviest));
  const likely = groups.length === 0 ? guessed : inOrder(guessed, newest);
  const close = groups.length === 0 ? [] : likely.slice(0, compared);
  const weights = await fulltext.weights(close.map(({ candidate }) => candidate.id));
  const exact = close.map((one) => {
    const own = weights.get(one.candidate.id);
    return own ? scored(one.candidate, groups, weightOf, own) : one;
  });
  return { likeliest: inOrder(exact, newest), others: likely.slice(close.length) };
}

/** Best first: by what each is about, and a little by how new it is. */
export function inOrder(
  ranks: readonly Scored[],
  newest = newestOf(ranks.map(({ candidate }) => candidate)),
): readonly Scored[] {
  return ranks
    .map((one) => ({ one, score: one.total * (1 + noveltyOf(newest - one.candidate.sharedAt)) }))
    .toSorted((a, b) => b.score - a.score || b.one.candidate.id - a.one.candidate.id)
    .map(({ one }) => one);
}

/** Whatever it is about, what was retracted comes behind all else. */
export function retractedLast(ranks: readonly Scored[]): readonly Candidate[] {
  const candidates = ranks.map(({ candidate }) => candidate);
  const retracted = candidates.filter(({ standing }) => standing === 'retracted');
  return [...candidates.filter(({ standing }) => standing !== 'retracted'), ...retracted];
}

/** Robertson and Spärck Jones' inverse document frequency, of the share of articles that hold a word; never below a little. */
export function telling(run: Run, share: number): Telling {
  return { numbers: run.map((stem) => numberOf(stem)), weight: Math.max(0.1, Math.log(1 + 1 / Math.max(share, 1e-7))) };
}

/** Of each group the word the article is most about. */
export function totalOf(weights: Uint8Array, groups: readonly Group[]): number {
  return sum(scoresOf(weights, groups, weightOf));
}

function scored(
  candidate: Candidate,
  groups: readonly Group[],
  weightIn: (words: Uint8Array, number: number) => number,
  words: Uint8Array,
): Scored {
  const scores = scoresOf(words, groups, weightIn);
  return { candidate, scores, total: sum(scores) };
}

function scoresOf(
  words: Uint8Array,
  groups: readonly Group[],
  weightIn: (words: Uint8Array, number: number) => number,
): readonly number[] {
  return groups.map((group) => {
    let best = 0;
    for (const { numbers, weight } of group) {
      let least = 1;
      for (const number of numbers) least = Math.min(least, weightIn(words, number));
      best = Math.max(best, weight * least);
    }
    return best;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function newestOf(candidates: readonly Candidate[]): Instant {
  return candidates.reduce((latest, { sharedAt }) => Math.max(latest, sharedAt), 0);
}

/** A new article counts this much more than an equally fitting old one, half as much more a year later. */
const novelty = { share: 0.2, halfLifeMs: 365 * 86_400_000 };

function noveltyOf(ageMs: Instant): number {
  return novelty.share * 0.5 ** (ageMs / novelty.halfLifeMs);
}
