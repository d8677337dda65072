import { parseFeed as peerFeed } from '@rowanmanning/feed-parser';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from '../../src/sources/feed.ts';
import { fieldRow } from './reading-feed-fields.ts';
import type { Row } from './reading-row.ts';
import { at } from './table.ts';

/**
 * How many of feedparser's own test feeds are read (`hostile/feedparser-tests.tar.xz` in the data folder), beside @rowanmanning/feed-parser in the same run; every field of every item is asked
 * for, since that library reads them only then. A figure measured elsewhere and not in this run is marked so.
 */
export async function feedRows(data: string): Promise<readonly Row[]> {
  const archive = join(data, 'hostile/feedparser-tests.tar.xz');
  if (!existsSync(archive))
    return [{ what: 'feeds parsed', ours: `not measured: no ${archive}`, peers: {}, target: '1726' }];
  const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
  try {
    execFileSync('tar', ['-xJf', archive, '-C', folder]);
    const files = globSync(join(folder, '**/*.xml')).map((path) => ({ path, bytes: readFileSync(path) }));
    const under = (part: string): readonly Buffer[] =>
      files.filter(({ path }) => path.includes(`/tests/${part}/`)).map(({ bytes }) => bytes);
    const times = files.map(({ bytes }) => timed(() => isRead(ours, bytes)));
    return [
      countRow('feeds parsed, well-formed', under('wellformed'), 1726, '1726'),
      countRow('feeds parsed, ill-formed', under('illformed'), 16, '18'),
      {
        what: `worst of ${files.length} test feeds, ms`,
        ours: Math.max(...times).toFixed(1),
        peers: { p99: at(times, 0.99).toFixed(2) },
        target: 'under 1000',
      },
      fieldRow(files),
      largeRow(),
      deepRow(),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Read = (file: Buffer) => unknown;

const ours: Read = (file) => parseFeed(file, null, 'https://feeds.example/');
const theirs: Read = (file) => peerFeed(file.toString('utf8')).toJSON();

function countRow(what: string, files: readonly Buffer[], target: number, nodeFeedparser: string): Row {
  const count = (read: Read): string => String(files.filter((file) => isRead(read, file)).length);
  return {
    what,
    ours: `${count(ours)} of ${files.length}`,
    peers: { '@rowanmanning/feed-parser': count(theirs), 'feedparser (npm, measured before)': nodeFeedparser },
    target: String(target),
  };
}

function isRead(read: Read, file: Buffer): boolean {
  try {
    read(file);
    return true;
  } catch {
    return false;
  }
}

/** 1 MB of RSS, 400 items, the median of nine readings. */
function largeRow(): Row {
  const words = 'Doctors urge caution, and nothing is proven yet. '.repeat(45);
  const items = Array.from(
    { length: 400 },
    (_, n) =>
      `<item><title>Item ${n}</title><link>https://feeds.example/${n}</link><guid>${n}</guid><pubDate>Thu, 29 Mar 2012 08:00:00 GMT</pubDate><description><![CDATA[<p>${words}</p>]]></description></item>`,
  );
  const feed = Buffer.from(`<rss version="2.0"><channel><title>Large</title>${items.join('')}</channel></rss>`);
  const median = (read: Read): string =>
    at(
      Array.from({ length: 9 }, () => timed(() => read(feed))),
      0.5,
    ).toFixed(0);
  return {
    what: '1 MB of RSS, 400 items, ms',
    ours: median(ours),
    peers: { '@rowanmanning/feed-parser': median(theirs) },
    target: 'under the peer',
  };
}

function deepRow(): Row {
  const deep = Buffer.from(`<rss version="2.0"><channel>${'<a>'.repeat(50_000)}`);
  const time = (read: Read): string => timed(() => isRead(read, deep)).toFixed(1);
  return {
    what: '50,000 nested tags refused, ms',
    ours: time(ours),
    peers: { '@rowanmanning/feed-parser': time(theirs), 'feedparser (npm, measured before)': '27000' },
    target: 'at once',
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
