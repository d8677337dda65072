import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extractionRows } from './reading-extraction.ts';
import { feedRows } from './reading-feeds.ts';
import { judgingRows } from './reading-judging.ts';
import { rowsTable, type Row } from './reading-row.ts';

/**
 * `npm run bench reading -- --data <folder>`: every figure of reading and judging in one table, with other libraries' on the same data in the same run. The data is not
 * part of the project (pages belong to their publishers). Sets are split in two by a hash: rules are written by the errors on the open half alone, and the shut half is only
 * counted; `--side open` or `shut` reads one half of the pages. Days were mended also by the days that are known of the segment pages, of both halves: no figure here
 * counts those. `--only extraction`, `feeds` or `judging` takes one room.
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
  const halves = (['open', 'shut'] as const).filter((half) => side === 'all' || side === half);
  if (halves.length === 0) throw new Error('--side is all, open or shut');
  const wants = (room: string): boolean => only === '' || only === room;
  const rows: Row[] = [];
  if (wants('extraction')) rows.push(...(await extractionRows(data, halves)));
  if (wants('feeds')) rows.push(...(await feedRows(data)));
  if (wants('judging')) rows.push(...(await judgingRows(data)));
  console.log(rowsTable(rows));
}
