import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import type { FeedJob } from '../../src/sources/feed-worker.ts';
import { readPaste } from '../../src/sources/paste.ts';
import { createPool } from '../../src/sources/pool.ts';
import { createWorkerPool } from '../../src/sources/worker-pool.ts';
import { cpuTime } from './cpu-time.ts';

/** As they would be after a fetch that kept no limit: what is measured here is that the workers bear more than they are ever handed. */
const inputs: readonly (readonly [string, () => Buffer])[] = [
  ['a million nested tags', () => Buffer.alloc(5_000_000, '<div>')],
  ['a million nested tags in a feed', () => Buffer.from(`<rss><channel><item>${'<a>'.repeat(1_000_000)}`)],
  ['20 MB of zero bytes', () => Buffer.alloc(20_000_000)],
  ['20 MB of broken UTF-8', () => Buffer.alloc(20_000_000, Buffer.from([0xc3, 0x28, 0xf0, 0x9f, 0xff, 0x3c]))],
  ['20 MB that say they are UTF-16', () => Buffer.alloc(20_000_000, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x3c, 0x00]))],
  ['20 MB of entities', () => Buffer.alloc(20_000_000, '&amp;')],
  ['entities that grow by ten at each step', () => Buffer.from(laughs())],
  [
    '20 MB of prose',
    () => Buffer.alloc(20_000_000, '<p>The trial had many people in it, and it lasted for a year.</p>\n'),
  ],
  [
    '20 MB of items',
    () => Buffer.from(`<rss><channel>${'<item><title>A</title><link>/a</link></item>'.repeat(450_000)}`),
  ],
  ['20 MB of brackets', () => Buffer.alloc(20_000_000, '<<[{(')],
];

function laughs(): string {
  const steps = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  return `<!DOCTYPE l [<!ENTITY l0 "lol">${steps}]><rss version="2.0"><channel><title>&l9;</title><item><title>&l9;</title></item></channel></rss>`;
}

const pages = createPool({ info() {}, warn() {}, error() {} });
const feeds = createWorkerPool<FeedJob, unknown>({
  worker: new URL('../../src/sources/feed-worker.ts', import.meta.url),
  isWarm: true,
  limits: { deadline: 5000, waiting: 20 },
  busy: () => new NewsError('busy', 'Too many.'),
  failed: () => new NewsError('unreadable', 'Too complex.'),
});

afterAll(async () => {
  await Promise.all([pages.close(), feeds.close()]);
});

/** What the work did to the thread that waits for it. */
async function watched(
  work: () => Promise<unknown>,
): Promise<{ answer: unknown; longestStop: number; megabytes: number }> {
  const lag = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  lag.enable();
  const answer = await work().then(
    () => 'an answer',
    (error: unknown) => (error instanceof NewsError ? 'an answer' : error),
  );
  lag.disable();
  clearInterval(watch);
  return { answer, longestStop: lag.max / 1e6, megabytes: (peak - before) / 1e6 };
}

describe.each(inputs)('%s', (_, bytes) => {
  it('as a page: an answer, and nobody else waits for it', { timeout: 30_000 }, async () => {
    const job = { kind: 'fetched', url: 'https://e.example/a', contentType: 'text/html', body: bytes() } as const;
    const { answer, longestStop, megabytes } = await watched(() => pages.run(job));
    expect(answer).toBe('an answer');
    expect(longestStop).toBeLessThan(1000);
    expect(megabytes).toBeLessThan(300);
  });

  it('as a feed: an answer, and nobody else waits for it', { timeout: 30_000 }, async () => {
    const job = { kind: 'any', url: 'https://e.example/feed', contentType: null, body: bytes() } as const;
    const { answer, longestStop, megabytes } = await watched(() => feeds.run(job));
    expect(answer).toBe('an answer');
    expect(longestStop).toBeLessThan(1000);
    expect(megabytes).toBeLessThan(300);
  });

  it('pasted: an answer within a second’s work', () => {
    const text = bytes().toString('utf8');
    const before = cpuTime();
    try {
      readPaste(text, null);
    } catch (error) {
      expect(error).toBeInstanceOf(NewsError);
    }
    expect(cpuTime() - before).toBeLessThan(1000);
  });
});
