import type { Related } from '../core/looking.ts';
import type { Member } from '../core/member.ts';
import { knownArticle } from './known.ts';
import type { Needs } from './needs.ts';

/** Articles about the same as this one, parted by what was known when: those published later may know better. */
export async function related(needs: Needs, id: number, member: Member): Promise<Related> {
  const article = await knownArticle(needs, id, member);
  const [found, categories] = await Promise.all([
    needs.articles.related(article.community, article.id, shown),
    needs.categories.list(article.community),
  ]);
  const isLater = (other: { publishedAt: string | null; sharedAt: number }): boolean =>
    article.publishedAt && other.publishedAt
      ? other.publishedAt.slice(0, 10) > article.publishedAt.slice(0, 10)
      : other.sharedAt > article.sharedAt;
  return {
    article,
    later: found.filter((other) => isLater(other)),
    earlier: found.filter((other) => !isLater(other)),
    categories,
  };
}

const shown = 5;
