import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, openArchive } from './search-archive.ts';
import { measure, megabytes } from './search-measure.ts';
import { measurePeer, peers, type Peer } from './search-peers.ts';

/** Memory does not carry them further: more than a gigabyte for what is named here. */
const carried = { minisearch: 10_000, flexsearch: 100_000 };

/**
 * `npm run bench search -- --articles 10000,100000,1000000`: one archive, grown and measured at each size. `--words` is the mean
 * length of an article, `--folder` where the archive is written (it is taken away afterwards), `--alone` leaves the other engines out.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '10000' },
      words: { type: 'string', default: '300' },
      folder: { type: 'string', default: tmpdir() },
      measure: { type: 'string' },
      peer: { type: 'string' },
      alone: { type: 'boolean', default: false },
    },
  });
  const length = Number(values.words);
  const sizes = values.articles.split(',').map(Number);
  const [size = 0] = sizes;
  const peer = peers.find((name) => name === values.peer);
  if (values.measure !== undefined) return measure(values.measure, size, length);
  if (peer) return measurePeer(peer, size, length);
  const folder = mkdtempSync(join(values.folder, 'carewire-search-'));
  try {
    await grow(join(folder, 'news.db'), sizes, length, values.alone ? [] : peers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function grow(file: string, sizes: readonly number[], length: number, beside: readonly Peer[]): Promise<void> {
  await (await openArchive(file)).close();
  let held = 0;
  for (const size of sizes) {
    const from = performance.now();
    fill(file, size, length);
    const rate = (size - held) / ((performance.now() - from) / 1_000);
    held = size;
    console.log(
      `\n# ${size} articles of ${length} words: ${rate.toFixed(0)} articles/s, ${megabytes(statSync(file).size)} MB on disk`,
    );
    again(['--measure', file, '--articles', String(size), '--words', String(length)]);
    for (const peer of beside)
      if (size <= carried[peer]) again(['--peer', peer, '--articles', String(size), '--words', String(length)]);
  }
}

/** In a process of its own, so that its memory is its own. */
function again(args: readonly string[]): void {
  spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', 'bench', 'search', ...args], {
    stdio: 'inherit',
  });
}
