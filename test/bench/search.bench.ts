import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, held, openArchive } from './search-archive.ts';
import { growthTable, readFigures } from './search-growth.ts';
import { measure, megabytes } from './search-measure.ts';
import { measurePeer, peers, type Peer } from './search-peers.ts';

/** Memory does not carry them further: more than a gigabyte for what is named here. */
const carried = { minisearch: 10_000, flexsearch: 100_000 };

/**
 * `npm run bench search -- --articles 10000,100000,1000000`: an archive of each size, measured in a process of its own beside the
 * other engines. `--words` is the mean length of an article, `--alone` leaves the other engines out. `--keep <folder>` builds the
 * archives there and leaves them, for a later run to go on with or to measure as they are; `--build` stops when they are built.
 * Before it is measured an archive is read once, so that it is in the machine's memory like that of a bot that runs for days;
 * `--cold` leaves that out: what then has to come from the disk depends on what was done before.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '10000' },
      words: { type: 'string', default: '300' },
      keep: { type: 'string' },
      build: { type: 'boolean', default: false },
      alone: { type: 'boolean', default: false },
      cold: { type: 'boolean', default: false },
      measure: { type: 'string' },
      figures: { type: 'string' },
      peer: { type: 'string' },
    },
  });
  const length = Number(values.words);
  const sizes = values.articles.split(',').map(Number);
  const [size = 0] = sizes;
  const peer = peers.find((name) => name === values.peer);
  if (values.measure !== undefined) return measure(values.measure, size, length, values.figures);
  if (peer) return measurePeer(peer, size, length);
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'carewire-search-'));
  mkdirSync(folder, { recursive: true });
  try {
    await each(folder, sizes, length, {
      isBuilt: values.build,
      isCold: values.cold,
      beside: values.alone ? [] : peers,
    });
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function each(
  folder: string,
  sizes: readonly number[],
  length: number,
  {
    isBuilt,
    isCold,
    beside,
  }: { readonly isBuilt: boolean; readonly isCold: boolean; readonly beside: readonly Peer[] },
): Promise<void> {
  const measured: number[] = [];
  const figuresOf = (size: number): string => join(folder, `${size}x${length}.json`);
  for (const size of sizes) {
    const file = await built(folder, size, length, measured.at(-1));
    measured.push(size);
    if (isBuilt) continue;
    if (!isCold) await readOnce(file);
    const asked = ['--articles', String(size), '--words', String(length)];
    again(['--measure', file, '--figures', figuresOf(size), ...asked]);
    for (const peer of beside) if (size <= carried[peer]) again(['--peer', peer, ...asked]);
  }
  if (!isBuilt && sizes.length > 1) console.log(growthTable(sizes.map((size) => readFigures(figuresOf(size)))));
}

/** The archive of that size: as it is kept, or grown from what an earlier run left of it, or from the smaller one. */
async function built(folder: string, size: number, length: number, smaller: number | undefined): Promise<string> {
  const file = join(folder, `${size}x${length}.db`);
  const unfinished = `${file}.part`;
  let rate = 'kept from an earlier run';
  if (!existsSync(file)) {
    if (!existsSync(unfinished) && smaller !== undefined)
      copyFileSync(join(folder, `${smaller}x${length}.db`), unfinished);
    await (await openArchive(unfinished)).close();
    const before = held(unfinished);
    const from = performance.now();
    fill(unfinished, size, length);
    rate = `${((size - before) / ((performance.now() - from) / 1_000)).toFixed(0)} articles/s`;
    renameSync(unfinished, file);
  }
  console.log(`\n# ${size} articles of ${length} words: ${rate}, ${megabytes(statSync(file).size)} MB on disk`);
  return file;
}

async function readOnce(file: string): Promise<void> {
  const from = performance.now();
  await pipeline(createReadStream(file), new Writable({ write: (_piece, _encoding, done) => done() }));
  console.log(`read once, in ${((performance.now() - from) / 1_000).toFixed(0)} s`);
}

/** In a process of its own, so that its memory is its own. */
function again(args: readonly string[]): void {
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, process.argv[1] ?? '', 'bench', 'search', ...args],
    { stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`measuring ended with ${status}`);
}
