import { listedIn } from './heaviest.ts';
import type { Scored } from './ranking.ts';

/** Of what an article counts, what it has in common with the best ones. */
const share = 0.5;
/** The best ones, each by how near it comes to the very best: where one stands out it is alone, else those next to it have their say. */
const best = 10;
const sharpness = 40;

/**
 * What the best are about in more words than were asked, the others may be about in those words alone ("dementia" where somebody
 * asked for "memory"): what is like the best counts more. Rocchio's relevance feedback (1971) from the search's own first answers,
 * of words that stand out among all that was found, by how much they do (Kullback and Leibler's divergence, as Carpineto et al. use
 * it, 2001); from the lists of heaviest words, so that nothing more is read.
 */
export function likeTheBest(ranks: readonly Scored[]): readonly Scored[] {
  const most = Math.max(0, ...ranks.map(({ total }) => total));
  if (most === 0) return ranks;
  const first = ranks.toSorted((a, b) => b.total - a.total || b.candidate.id - a.candidate.id).slice(0, best);
  const theirs = meanOf(first, ({ total }) => (total / most) ** sharpness);
  const usual = meanOf(ranks, () => 1);
  const telling = new Map(
    Array.from(theirs, ([word, weight]) => [
      word,
      Math.max(0, weight * Math.log(weight / (usual.get(word) ?? weight))),
    ]),
  );
  const likenesses = ranks.map(({ candidate }) => likenessOf(candidate.heaviest, telling));
  const mostLike = Math.max(...likenesses);
  if (mostLike === 0) return ranks;
  return ranks.map((one, at) => ({
    ...one,
    total: (1 - share) * one.total + share * most * ((likenesses[at] ?? 0) / mostLike),
  }));
}

/** How much these are about each of their heaviest words, on average. */
function meanOf(ranks: readonly Scored[], importance: (one: Scored) => number): ReadonlyMap<number, number> {
  const importances = ranks.map(importance);
  const all = importances.reduce((sum, one) => sum + one, 0);
  const mean = new Map<number, number>();
  for (const [at, { candidate }] of ranks.entries())
    for (const [word, weight] of listedIn(candidate.heaviest))
      mean.set(word, (mean.get(word) ?? 0) + (weight * (importances[at] ?? 0)) / all);
  return mean;
}

function likenessOf(heaviest: Uint8Array, telling: ReadonlyMap<number, number>): number {
  let likeness = 0;
  for (const [word, weight] of listedIn(heaviest)) likeness += weight * (telling.get(word) ?? 0);
  return likeness;
}
