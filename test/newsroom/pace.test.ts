import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/core/place.ts';
import type { Pace } from '../../src/core/platform.ts';
import { createTurns, type Time } from '../../src/newsroom/pace.ts';

const discord: Pace = {
  together: { calls: 50, perMs: 1_045 },
  channel: { calls: 5, perMs: 5_000 },
  edits: null,
  looks: null,
  opens: null,
};
const slack: Pace = {
  together: { calls: 9, perMs: 1_050 },
  channel: { calls: 1, perMs: 1_000 },
  edits: { calls: 45, perMs: 56_000 },
  looks: null,
  opens: null,
};

/** Time that passes only when everybody sleeps; `late` makes each sleeper oversleep. */
function idleTime(late: () => number = () => 0): Time & { run(): Promise<void> } {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms + late(), wake })),
    run: async () => {
      for (;;) {
        await new Promise(setImmediate);
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        if (!next) return;
        now = Math.max(now, next.at);
        next.wake();
      }
    },
  };
}

/** When each call began, `lanes` at once, in order. */
async function calls(
  pace: Pace,
  wanted: readonly Channel[],
  options: { readonly lanes?: number; readonly takes?: number; readonly late?: () => number } = {},
): Promise<readonly { readonly at: number; readonly channel: Channel }[]> {
  const { lanes = 24, takes = 40, late } = options;
  const time = idleTime(late);
  const turns = createTurns(pace, time);
  const begun: { readonly at: number; readonly channel: Channel }[] = [];
  const queues = new Map<Channel, number>();
  for (const channel of wanted) queues.set(channel, (queues.get(channel) ?? 0) + 1);
  const open = [...queues];
  const lane = async (): Promise<void> => {
    for (let next = open.shift(); next; next = open.shift()) {
      const [channel, count] = next;
      for (let i = 0; i < count; i += 1) {
        expect(await turns.take(channel, 'post')).toBe(0);
        begun.push({ at: time.now(), channel });
        await time.sleep(takes);
        turns.answered(channel);
      }
    }
  };
  const work = Promise.all(Array.from({ length: lanes }, lane));
  await time.run();
  await work;
  return begun;
}

/** The most calls within any `ms`, the end left out. */
function most(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((at, index) => sorted.slice(index).filter((other) => other < at + ms).length));
}

/** The most calls in any window of a platform that opens one with the first call after the last one's end. */
function fullestWindow(arrivals: readonly number[], ms: number): number {
  let [end, used, fullest] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (const at of arrivals.toSorted((a, b) => a - b)) {
    if (at >= end) [end, used] = [at + ms, 0];
    used += 1;
    fullest = Math.max(fullest, used);
  }
  return fullest;
}

const channels = (count: number): readonly Channel[] =>
  Array.from({ length: count }, (_, index) => `discord:1:${index}` as const);

describe('the pace', () => {
  it('is kept as fast as the platform allows, and no faster', async () => {
    const begun = await calls(discord, channels(1_000));
    const times = begun.map(({ at }) => at);
    expect(most(times, 1_045)).toBeLessThanOrEqual(50);
    expect(Math.max(...times) / 20_000).toBeLessThan(1.045);
  });

  it('is refused by no window of the platform, although some calls are longer on their way than others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 20, max: 80 }), { minLength: 97, maxLength: 97 }), async (ways) => {
        const begun = await calls(discord, channels(1_000));
        const arrivals = begun.map(({ at }, index) => at + (ways[(index * 31) % ways.length] ?? 20));
        expect(fullestWindow(arrivals, 1_000)).toBeLessThanOrEqual(50);
      }),
      { numRuns: 60 },
    );
  });

  it('spares each channel, and lets the others go on', async () => {
    const begun = await calls(slack, [...Array<Channel>(5).fill('slack:T:busy'), ...channels(16)]);
    const busy = begun.filter(({ channel }) => channel === 'slack:T:busy').map(({ at }) => at);
    expect(most(busy, 1_000)).toBe(1);
    const others = begun.filter(({ channel }) => channel !== 'slack:T:busy').map(({ at }) => at);
    expect(Math.max(...others)).toBeLessThan(2_700);
  });

  it('is kept in every history, however late the process wakes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(6), { maxLength: 120, size: 'max' }),
        fc.array(fc.nat(300), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 600 }),
        async (wanted, lateness, takes) => {
          let slept = 0;
          const late = () => lateness[(slept += 1) % lateness.length] ?? 0;
          const chosen = wanted.map((one): Channel => `discord:1:${one}`);
          const begun = await calls(discord, chosen, { lanes: 7, takes, late });
          expect(begun).toHaveLength(chosen.length);
          expect(
            most(
              begun.map(({ at }) => at),
              1_045,
            ),
          ).toBeLessThanOrEqual(50);
          for (const channel of new Set(chosen)) {
            const times = begun.filter((one) => one.channel === channel).map(({ at }) => at);
            expect(most(times, 5_000)).toBeLessThanOrEqual(5);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sends edits that are used up back in line, each once, and lets posts go on', async () => {
    const time = idleTime();
    const turns = createTurns(slack, time);
    const done: number[] = [];
    let cameBack = 0;
    const edit = async (channel: Channel): Promise<void> => {
      for (let wait = await turns.take(channel, 'edit'); wait > 0; wait = await turns.take(channel, 'edit')) {
        cameBack += 1;
        await time.sleep(wait);
      }
      done.push(time.now());
    };
    const all = Promise.all(channels(200).map(edit));
    await time.run();
    await all;
    expect(cameBack).toBeLessThanOrEqual(160);
    for (const at of done) expect(done.filter((other) => other >= at && other < at + 60_000).length).toBeLessThan(95);
    // 45 at once, then the others at 45 in 56 seconds.
    expect(Math.max(...done) / 1_000).toBeLessThan((155 / 45) * 56 * 1.03);
    const post = turns.take('slack:T:other', 'post');
    await time.run();
    expect(await post).toBe(0);
  });

  it('goes a little slower after the platform complained, and then as before', async () => {
    const time = idleTime();
    const turns = createTurns({ ...discord, together: { calls: 1, perMs: 1_000 } }, time);
    const waited: number[] = [];
    const callSome = async (): Promise<void> => {
      for (let i = 0; i < 60; i += 1) {
        const before = time.now();
        for (let left = 1; left > 0;) {
          left = await turns.take(`discord:1:${i}`, 'post');
          await time.sleep(left);
        }
        waited.push(time.now() - before);
        if (i === 10) for (const ms of [500, 500]) turns.hold(ms);
      }
    };
    const work = callSome();
    await time.run();
    await work;
    expect(waited[10]).toBe(1_000);
    expect(waited[13]).toBeGreaterThan(1_020);
    expect(waited[13]).toBeLessThan(1_050);
    expect(waited[59]).toBe(1_000);
  });

  it('stands still when the platform says so', async () => {
    const time = idleTime();
    const turns = createTurns(discord, time);
    turns.hold(90_000);
    turns.hold(10_000);
    expect(turns.held).toBe(90_000);
    expect(await turns.take('discord:1:1', 'edit')).toBe(90_000);
    void time.sleep(90_000);
    await time.run();
    expect(await turns.take('discord:1:1', 'edit')).toBe(0);
  });
});
