import type { Article } from '../core/article.ts';
import { findCategory, type Category } from '../core/category.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import { phrase } from '../core/phrase.ts';
import { unknownCategory } from '../core/topic.ts';
import type { Needs } from './needs.ts';

/** The slugs of categories the community has, each once. Throws NewsError `bad-input` with the list for any other. */
export function knownSlugs(typed: readonly string[], categories: readonly Category[]): readonly string[] {
  return [...new Set(typed.map((slug) => knownCategory(slug, categories).slug))];
}

export function knownCategory(typed: string, categories: readonly Category[]): Category {
  const category = findCategory(categories, typed);
  if (!category) throw new NewsError('bad-input', unknownCategory(typed, categories).said, { field: 'category' });
  return category;
}

/** The community's article with the number. Throws NewsError `not-found`. */
export async function knownArticle(needs: Needs, id: number, member: Member): Promise<Article> {
  const article = Number.isSafeInteger(id) ? await needs.articles.get(member.community.id, id) : undefined;
  if (article) return article;
  throw new NewsError(
    'not-found',
    phrase`There is no article #${id} in this community’s archive. Choose it from the list while typing its title, or look for it with search.`,
    { field: 'article' },
  );
}
