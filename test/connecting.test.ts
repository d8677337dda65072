import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answering } from '../src/core/answering.ts';
import type { Platform } from '../src/core/platform.ts';
import { createConnecting } from '../src/connecting.ts';
import { createLanguages } from '../src/core/languages.ts';
import { fixedClock } from './fakes/clock.ts';
import { fakeLog } from './fakes/log.ts';
import { fakePlatform } from './fakes/platform.ts';

const answering: Answering = {
  commands: [],
  languages: createLanguages([]),
  expect: () => 'private',
  reads: () => false,
  answer: () => Promise.resolve({ kind: 'repeat' }),
  linked: () => Promise.resolve(undefined),
  keepCard: async () => {},
  dropCard: async () => {},
  left: () => Promise.resolve(),
  returned: () => Promise.resolve(),
  closed: () => Promise.resolve(),
  home: () => Promise.reject(new Error('nobody asks')),
  complete: () => Promise.resolve([]),
};

/** A platform whose first starts end as told; afterwards it starts. */
function starting(
  name: string,
  ...ends: readonly ('refused' | Promise<void>)[]
): Platform & { starts: number; stops: number } {
  const left = [...ends];
  const platform = {
    ...fakePlatform(name, fixedClock()),
    starts: 0,
    stops: 0,
    start: async () => {
      platform.starts += 1;
      const end = left.shift();
      if (end === 'refused') throw new Error(`${name} does not know this token.`);
      await end;
    },
    stop: () => {
      platform.stops += 1;
      return Promise.resolve();
    },
  };
  return platform;
}

describe('connecting', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('starts every platform, and says why those failed that did', async () => {
    const well = starting('discord');
    const ill = starting('slack', 'refused');
    const failed = await createConnecting([well, ill], answering, fakeLog()).start();
    expect([...failed]).toEqual([['slack', 'slack does not know this token.']]);
    expect(well.starts).toBe(1);
  });

  it('tries a platform that failed again, ever more seldom, and leaves the others alone', async () => {
    const well = starting('discord');
    const ill = starting('slack', 'refused', 'refused');
    await createConnecting([well, ill], answering, fakeLog()).start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ill.starts).toBe(2);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(ill.starts).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(ill.starts).toBe(3);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([well.starts, ill.starts]).toEqual([1, 3]);
  });

  it('tries no more once stopped', async () => {
    const ill = starting('slack', 'refused', 'refused');
    const connecting = createConnecting([ill], answering, fakeLog());
    await connecting.start();
    await connecting.stop();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(ill.starts).toBe(1);
  });

  it('stops what a start under way opened after all', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow = starting('slack', promise);
    const connecting = createConnecting([slow], answering, fakeLog());
    const started = connecting.start();
    let isStopped = false;
    const stopped = connecting.stop().then(() => (isStopped = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([slow.stops, isStopped]).toEqual([1, false]);
    resolve();
    await Promise.all([started, stopped]);
    expect(slow.stops).toBe(2);
  });

  it('cuts a start short where the platform can', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const slow = starting('discord', promise);
    slow.stop = () => Promise.resolve(reject(new Error('Stopped while connecting.')));
    const connecting = createConnecting([slow], answering, fakeLog());
    const started = connecting.start();
    await connecting.stop();
    expect([...(await started)]).toEqual([['discord', 'Stopped while connecting.']]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(slow.starts).toBe(1);
  });
});
