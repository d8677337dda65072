import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import { inEnglish } from '../../src/core/speak.ts';
import type { Channel } from '../../src/core/place.ts';
import { createActive } from '../../src/slack/active.ts';
import { leisure } from '../../src/slack/limits.ts';
import { createRunning } from '../../src/slack/waiting.ts';
import { logbook } from './newsdesk.ts';

const person = (n: number): Channel => `slack:T1:@U${n}`;

/** Slack as told, and rests that last until the test ends them. */
function stage(answer: (channel: Channel) => Promise<boolean> = async () => Promise.resolve(false), resting = 'told') {
  const asked: Channel[] = [];
  const closed: string[] = [];
  const rests: { readonly ms: number; readonly end: () => void }[] = [];
  const log = logbook();
  const running = createRunning();
  const active = createActive({
    isSwitchedOff: async (channel) => {
      asked.push(channel);
      return answer(channel);
    },
    closed: async (channel, why) => {
      await Promise.resolve(closed.push(`${channel}: ${inEnglish(why)}`));
    },
    running,
    log,
    rest: async (ms, signal) =>
      new Promise((resolve) => {
        if (resting === 'none') return resolve();
        rests.push({ ms, end: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return { active, asked, closed, rests, log, running };
}

/** Slack’s users.info takes a hundred a minute, of which answers to people need most. */
describe('asking about people at leisure', () => {
  it('goes in handfuls with a rest after each, and tells of those switched off', async () => {
    const { active, asked, closed, rests } = stage(async (channel) => Promise.resolve(channel === person(3)));
    for (let n = 0; n < 2 * leisure.calls + 5; n += 1) active.posted(person(n));
    await expect.poll(() => rests.map(({ ms }) => ms)).toEqual([leisure.restMs]);
    expect(asked).toHaveLength(leisure.calls);
    expect((leisure.calls * 2 * 60_000) / (60_000 + leisure.restMs)).toBeLessThan(50);
    rests[0]?.end();
    await expect.poll(() => rests).toHaveLength(2);
    rests[1]?.end();
    await expect.poll(() => asked).toHaveLength(2 * leisure.calls + 5);
    expect(asked).toEqual(Array.from(asked.keys(), person));
    expect(closed).toEqual([`${person(3)}: The person’s account is switched off.`]);
  });

  it('asks about whom Slack says something first, and about nobody twice a day', async () => {
    const { active, asked, rests } = stage();
    for (let n = 0; n < leisure.calls + 2; n += 1) active.posted(person(n));
    for (let n = 0; n < leisure.calls + 2; n += 1) active.posted(person(n));
    await expect.poll(() => rests).toHaveLength(1);
    active.doubted(person(0));
    active.doubted(person(0));
    rests[0]?.end();
    await expect.poll(() => asked).toHaveLength(leisure.calls + 3);
    expect(asked.slice(leisure.calls)).toEqual([person(0), person(leisure.calls), person(leisure.calls + 1)]);
  });

  it('rests as long as Slack wants, and asks again', async () => {
    let refusals = 1;
    const { active, asked, closed, rests } = stage(async () => {
      await Promise.resolve();
      refusals -= 1;
      if (refusals >= 0) throw new PlatformError('rate-limited', 'Slower, please.', { retryAfter: 7_000 });
      return true;
    });
    active.posted(person(1));
    await expect.poll(() => rests.map(({ ms }) => ms)).toEqual([7_000]);
    expect(closed).toEqual([]);
    rests[0]?.end();
    await expect.poll(() => closed).toHaveLength(1);
    expect(asked).toEqual([person(1), person(1)]);
  });

  it('asks nothing of people Slack knows no more, and tells why', async () => {
    const { active, closed } = stage(async () =>
      Promise.reject(new PlatformError('gone', 'Slack knows no such person.')),
    );
    active.posted(person(1));
    await expect.poll(() => closed).toEqual([`${person(1)}: Slack knows no such person.`]);
  });

  it('ends at once when it is stopped, without a word of what it hears then', async () => {
    const { promise: told, resolve: tell } = Promise.withResolvers<boolean>();
    const { active, asked, closed, running, log } = stage(async () => told);
    for (let n = 0; n < 5; n += 1) active.posted(person(n));
    active.stop();
    await running.ended(1_000);
    tell(true);
    await told;
    // Whoever is written to afterwards is asked about again, after what is still on its way.
    active.posted(person(9));
    await expect.poll(() => asked).toEqual([person(0), person(9)]);
    await expect.poll(() => closed).toEqual([`${person(9)}: The person’s account is switched off.`]);
    expect(log.lines).toEqual([]);
  });

  it('remembers a bounded number of people', async () => {
    const { promise: free, resolve: go } = Promise.withResolvers<boolean>();
    const { active, asked } = stage(async () => free, 'none');
    for (let n = 0; n < 30_000; n += 1) active.posted(person(n));
    go(false);
    // The one that was on its way, and twenty thousand that waited.
    await expect.poll(() => asked.length).toBe(20_001);
    active.posted(person(29_999));
    await expect.poll(() => asked.length).toBe(20_002);
  });
});
