import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDelivery, anArticle, aSubscription } from '../contracts/samples.ts';
import { openAt, temporaryFolder } from '../store/temporary.ts';
import { worker } from './worker.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const articles = 5;

describe('two processes that deliver from one database', () => {
  it('send everything, each delivery once, in the order of its channel', { timeout: 60_000 }, async () => {
    // More than one process takes in hand at once, so that there is something left for the other.
    const channels = Array.from({ length: 96 }, (_, i) => `discord:1:${i}` as const);
    await prepare(folder.file, channels, articles);
    const posted = (await Promise.all([start(folder.file), start(folder.file)])).map((lines) =>
      lines.filter((line) => line.startsWith('posted ')),
    );
    const all = posted.flat();
    expect(all).toHaveLength(channels.length * articles);
    expect(new Set(all).size).toBe(all.length);
    // Otherwise one of them merely looked on.
    for (const one of posted) expect(one.length).toBeGreaterThan(10);

    const store = await openAt(folder.file);
    try {
      expect(await store.deliveries.count('ms')).toMatchObject({
        sent: all.length,
        pending: 0,
        sending: 0,
        waiting: 0,
      });
      for (let article = 1; article <= articles; article += 1) {
        const copies = await store.deliveries.ofArticle('ms', article);
        const later = await store.deliveries.ofArticle('ms', article + 1);
        for (const { channel, settledAt } of later) {
          const before = copies.find((copy) => copy.channel === channel);
          expect(before?.settledAt ?? Infinity).toBeLessThanOrEqual(settledAt ?? 0);
        }
      }
    } finally {
      await store.close();
    }
  });
});

async function prepare(file: string, channels: readonly `discord:1:${number}`[], articles: number): Promise<void> {
  const store = await openAt(file);
  for (const channel of channels) {
    const each = { topic: { kind: 'everything' }, cadence: { kind: 'each' }, nextAt: null } as const;
    await store.subscriptions.put(aSubscription({ channel, ...each }));
  }
  for (let i = 0; i < articles; i += 1) {
    await store.ledger.publish(anArticle(), ({ id }) =>
      channels.map((channel) =>
        aDelivery({ channel, work: { kind: 'article', article: id }, key: `article:${id}:${channel}` }),
      ),
    );
  }
  await store.close();
}

/** Everything a process of its own said, to its end. */
async function start(file: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [worker, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) lines.push(line);
  expect(await ended).toEqual([0, null]);
  return lines;
}
