import type { Article, Articles, Hit, NewArticle } from '../../src/core/article.ts';
import type { Power } from './power.ts';

/** Articles, and the two writes the ledger makes of them. */
export interface FakeArticles extends Articles {
  insert(article: NewArticle): Article | undefined;
  replace(revised: Article): boolean;
}

export function fakeArticles(power?: Power): FakeArticles {
  const held = new Map<number, Article>();
  let last = 0;
  const of = (community: string): Article[] => [...held.values()].filter((article) => article.community === community);
  const published = (community: string): Article[] => of(community).filter(({ life }) => life === 'published');
  const newestFirst = (community: string): Article[] => published(community).toSorted((a, b) => b.id - a.id);
  const read = async <T>(query: () => T): Promise<T> => {
    power?.touch();
    return query();
  };

  return {
    insert: (article) => {
      if (of(article.community).some(({ canonicalUrl }) => canonicalUrl === article.canonicalUrl)) return undefined;
      last += 1;
      const stored = { ...article, id: last };
      held.set(last, stored);
      return stored;
    },
    replace: (revised) => {
      if (held.get(revised.id)?.revision !== revised.revision - 1) return false;
      held.set(revised.id, revised);
      return true;
    },
    get: (community, id) => read(() => of(community).find((article) => article.id === id)),
    findByUrl: (community, url) => read(() => of(community).find(({ canonicalUrl }) => canonicalUrl === url)),
    latest: (community, { category, before = Infinity, limit }) =>
      read(() =>
        newestFirst(community)
          .filter(({ id, categories }) => id < before && (category === undefined || categories.includes(category)))
          .slice(0, limit),
      ),
    sharedBetween: (community, from, to) =>
      read(() =>
        published(community)
          .filter(({ sharedAt }) => sharedAt > from && sharedAt <= to)
          .toSorted((a, b) => a.sharedAt - b.sharedAt || a.id - b.id),
      ),
    correctedBetween: (community, from, to) =>
      read(() =>
        of(community)
          .filter(
            ({ sharedAt, correctedAt }) =>
              sharedAt <= from && correctedAt !== null && correctedAt > from && correctedAt <= to,
          )
          .toSorted((a, b) => (a.correctedAt ?? 0) - (b.correctedAt ?? 0) || a.id - b.id),
      ),
    countByCategory: (community) =>
      read(() => {
        const counts = new Map<string, number>();
        for (const { categories } of published(community))
          for (const slug of categories) counts.set(slug, (counts.get(slug) ?? 0) + 1);
        return counts;
      }),
    search: (community, { words, category, offset, limit }) =>
      read(() => {
        const wanted = wordsOf(words);
        const hits = newestFirst(community)
          .filter((article) => category === undefined || article.categories.includes(category))
          .filter((article) => {
            const words = wordsOf(`${article.title} ${article.siteName ?? ''} ${article.text}`);
            return wanted.length > 0 && wanted.every((word) => words.includes(word));
          })
          .map((article): Hit => ({ article, snippet: [{ text: article.title, found: false }] }));
        return { hits: hits.slice(offset, offset + limit), total: hits.length };
      }),
    complete: (community, typed, limit) =>
      read(() =>
        newestFirst(community)
          .filter(({ title }) => wordsOf(typed).every((typed) => wordsOf(title).some((word) => word.startsWith(typed))))
          .slice(0, limit)
          .map(({ id, title }) => ({ id, title })),
      ),
  };
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
