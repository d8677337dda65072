import type { Article } from '../core/article.ts';
import type { Member } from '../core/member.ts';
import type { LatestPage } from '../core/newsroom.ts';
import { knownArticle, knownCategory } from './known.ts';
import type { Needs } from './needs.ts';

/** The article as it stands today; a withdrawn one too, for its notice is what its readers need. */
export function read(needs: Needs, id: number, member: Member): Promise<Article> {
  return knownArticle(needs, id, member);
}

export async function latest(
  needs: Needs,
  typed: string | null,
  before: number | null,
  member: Member,
): Promise<LatestPage> {
  const { id: community } = member.community;
  const category = typed === null ? null : knownCategory(typed, await needs.categories.list(community));
  const found = await needs.articles.latest(community, {
    ...(category && { category: category.slug }),
    ...(before !== null && Number.isSafeInteger(before) && { before }),
    limit: pageSize + 1,
  });
  const articles = found.slice(0, pageSize);
  return { category, articles, next: found.length > pageSize ? (articles.at(-1)?.id ?? null) : null };
}

const pageSize = 5;
