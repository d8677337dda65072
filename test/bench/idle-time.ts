import { setImmediate as tick } from 'node:timers/promises';
import type { Time } from '../../src/newsroom/pace.ts';

/** Time that passes only while everybody sleeps. */
export interface IdleTime extends Time {
  /** Lets it pass until the work is done. */
  during<T>(work: Promise<T>): Promise<T>;
}

export function createIdleTime(): IdleTime {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((wake) => {
        const at = now + Math.ceil(ms);
        const place = sleepers.findIndex((other) => other.at > at);
        sleepers.splice(place === -1 ? sleepers.length : place, 0, { at, wake });
      }),
    during: async (work) => {
      let done = false;
      const ended = (): void => {
        done = true;
      };
      work.then(ended, ended);
      const isDone = (): boolean => done;
      while (!isDone()) {
        await tick();
        const next = sleepers.shift();
        if (!next) continue;
        now = next.at;
        next.wake();
      }
      return work;
    },
  };
}
