import type { Clock, Instant } from '../../src/core/clock.ts';

/** A clock that stands still until it is told to move. */
export interface FixedClock extends Clock {
  set(at: Instant | string): void;
  advance(ms: number): void;
}

/** Sunday 22 November 2026, 12:00 UTC, unless told. */
export function fixedClock(start: Instant | string = '2026-11-22T12:00:00Z'): FixedClock {
  let now = instant(start);
  return {
    now: () => now,
    set: (at) => {
      now = instant(at);
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

function instant(at: Instant | string): Instant {
  return typeof at === 'number' ? at : Date.parse(at);
}
