import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { wordsOf } from '../../src/core/words.ts';
import { anArticle } from '../contracts/samples.ts';
import { judged } from './judging-judge.ts';
import { openArchive, start } from './search-archive.ts';

export interface Text {
  readonly title: string;
  readonly text: string;
}

/** The best ten, as places in the list of texts. */
export type Engine = (query: string) => readonly number[] | Promise<readonly number[]>;

const shown = 10;

/** Judged and published as the newsroom does it, and found as members find. `before` are other articles that were published earlier. */
export async function carewire(texts: readonly Text[]): Promise<{ engine: Engine; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'carewire-relevance-'));
  const store = await openArchive(join(folder, 'news.db'));
  const places = new Map<number, number>();
  for (const [place, { title, text }] of texts.entries()) {
    const judgement = judged({ title, text });
    // A line that comes again and again in other years' news says nothing of when: all are of one day.
    const source = { byline: null, siteName: null, original: null, publishedAt: null };
    const article = anArticle({ title, text, judgement, sharedAt: start, ...source });
    const published = await store.ledger.publish(article, () => []);
    if (published) places.set(published.id, place);
  }
  return {
    engine: async (words) => {
      const { ids } = await store.articles.find('ms', { words });
      return ids.slice(0, shown).flatMap((id) => places.get(id) ?? []);
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** FTS5 as one uses it: Porter's stems, bm25 with our weights, over all that matches; words joined by `joiner`. */
export function bm25(texts: readonly Text[], joiner: 'AND' | 'OR'): Engine {
  const db = new DatabaseSync(':memory:');
  db.exec(`create virtual table t using fts5(title, text, tokenize = 'porter unicode61 remove_diacritics 2')`);
  const insert = db.prepare('insert into t(rowid, title, text) values (?, ?, ?)');
  for (const [place, { title, text }] of texts.entries()) insert.run(place + 1, title, text);
  const find = db.prepare(`select rowid - 1 as place from t where t match ? order by bm25(t, 8.0, 1.0) limit ${shown}`);
  return (query) => {
    const words = wordsOf(query).map(({ folded }) => `"${folded}"`);
    return find.all(words.join(` ${joiner} `)).map(({ place }) => Number(place));
  };
}

/** With its own advice on: a heavier title, beginnings of words and slips allowed where `isLoose`. */
export function miniSearch(texts: readonly Text[], combineWith: 'AND' | 'OR', isLoose: boolean): Engine {
  const loose = isLoose ? { prefix: true, fuzzy: 0.2 } : {};
  const index = new MiniSearch<Text & { id: number }>({
    fields: ['title', 'text'],
    searchOptions: { combineWith, boost: { title: 2 }, ...loose },
  });
  index.addAll(texts.map((text, id) => ({ ...text, id })));
  return (query) =>
    index
      .search(query)
      .slice(0, shown)
      .map(({ id }) => Number(id));
}

/** `suggest` finds what holds some of the words. */
export function flexSearch(texts: readonly Text[], suggest: boolean): Engine {
  const index = new Document({ tokenize: 'forward', document: { id: 'id', index: ['title', 'text'] } });
  for (const [id, { title, text }] of texts.entries()) index.add({ id, title, text });
  return (query) => {
    const found = index.search(query, { limit: shown, suggest });
    const all = Array.isArray(found) ? found.flatMap(({ result }) => result) : [];
    return [...new Set(all.map(Number))].slice(0, shown);
  };
}
