import { isLittle, wordsOf } from '../core/words.ts';
import { markOf, type Indexed } from './indexing.ts';
import { rank, telling, totalOf, type Telling } from './ranking.ts';
import type { Archive } from './search.ts';
import { numberOf, weightOf } from './weights.ts';

/** Words that are weighed against the archive, the article's heaviest; and of these, how many are looked for. */
const weighed = 40;
const lookedFor = 12;
const compared = 1_000;
/** An article this little like the first is about something else. */
const least = 0.12;
/** Where few words are telling, most articles share some; and a short one may share all of its few, and most of what it says with none. */
const leastInSmall = 0.5;
const leastOfAllInSmall = 0.15;
/** A word in so many articles says nothing of what one is about; in a small archive, where two may be a third, in so many. */
const common = 0.2;
const commonInSmall = 0.6;
const small = 50;

/** Ids of the articles that share its most telling words (the rarest of those it is most about), the most alike first. */
export async function relatedIds(
  archive: Archive,
  article: Indexed,
  weights: Uint8Array,
  limit: number,
): Promise<readonly number[]> {
  const { community } = article;
  const marks = (await archive.alone()) ? [] : [[markOf(community, 'community', '')]];
  const articles = await archive.fulltext.count({ all: [], none: [], marks }, { community }, small);
  const isSmall = articles < small;
  const all = await tellingWords(archive, article, weights, isSmall ? commonInSmall : common);
  // A word that only this article holds leads to no other.
  const words = all.filter(({ share }) => !isSmall || share * articles > 1.5).slice(0, lookedFor);
  if (words.length < 2) return [];
  const groups = words.map(({ telling }) => [telling]);
  const needed = { all: [words.map(({ stem }) => [stem])], none: [], marks };
  const candidates = await archive.fulltext.holding(needed, { community }, 'anywhere', compared);
  const own = totalOf(weights, groups);
  const ofAll = totalOf(
    weights,
    all.map(({ telling }) => [telling]),
  );
  const enough = isSmall ? Math.max(leastInSmall, (leastOfAllInSmall * ofAll) / own) : least;
  const { likeliest } = await rank(archive.fulltext, candidates, groups);
  return likeliest
    .filter(({ candidate }) => candidate.id !== article.id)
    .map(({ candidate, total }) => ({ id: candidate.id, alike: total / own }))
    .filter(({ alike }) => alike >= enough)
    .toSorted((a, b) => b.alike - a.alike || b.id - a.id)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Of the article's heaviest words those that are not common, the most telling first. */
async function tellingWords(
  { fulltext }: Archive,
  article: Indexed,
  weights: Uint8Array,
  tooCommon: number,
): Promise<readonly { stem: string; share: number; telling: Telling }[]> {
  const words = wordsOf(`${article.title}\n${article.text}`).filter(
    ({ folded }) => folded.length > 2 && /\p{L}/u.test(folded) && !isLittle(folded),
  );
  const heaviest = [...new Set(words.map(({ stem }) => stem))]
    .map((stem) => ({ stem, weight: weightOf(weights, numberOf(stem)) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, weighed);
  const shared = await Promise.all(
    heaviest.map(async ({ stem, weight }) => ({ stem, weight, share: await fulltext.share(stem) })),
  );
  return shared
    .filter(({ share }) => share < tooCommon)
    .map(({ stem, weight, share }) => {
      const word = telling([stem], share);
      // Weighed by how much this article is about it, too.
      return { stem, share, telling: { ...word, weight: word.weight * weight } };
    })
    .toSorted((a, b) => b.telling.weight - a.telling.weight);
}
