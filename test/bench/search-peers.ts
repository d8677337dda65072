import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { makeArticle } from './search-corpus.ts';
import { megabytes, timed, timesTable, type Times } from './search-measure.ts';
import { questions } from './search-queries.ts';

export const peers = ['minisearch', 'flexsearch'] as const;
export type Peer = (typeof peers)[number];

/** An engine that holds everything in memory, asked the same in a process of its own. */
export async function measurePeer(peer: Peer, articles: number, length: number): Promise<void> {
  const from = performance.now();
  const find = peer === 'minisearch' ? miniSearch(articles, length) : flexSearch(articles, length);
  const rate = articles / ((performance.now() - from) / 1_000);
  const times: Record<string, Times> = {};
  for (const [kind, list] of Object.entries(questions(articles, length))) times[kind] = await timed(list, find);
  console.log(
    `\n${peer}, ${articles} articles: ${rate.toFixed(0)} articles/s, RSS ${megabytes(process.memoryUsage.rss())} MB (ms)\n${timesTable(times)}`,
  );
}

function miniSearch(articles: number, length: number): (words: string) => unknown {
  const index = new MiniSearch({
    fields: ['title', 'text'],
    searchOptions: { combineWith: 'AND', boost: { title: 8 } },
  });
  for (let id = 1; id <= articles; id += 1) index.add({ id, ...makeArticle(id, length) });
  return (words) => index.search(words).slice(0, 10);
}

function flexSearch(articles: number, length: number): (words: string) => unknown {
  const index = new Document({ document: { id: 'id', index: ['title', 'text'] } });
  for (let id = 1; id <= articles; id += 1) {
    const { title, text } = makeArticle(id, length);
    index.add({ id, title, text });
  }
  return (words) => index.search(words, { limit: 10 });
}
