import type { Article } from '../../src/core/article.ts';
import { finds, missingFrom } from '../../src/core/matching.ts';
import { isEmpty, readQuery, type Query } from '../../src/core/query.ts';
import type { Finding, Search } from '../../src/core/searching.ts';
import { snippetOf } from '../../src/core/snippet.ts';
import { closest } from '../../src/core/spelling.ts';
import { matches } from '../../src/core/topic.ts';
import { isLittle, stemsOf, wordsOf } from '../../src/core/words.ts';

/** Looking through all there is, one by one. `published` gives a community's, newest first. */
export function fakeFinding(
  published: (community: string) => readonly Article[],
  read: <T>(query: () => T) => Promise<T>,
): Finding {
  const found = (community: string, query: Query): readonly Article[] =>
    published(community)
      .filter((article) => finds(query, article))
      .toSorted((a, b) => rankOf(b, query) - rankOf(a, query) || b.sharedAt - a.sharedAt);

  return {
    find: (community, search) =>
      read(() => {
        const query = merged(search);
        const whole = isEmpty(query) ? [] : found(community, query).map(({ id }) => id);
        const near = whole.length < 10 ? nearTo(published(community), query) : [];
        const partial = near.filter((id) => !whole.includes(id)).slice(0, 10);
        return { ids: [...whole, ...partial], partial, total: whole.length };
      }),
    hits: (community, words, ids) =>
      read(() => {
        const query = readQuery(words);
        const held = new Map(published(community).map((article) => [article.id, article]));
        return ids
          .flatMap((id) => held.get(id) ?? [])
          .map((article) => ({
            article,
            snippet: snippetOf(article.text, query),
            missing: missingFrom(query, article),
          }));
      }),
    suggest: (community, search) =>
      read(() => {
        const words = published(community).flatMap(({ title, text }) => wordsOf(`${title} ${text}`));
        const known = [...new Set(words.map(({ folded }) => folded))].map((word) => ({ word, articles: 1 }));
        const stems = new Set(words.map(({ stem }) => stem));
        const mended = wordsOf(search.words).map(({ folded, stem }) =>
          stems.has(stem)
            ? folded
            : (closest(folded, known, 1)[0] ?? known.find(({ word }) => word.startsWith(folded))?.word ?? folded),
        );
        const typed = mended.join(' ');
        return typed !== search.words && found(community, { ...merged(search), ...readQuery(typed) }).length > 0
          ? typed
          : undefined;
      }),
    related: (community, id, limit) =>
      read(() => {
        const all = published(community);
        const first = all.find((article) => article.id === id);
        if (!first) return [];
        const wanted = tellingOf(first, all);
        return all
          .filter((article) => article.id !== id)
          .map((article) => ({
            article,
            shared: [...tellingOf(article, all)].filter((stem) => wanted.has(stem)).length,
          }))
          .filter(({ shared }) => shared > 2)
          .toSorted((a, b) => b.shared - a.shared)
          .slice(0, limit)
          .map(({ article }) => article);
      }),
    count: (community, topic, since) =>
      read(() => published(community).filter((article) => article.sharedAt > since && matches(topic, article)).length),
    completeWords: (community, typed, limit) =>
      read(() => {
        const last = wordsOf(typed).at(-1);
        if (!last || last.end !== typed.length || last.folded.length < 2) return [];
        const words = published(community).flatMap(({ title }) => wordsOf(title).map(({ folded }) => folded));
        return [...new Set(words)]
          .filter((word) => word.startsWith(last.folded))
          .slice(0, limit)
          .map((word) => `${typed.slice(0, last.start)}${word}`);
      }),
  };
}

function merged({ words, ...chosen }: Search): Query {
  return { ...readQuery(words), ...chosen };
}

/** Retracted ones last; of the others those first whose titles hold the words. */
function rankOf(article: Article, query: Query): number {
  const titled = finds({ wanted: query.wanted, unwanted: [] }, { ...article, text: '', siteName: null, byline: null });
  return (article.standing === 'retracted' ? -2 : 0) + (titled ? 1 : 0);
}

function nearTo(articles: readonly Article[], query: Query): readonly number[] {
  if (query.wanted.length < 2) return [];
  const holds = (article: Article, part: Query['wanted'][number]): boolean =>
    !missingFrom({ wanted: [part] }, article).includes(part.text);
  const telling = query.wanted.filter(
    (part) => articles.filter((article) => holds(article, part)).length <= Math.max(2, articles.length / 2),
  );
  return articles
    .filter((article) => finds({ ...query, wanted: [] }, article) || isEmpty({ ...query, wanted: [] }))
    .map((article) => ({ id: article.id, held: telling.filter((part) => holds(article, part)).length }))
    .filter(({ held }) => held > 0)
    .toSorted((a, b) => b.held - a.held)
    .map(({ id }) => id);
}

/** Stems that at most half of the articles hold. */
function tellingOf({ title, text }: Article, all: readonly Article[]): ReadonlySet<string> {
  const words = wordsOf(`${title} ${text}`).filter(({ folded }) => folded.length > 2 && !isLittle(folded));
  return new Set(
    words
      .map(({ stem }) => stem)
      .filter(
        (stem) => all.length < 4 || all.filter((one) => stemsOf(one.text).includes(stem)).length <= all.length / 2,
      ),
  );
}
