import { reconnecting } from './limits.ts';

/**
 * Says when to stop knocking. discord.js reconnects without pause, up to twice a second; 1,000 sign-ins in a day and Discord
 * takes the token away. So after several losses within minutes the connection is given up for a while, each time for longer.
 */
export interface Breaker {
  /** The connection was lost: for how many milliseconds to stay away, or undefined to let the client reconnect by itself. */
  lost(now: number): number | undefined;
  /** For how long to stay away after a connection could not be made at all. */
  refused(now: number): number;
}

export function createBreaker(random: () => number = Math.random): Breaker {
  let losses: number[] = [];
  let trips = 0;
  let lastTrip = -Infinity;
  return {
    lost(now) {
      losses = [...losses.filter((at) => at > now - reconnecting.within), now];
      return losses.length > reconnecting.losses ? trip(now) : undefined;
    },
    refused: trip,
  };

  function trip(now: number): number {
    trips = now - lastTrip > reconnecting.calm ? 1 : trips + 1;
    lastTrip = now;
    losses = [];
    const pause = Math.min(reconnecting.longestPause, reconnecting.firstPause * 2 ** (trips - 1));
    return Math.round(pause * (0.5 + random() / 2));
  }
}
