import type { Instant } from '../core/clock.ts';
import type { Candidate, Run } from './fulltext.ts';
import { numberOf, weightOf } from './weights.ts';

/** A word as ranking counts it: the rarer, the more it says. */
export interface Telling {
  readonly number: number;
  readonly weight: number;
}

/** Robertson and Spärck Jones' inverse document frequency, of the share of articles that hold a word; never below a little. */
export function telling(stem: string, share: number): Telling {
  return { number: numberOf(stem), weight: Math.max(0.1, Math.log(1 + 1 / Math.max(share, 1e-7))) };
}

/** Best first: how much an article is about the words, and a little more for a new one. */
export function rank(candidates: readonly Candidate[], groups: readonly (readonly Telling[])[]): readonly Candidate[] {
  const newest = candidates.reduce((latest, { sharedAt }) => Math.max(latest, sharedAt), 0);
  return candidates
    .map((candidate) => ({
      candidate,
      score: scoreOf(candidate.weights, groups) * (1 + noveltyOf(newest - candidate.sharedAt)),
    }))
    .toSorted((a, b) => b.score - a.score || b.candidate.id - a.candidate.id)
    .map(({ candidate }) => candidate);
}

/** Whatever it is about, what was retracted comes behind all else. */
export function retractedLast(candidates: readonly Candidate[]): readonly Candidate[] {
  const retracted = candidates.filter(({ standing }) => standing === 'retracted');
  return [...candidates.filter(({ standing }) => standing !== 'retracted'), ...retracted];
}

/** Of each group of words the one the article is most about. */
export function scoreOf(weights: Uint8Array, groups: readonly (readonly Telling[])[]): number {
  let score = 0;
  for (const group of groups) {
    let best = 0;
    for (const { number, weight } of group) best = Math.max(best, weight * weightOf(weights, number));
    score += best;
  }
  return score;
}

/** The words of runs that are wanted, each by itself: side by side or not is the index's to say. */
export function wordsOfRuns(groups: readonly (readonly Run[])[]): readonly (readonly string[])[] {
  return groups.flatMap((runs) => {
    const [only, ...others] = runs;
    if (only === undefined) return [];
    return others.length === 0 ? only.map((stem) => [stem]) : [runs.flatMap((run) => run)];
  });
}

/** A new article counts this much more than an equally fitting old one, half as much more a year later. */
const novelty = { share: 0.2, halfLifeMs: 365 * 86_400_000 };

function noveltyOf(ageMs: Instant): number {
  return novelty.share * 0.5 ** (ageMs / novelty.halfLifeMs);
}
