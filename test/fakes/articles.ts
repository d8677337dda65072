import type { Article, Articles, NewArticle, PastNotice } from '../../src/core/article.ts';
import { sameAddress } from '../../src/core/address.ts';
import { bandsOf, sketchOf } from '../../src/core/likeness.ts';
import { wordsOf } from '../../src/core/words.ts';
import { fakeFinding } from './finding.ts';
import type { Power } from './power.ts';

/** Articles, and the two writes the ledger makes of them. */
export interface FakeArticles extends Articles {
  /** `also` runs in the same transaction: when it throws, nothing is written. */
  insert(article: NewArticle, also: (stored: Article) => void): Article | undefined;
  /** `after` moves a new time of correction; `also` as above, told whether there was one. Undefined when somebody else was first. */
  replace(
    revised: Article,
    after: (correctedAt: number) => number,
    also: (revised: Article, isTold: boolean) => void,
  ): Article | undefined;
  /** As `insert`; what was withdrawn is not brought twice either. */
  bring(article: NewArticle): Article | undefined;
  /** Published under any spelling of the address. */
  holds(community: string, url: string): boolean;
  /** What sharedBetween and correctedBetween tell, by number, for whoever writes in the same transaction. */
  idsBetween(community: string, from: number, to: number): readonly number[];
  /** All there are, to be changed at will. */
  readonly rows: Map<number, Article>;
  /** By its number, published and not withdrawn. */
  stands(community: string, id: number): boolean;
  /** Any at all, withdrawn ones too. */
  has(community: string): boolean;
}

export function fakeArticles(power?: Power): FakeArticles {
  const held = new Map<number, Article>();
  const told = new Map<number, readonly PastNotice[]>();
  let last = 0;
  const of = (community: string): Article[] => [...held.values()].filter((article) => article.community === community);
  const published = (community: string): Article[] => of(community).filter(({ life }) => life === 'published');
  const newestFirst = (community: string): Article[] => published(community).toSorted((a, b) => b.id - a.id);
  const sharedBetween = (community: string, from: number, to: number): Article[] =>
    published(community)
      .filter(({ sharedAt }) => sharedAt > from && sharedAt <= to)
      .toSorted((a, b) => a.sharedAt - b.sharedAt || a.id - b.id);
  const correctedBetween = (community: string, from: number, to: number): Article[] =>
    of(community)
      .filter(
        ({ sharedAt, correctedAt }) =>
          sharedAt <= from && correctedAt !== null && correctedAt > from && correctedAt <= to,
      )
      .toSorted((a, b) => (a.correctedAt ?? 0) - (b.correctedAt ?? 0) || a.id - b.id);
  const read = async <T>(query: () => T): Promise<T> => {
    power?.touch();
    return query();
  };

  const insert = (article: NewArticle, also: (stored: Article) => void): Article | undefined => {
    const key = sameAddress(article.canonicalUrl);
    const isTaken = published(article.community).some(({ canonicalUrl }) => sameAddress(canonicalUrl) === key);
    if (isTaken && article.life === 'published') return undefined;
    const stored = { ...article, id: last + 1 };
    also(stored);
    last = stored.id;
    held.set(stored.id, stored);
    return stored;
  };

  return {
    ...fakeFinding(newestFirst, read),
    rows: held,
    insert,
    bring: (article) => {
      const key = sameAddress(article.canonicalUrl);
      const isThere = of(article.community).some(
        ({ life, canonicalUrl }) => life === 'withdrawn' && sameAddress(canonicalUrl) === key,
      );
      return article.life === 'withdrawn' && isThere ? undefined : insert(article, () => {});
    },
    replace: (given, after, also) => {
      const was = held.get(given.id);
      if (was?.community !== given.community || was.revision !== given.revision - 1) return undefined;
      const { correctedAt } = given;
      const isNew = correctedAt !== null && correctedAt !== was.correctedAt;
      const revised = { ...given, correctedAt: isNew ? after(correctedAt) : correctedAt };
      also(revised, isNew);
      held.set(revised.id, revised);
      const { notice, life, standing } = revised;
      const before = told.get(revised.id) ?? [];
      if (notice && before.every(({ at }) => at !== notice.at))
        told.set(revised.id, [...before, { ...notice, life, standing }]);
      return revised;
    },
    holds: (community, url) =>
      published(community).some(({ canonicalUrl }) => sameAddress(canonicalUrl) === sameAddress(url)),
    stands: (community, id) => published(community).some((article) => article.id === id),
    has: (community) => of(community).length > 0,
    get: (community, id) => read(() => of(community).find((article) => article.id === id)),
    findByUrl: (community, url) =>
      read(() => published(community).find(({ canonicalUrl }) => sameAddress(canonicalUrl) === sameAddress(url))),
    alike: (community, sketch, limit) =>
      read(() => {
        const wanted = new Set(bandsOf(sketch));
        return newestFirst(community)
          .map((article) => ({ article, shared: wanted.intersection(new Set(bandsOf(sketchOf(article.text)))).size }))
          .filter(({ shared }) => shared > 0)
          .toSorted((a, b) => b.shared - a.shared)
          .slice(0, limit)
          .map(({ article }) => article);
      }),
    latest: (community, { category, before = Infinity, limit }) =>
      read(() =>
        newestFirst(community)
          .filter(({ id, categories }) => id < before && (category === undefined || categories.includes(category)))
          .slice(0, limit),
      ),
    sharedBetween: (community, from, to) => read(() => sharedBetween(community, from, to)),
    correctedBetween: (community, from, to) => read(() => correctedBetween(community, from, to)),
    idsBetween: (community, from, to) =>
      [...sharedBetween(community, from, to), ...correctedBetween(community, from, to)].map(({ id }) => id),
    corrected: (community, { category, limit }) =>
      read(() =>
        of(community)
          .filter(({ correctedAt }) => correctedAt !== null)
          .filter(({ categories }) => category === undefined || categories.includes(category))
          .toSorted((a, b) => (b.correctedAt ?? 0) - (a.correctedAt ?? 0) || b.id - a.id)
          .slice(0, limit),
      ),
    notices: (community, id) => read(() => (held.get(id)?.community === community ? (told.get(id) ?? []) : [])),
    countByCategory: (community) =>
      read(() => {
        const counts = new Map<string, number>();
        for (const { categories } of published(community))
          for (const slug of categories) counts.set(slug, (counts.get(slug) ?? 0) + 1);
        return counts;
      }),
    complete: (community, typed, limit) =>
      read(() =>
        newestFirst(community)
          .filter(({ title }) =>
            wordsOf(typed).every((typed) => wordsOf(title).some(({ folded }) => folded.startsWith(typed.folded))),
          )
          .slice(0, limit)
          .map(({ id, title }) => ({ id, title })),
      ),
  };
}
