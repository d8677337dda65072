import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { readQuery } from '../../src/core/query.ts';
import { anArticle } from '../contracts/samples.ts';
import { openArchive } from './search-archive.ts';
import { writeFigures } from './search-growth.ts';
import { knownItems, sayFound, type Known } from './search-known.ts';
import { beginnings, misspelt, questions } from './search-queries.ts';
import { at } from './table.ts';

/** One archive as a process of its own sees it: Carewire's search, from the call to the answer, and FTS5's own bm25 over all that matches. */
export async function measure(file: string, articles: number, length: number, figures?: string): Promise<void> {
  const store = await openArchive(file);
  const asked = questions(articles, length);
  await store.articles.find('ms', { words: 'warm' });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const ours: Record<string, Times> = {};
  const find = (category?: string) => (words: string) =>
    store.articles.find('ms', { words, ...(category !== undefined && { category }) });
  for (const [kind, list] of Object.entries(asked)) {
    ours[kind] = await timed(list, find());
    ours[`${kind}, in a category`] = await timed(list, find('safety'));
  }
  const single = asked['one word'] ?? [];
  ours['beginning of a word'] = await timed(beginnings(single), find());
  ours['a slip, and what was meant'] = await timed(misspelt(single), (words) =>
    store.articles.suggest('ms', { words }),
  );
  ours['completing a title'] = await timed(single, (word) => store.articles.complete('ms', word.slice(0, 3), 25));
  ours['completing a word'] = await timed(single, (word) => store.articles.completeWords('ms', word.slice(0, 3), 25));
  const some = Array.from({ length: 40 }, (_, index) => Math.floor(((index + 1) * articles) / 41));
  ours['related articles'] = await timed(some, (id) => store.articles.related('ms', id, 5));
  ours['a page of five, with snippets'] = await timed(single, async (words) => {
    const { ids } = await store.articles.find('ms', { words });
    return store.articles.hits('ms', words, ids.slice(0, 5));
  });
  loop.disable();
  ours['publishing'] = await timed(some, async () => {
    await store.ledger.publish(
      anArticle({ text: 'Zzyzx.', canonicalUrl: `https://example.org/${randomUUID()}` }),
      () => [],
    );
  });
  ours['published, then found'] = await timed(some, async () => {
    const article = await store.ledger.publish(
      anArticle({ text: 'Zzyzx.', canonicalUrl: `https://example.org/${randomUUID()}` }),
      () => [],
    );
    const { ids } = await store.articles.find('ms', { words: 'zzyzx' });
    if (!ids.includes(article?.id ?? 0)) throw new Error('not found');
  });
  console.log(`\nCarewire, ${articles} articles (ms)\n${timesTable(ours)}`);
  console.log(
    `main loop held at most ${(loop.max / 1e6).toFixed(0)} ms (p99 ${(loop.percentile(99) / 1e6).toFixed(0)} ms), RSS ${megabytes(process.memoryUsage.rss())} MB`,
  );
  const known = knownItems(articles, length);
  for (const [how, items] of Object.entries(known))
    console.log(`one article, looked for ${how}: ${await sayFound(items, async (words) => (await find()(words)).ids)}`);
  await store.close();
  if (figures !== undefined)
    writeFigures(figures, {
      articles,
      kinds: Object.fromEntries(
        Object.entries(ours).map(([kind, { waited }]) => [kind, [at(waited, 0.5), at(waited, 0.99)]]),
      ),
    });
  const raw = await measureRaw(file, asked, known);
  console.log(`\nFTS5's bm25 over all matches, same index (ms)\n${timesTable(raw)}`);
  const worse = Object.entries(raw).filter(
    ([kind, { worked }]) => at(ours[kind]?.worked ?? [], 0.99) > at(worked, 0.99),
  );
  console.log(
    `kinds where our p99 of the processor's time is above raw bm25's: ${worse.map(([kind]) => kind).join('; ') || 'none'}`,
  );
}

export function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}

/** Milliseconds of each answer as somebody waits for it, and of the processor's time it took: the second does not mind a busy machine. */
export interface Times {
  readonly waited: readonly number[];
  readonly worked: readonly number[];
}

export async function timed<Asked>(asked: readonly Asked[], ask: (one: Asked) => unknown): Promise<Times> {
  for (const one of asked.slice(0, 5)) await ask(one);
  const waited: number[] = [];
  const worked: number[] = [];
  for (const one of asked) {
    const [from, before] = [performance.now(), process.cpuUsage()];
    await ask(one);
    const { user, system } = process.cpuUsage(before);
    waited.push(performance.now() - from);
    worked.push((user + system) / 1_000);
  }
  return { waited, worked };
}

export function timesTable(rows: Readonly<Record<string, Times>>): string {
  const cell = (times: readonly number[], share: number): string => at(times, share).toFixed(1).padStart(8);
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  return [
    `${''.padEnd(width)}   waited: p50     p95     p99 | processor: p50   p99`,
    ...Object.entries(rows).map(
      ([name, { waited, worked }]) =>
        `${name.padEnd(width)}     ${cell(waited, 0.5)}${cell(waited, 0.95)}${cell(waited, 0.99)} |    ${cell(worked, 0.5)}${cell(worked, 0.99)}`,
    ),
  ].join('\n');
}

async function measureRaw(
  file: string,
  asked: Readonly<Record<string, readonly string[]>>,
  known: Readonly<Record<string, readonly Known[]>>,
): Promise<Readonly<Record<string, Times>>> {
  const db = new DatabaseSync(file, { readOnly: true });
  db.exec('pragma cache_size = -32768');
  const all = db.prepare('select rowid from article_search where article_search match ? order by rank limit 10');
  const within = db.prepare(`select rowid from article_search where article_search match ? and exists (
    select 1 from article_category c where c.community = 'ms' and c.slug = 'safety' and c.article = article_search.rowid)
    order by rank limit 10`);
  const raw: Record<string, Times> = {};
  for (const [kind, list] of Object.entries(asked)) {
    const matches = list.map(matchOf);
    raw[kind] = await timed(matches, (match) => all.all(match));
    raw[`${kind}, in a category`] = await timed(matches, (match) => within.all(match));
  }
  for (const [how, items] of Object.entries(known))
    console.log(
      `raw bm25, one article, looked for ${how}: ${await sayFound(items, (words) => all.all(matchOf(words)).map(({ rowid }) => Number(rowid)))}`,
    );
  db.close();
  return raw;
}

/** What we look for: every word, by whichever of its names. */
function matchOf(words: string): string {
  const run = (stems: readonly string[]): string => `"${stems.join(' ')}"`;
  return readQuery(words)
    .wanted.map(({ stems, same = [] }) => `(${[stems, ...same].map(run).join(' OR ')})`)
    .join(' AND ');
}
