import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extractionRows } from './reading-extraction.ts';
import { feedRows } from './reading-feeds.ts';
import type { Side } from './reading-pages.ts';
import { rowsTable, type Row } from './reading-row.ts';

/**
 * `npm run bench reading -- --data <folder>`: every figure of reading and judging, with other libraries' on the same pages in the same run. The data is not
 * part of the project (pages belong to their publishers). `--side open` or `shut` takes one half by a hash of the page's id; `--only extraction`,
 * `feeds` or `judging` one room.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      side: { type: 'string', default: 'all' },
      only: { type: 'string', default: '' },
    },
  });
  const { data, side, only } = values;
  if (data === undefined || !existsSync(data)) throw new Error('Say where the annotated pages are: --data <folder>');
  if (!isSide(side)) throw new Error('--side is all, open or shut');
  const wants = (room: string): boolean => only === '' || only === room;
  if (wants('extraction')) console.log(rowsTable(await extractionRows(data, side)));
  if (wants('feeds')) console.log(rowsTable(await feedRows(data)));
  if (wants('judging')) console.log(rowsTable(await judging(data)));
}

function isSide(text: string): text is Side {
  return text === 'all' || text === 'open' || text === 'shut';
}

async function judging(data: string): Promise<readonly Row[]> {
  const file = new URL('reading-judging.ts', import.meta.url);
  if (!existsSync(file)) return [];
  const loaded = (await import(file.href)) as { judgingRows(data: string): Promise<readonly Row[]> };
  return loaded.judgingRows(data);
}
