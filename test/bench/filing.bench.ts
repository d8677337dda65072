import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Category } from '../../src/core/category.ts';
import { categoriesOf } from '../../src/summary/categories.ts';
import { pageOf } from '../summary/pages.ts';
import { fill, openArchive } from './search-archive.ts';
import { makeArticle } from './search-corpus.ts';
import { table } from './table.ts';

/**
 * `npm run bench filing`: what a draft's categories cost the program when the judge goes by the newest 200 articles of an archive, and how long anybody else
 * has to wait meanwhile. `--words 700` is the length of an article; made-up words are more varied than real ones, so real articles cost less.
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
    const waited: typeof spent = {
      'the newest 200 read': [],
      'filed, first after a start': [],
      'filed, every other': [],
    };
    const measure = async <Result>(what: keyof typeof spent, work: () => Promise<Result>): Promise<Result> => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const start = performance.now();
      const result = await work();
      spent[what].push(performance.now() - start);
      // The delay is told when a timer comes late: one must come after the work.
      await setTimeout(3);
      delay.disable();
      waited[what].push(delay.max / 1e6);
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
    console.log('the longest anybody waited for the main loop meanwhile');
    console.log(table(waited));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const list: readonly Category[] = 'treatment research living-well safety policy diet symptoms news care'
  .split(' ')
  .map((slug) => ({ slug, name: slug, description: '', keywords: [] }));
