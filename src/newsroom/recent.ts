import type { Clock, Instant } from '../core/clock.ts';

/** What was heard lately, by this process. */
export interface Recent {
  /** Whether it is the first time within `kept` milliseconds. */
  isFirst(key: string): boolean;
}

/** In memory, in the order it was heard; the oldest goes first when there is too much of it. */
export function createRecent(clock: Clock, kept: number, most = 5_000): Recent {
  const heard = new Map<string, Instant>();
  return {
    isFirst: (key) => {
      const now = clock.now();
      for (const [old, at] of heard) {
        if (heard.size < most && at > now - kept) break;
        heard.delete(old);
      }
      if (heard.has(key)) return false;
      heard.set(key, now);
      return true;
    },
  };
}
