import type { Clock } from '../core/clock.ts';

/** The sandbox's clock: the real one, and whatever it was moved ahead. */
export interface MovableClock extends Clock {
  /** Milliseconds since 1970. Only forward: a moment that has passed changes nothing. */
  moveTo(at: number): void;
}

export function createMovableClock(real: () => number = Date.now): MovableClock {
  let ahead = 0;
  return {
    now: () => real() + ahead,
    moveTo: (at) => {
      ahead = Math.max(ahead, at - real());
    },
  };
}
