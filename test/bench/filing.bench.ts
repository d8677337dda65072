import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Category } from '../../src/core/category.ts';
import { categoriesOf } from '../../src/summary/categories.ts';
import { pageOf } from '../summary/pages.ts';
import { fill, openArchive } from './search-archive.ts';
import { makeArticle } from './search-corpus.ts';
import { table } from './table.ts';

/**
 * `npm run bench filing`: what a draft's categories cost the program when the judge goes by the newest 200 articles of an archive, and how long it
 * holds everybody else up at a stretch. `--words 700` is the length of an article; made-up words are more varied than real ones, so real articles cost less.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { words: { type: 'string', default: '700' } } });
  const words = Number(values.words);
  const folder = mkdtempSync(join(tmpdir(), 'filing-'));
  const file = join(folder, 'archive.db');
  const store = await openArchive(file);
  try {
    fill(file, 200, words);
    const spent = {
      'the newest 200 read': [] as number[],
      'filed, first after a start': [] as number[],
      'filed, every other': [] as number[],
    };
    const worked: typeof spent = {
      'the newest 200 read': [],
      'filed, first after a start': [],
      'filed, every other': [],
    };
    const measure = async <Result>(what: keyof typeof spent, work: () => Promise<Result>): Promise<Result> => {
      const start = performance.now();
      const stretches = watchStretches();
      const result = await work();
      spent[what].push(performance.now() - start);
      worked[what].push(await stretches.longest());
      return result;
    };
    for (let post = 0; post < 30; post += 1) {
      const newest = await measure('the newest 200 read', () => store.articles.latest('ms', { limit: 200 }));
      const filed = newest.flatMap(({ title, text, categories }) =>
        categories.map((slug) => ({ slug, text: `${title}\n\n${text}` })),
      );
      const page = pageOf(makeArticle(10_000 + post, words));
      await measure(post === 0 ? 'filed, first after a start' : 'filed, every other', () =>
        categoriesOf(page, list, filed),
      );
    }
    console.log(`200 filed articles of ${words} words; milliseconds`);
    console.log(table(spent));
    console.log('the longest the main thread worked on it at a stretch, of its own processor time');
    console.log(table(worked));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Turns of the loop are taken all the while; what the thread works between two of them holds everybody up. Other programs' work is not counted. */
function watchStretches(): { longest(): Promise<number> } {
  let [last, longest] = [cpu(), 0];
  const over = new AbortController();
  const ended = (async () => {
    while (!over.signal.aborted) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = cpu();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  return {
    longest: async () => {
      over.abort();
      await ended;
      return longest;
    },
  };
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const list: readonly Category[] = 'treatment research living-well safety policy diet symptoms news care'
  .split(' ')
  .map((slug) => ({ slug, name: slug, description: '', keywords: [] }));
