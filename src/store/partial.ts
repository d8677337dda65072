import { shareOfAny, type Candidate, type Fulltext, type Needed, type Run, type Within } from './fulltext.ts';
import { rank, type Group, type Scored } from './ranking.ts';

/** What is wanted, where not every word has to be there. */
export interface Somewhat extends Pick<Needed, 'none' | 'marks'> {
  /** Words, and phrases, which count as long as they stand together; each with its other names. */
  readonly parts: readonly (readonly Run[])[];
  readonly within: Within;
}

/**
 * Articles that hold the most telling of the words, though not all: a person's one word too many must not hide
 * what they look for. One that holds a single word that tells little is noise, all the more beside articles that hold all of them.
 */
export async function holdingSome(
  fulltext: Fulltext,
  { parts, none, marks, within }: Somewhat,
  groups: readonly Group[],
  whole: readonly Scored[],
): Promise<readonly Scored[]> {
  if (parts.length < 2) return [];
  const [rarest, ...others] = await tellingAmong(fulltext, parts);
  if (!rarest) return [];
  const holding = (runs: readonly Run[], limit: number): Promise<readonly Candidate[]> =>
    fulltext.holding({ all: [runs], none, marks }, within, 'anywhere', limit);
  const isWhole = new Set(whole.map(({ candidate }) => candidate.id));
  // In a large archive the newest that hold any of the words are all new and hold the common ones.
  const found = [
    ...(await holding(rarest, comparedByRarest)),
    ...(await holding([rarest, ...others].flat(), compared)),
  ];
  const candidates = [...new Map(found.map((candidate) => [candidate.id, candidate])).values()];
  const { likeliest } = await rank(fulltext, candidates, groups);
  const best = Math.max(...[...likeliest, ...whole].map(({ total }) => total));
  // What nobody wrote of tells nothing here.
  const there = groups.map((group, at) => (likeliest.some(({ scores }) => (scores[at] ?? 0) > 0) ? group : []));
  return likeliest.filter(
    ({ candidate, scores, total }) =>
      !isWhole.has(candidate.id) && isTelling(scores, there) && total >= leastOfBest * best,
  );
}

/** The best ten of those that hold only some of the words, where all stand in order; the rest is left out. */
export function withFew(
  partial: readonly Scored[],
  best: readonly Scored[],
): { readonly shown: readonly Scored[]; readonly offered: readonly number[] } {
  const isPartial = new Set(partial.map(({ candidate }) => candidate.id));
  const offered = best
    .map(({ candidate }) => candidate.id)
    .filter((id) => isPartial.has(id))
    .slice(0, most);
  const isOffered = new Set(offered);
  return { shown: best.filter(({ candidate: { id } }) => !isPartial.has(id) || isOffered.has(id)), offered };
}

const most = 10;
const compared = 1_500;
const comparedByRarest = 300;
/** Of what the words tell altogether, the share a single one must have; and what an article must have of the best one's score. */
const leastTold = 0.15;
const leastOfBest = 0.1;

/** Beyond it, a word is in too many articles to be looked for by itself, unless all of them are. */
const common = 0.3;

/** The rarest first. */
async function tellingAmong(
  fulltext: Fulltext,
  parts: readonly (readonly Run[])[],
): Promise<readonly (readonly Run[])[]> {
  const shares = await Promise.all(parts.map(async (runs) => ({ runs, share: await shareOfAny(fulltext, runs) })));
  const [rarest, ...others] = shares.filter(({ share }) => share > 0).toSorted((a, b) => a.share - b.share);
  if (!rarest) return [];
  const telling = others.filter(({ share }) => share < Math.max(common, 3 * rarest.share)).slice(0, 5);
  return [rarest, ...telling].map(({ runs }) => runs);
}

/** Whether the article holds two of the words, or one that tells much of all there is to tell. */
function isTelling(scores: readonly number[], groups: readonly Group[]): boolean {
  const tells = groups.map((group, at) => ({ held: (scores[at] ?? 0) > 0, weight: weightOfGroup(group) }));
  const held = tells.filter((word) => word.held);
  return held.length > 1 || sum(held.map(({ weight }) => weight)) >= leastTold * sum(tells.map(({ weight }) => weight));
}

function weightOfGroup(group: Group): number {
  return Math.max(0, ...group.map(({ weight }) => weight));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
