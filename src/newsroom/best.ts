import type { Article } from '../core/article.ts';
import type { Category } from '../core/category.ts';

/**
 * At most so many of them, in the order of a digest: the newest of every category, then the second newest of every one, and so
 * on, so that a busy category leaves room for the others.
 */
export function bestOf(
  articles: readonly Article[],
  most: number | null,
  categories: readonly Category[],
): readonly Article[] {
  const ordered = inOrder(articles, categories);
  if (most === null || ordered.length <= most) return ordered;
  const held = new Map<string, number>();
  const ranked = ordered.map((article) => {
    const slug = article.categories[0] ?? '';
    const rank = held.get(slug) ?? 0;
    held.set(slug, rank + 1);
    return { article, rank };
  });
  const kept = new Set(ranked.toSorted((a, b) => a.rank - b.rank).slice(0, most));
  return ranked.filter((entry) => kept.has(entry)).map(({ article }) => article);
}

/** In the order a digest tells them: by category as the community orders these, the newest first within one. */
function inOrder(articles: readonly Article[], categories: readonly Category[]): readonly Article[] {
  const order = new Map(categories.map(({ slug }, index) => [slug, index]));
  const place = ({ categories: [first] }: Article): number => order.get(first ?? '') ?? order.size;
  return articles.toSorted((a, b) => place(a) - place(b) || b.sharedAt - a.sharedAt || b.id - a.id);
}
