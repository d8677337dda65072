import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSchedule, type Job, type Schedule } from '../src/schedule.ts';
import { fakeLog } from './fakes/log.ts';

describe('the schedule', () => {
  const running: Schedule[] = [];
  const clock = { now: () => Date.now() };
  const start = (...jobs: readonly Job[]) => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:05Z') });
    const log = fakeLog();
    const schedule = createSchedule(jobs, { clock, log });
    running.push(schedule);
    schedule.start();
    return { schedule, log };
  };
  /** Counts its rounds; `wanted` is when the next one is due. */
  const counting = (name = 'job', wanted: { due: number | null } = { due: null }) => {
    const rounds: number[] = [];
    const job: Job = {
      name,
      run: async () => rounds.push(Date.now()),
      nextDue: async () => wanted.due,
    };
    return { job, rounds };
  };
  afterEach(async () => {
    if (running.length === 0) return;
    const stopped = running.splice(0).map((schedule) => schedule.stop(1_000));
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(stopped);
    vi.useRealTimers();
  });

  it('begins at once, and looks again after 30 seconds at the latest', async () => {
    const { job, rounds } = counting();
    start(job);
    await vi.advanceTimersByTimeAsync(0);
    expect(rounds).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(rounds).toHaveLength(2);
  });

  it('looks on the full minute, when digests are due', async () => {
    const { job, rounds } = counting();
    start(job);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rounds).toContain(Date.parse('2026-11-22T12:01:00Z'));
  });

  it('sleeps until the next is due', async () => {
    const { job, rounds } = counting('job', { due: Date.parse('2026-11-22T12:00:12Z') });
    start(job);
    await vi.advanceTimersByTimeAsync(6_999);
    expect(rounds).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds).toHaveLength(2);
  });

  it('does not spin while what is due cannot be had', async () => {
    const { job, rounds } = counting('job', { due: 0 });
    start(job);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rounds.length).toBeLessThanOrEqual(11);
    expect(rounds.length).toBeGreaterThanOrEqual(9);
  });

  it('wakes at once when something is owed', async () => {
    const { job, rounds } = counting();
    const { schedule } = start(job);
    await vi.advanceTimersByTimeAsync(1_000);
    schedule.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(rounds).toHaveLength(2);
  });

  it('does not miss what is owed while a round runs', async () => {
    const rounds: PromiseWithResolvers<number>[] = [];
    const { schedule } = start({
      name: 'slow',
      run: () => {
        const round = Promise.withResolvers<number>();
        rounds.push(round);
        return round.promise;
      },
    });
    await vi.advanceTimersByTimeAsync(0);
    schedule.wake();
    rounds[0]?.resolve(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(rounds).toHaveLength(2);
    rounds[1]?.resolve(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(rounds).toHaveLength(2);
  });

  it('goes on after a round that failed, and logs it without the words of the error', async () => {
    let rounds = 0;
    const { log } = start({
      name: 'failing',
      run: async () => {
        rounds += 1;
        throw new Error('syntax error near "infertility"');
      },
    });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(rounds).toBeGreaterThanOrEqual(3);
    expect(log.lines[0]?.text).toContain('failing');
    expect(JSON.stringify(log.lines)).not.toContain('infertility');
  });

  it('keeps no job waiting for another', async () => {
    const { job, rounds } = counting('digests');
    const hanging = Promise.withResolvers<number>();
    start({ name: 'fan-out', run: () => hanging.promise }, job);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(rounds.length).toBeGreaterThanOrEqual(3);
    hanging.resolve(0);
  });

  it('runs rare jobs rarely, whatever is owed', async () => {
    let rounds = 0;
    const { schedule } = start({ name: 'sweep', everyMs: 600_000, run: async () => (rounds += 1) });
    await vi.advanceTimersByTimeAsync(1_000);
    schedule.wake();
    await vi.advanceTimersByTimeAsync(1_199_000);
    expect(rounds).toBe(3);
  });

  it('stops: tells the round that runs, waits for it, and begins no other', async () => {
    const done = Promise.withResolvers<number>();
    let told: AbortSignal | undefined;
    let rounds = 0;
    const { schedule } = start({
      name: 'job',
      run: (signal) => {
        rounds += 1;
        told = signal;
        return done.promise;
      },
    });
    await vi.advanceTimersByTimeAsync(0);
    const stopped = schedule.stop(10_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(told?.aborted).toBe(true);
    done.resolve(1);
    expect(await stopped).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rounds).toBe(1);
  });

  it('does not wait for ever for a round that hangs', async () => {
    const { schedule } = start({ name: 'job', run: () => new Promise(() => {}) });
    await vi.advanceTimersByTimeAsync(0);
    const stopped = schedule.stop(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await stopped).toBe(false);
  });

  it('stops although it was never started', async () => {
    expect(await createSchedule([], { clock, log: fakeLog() }).stop(1_000)).toBe(true);
  });
});
