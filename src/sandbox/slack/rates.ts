import { POSTING, TIERS, type Tier } from './limits.ts';

/** Slack's rate limits as token buckets: a tier's calls a minute per method and workspace, and a measure of posts for each channel and workspace. */
export interface Rates {
  /** Seconds to wait before this call would be taken, or 0 when it is taken (and counted) now. */
  take(call: {
    readonly method: string;
    readonly team: string;
    readonly channel: string | undefined;
    readonly tier: Tier;
  }): number;
}

export function createRates(now: () => number): Rates {
  const buckets = new Map<string, { tokens: number; at: number }>();

  const takeFrom = (key: string, capacity: number, perSecond: number): number => {
    const bucket = buckets.get(key) ?? { tokens: capacity, at: now() };
    const tokens = Math.min(capacity, bucket.tokens + ((now() - bucket.at) / 1000) * perSecond);
    if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / perSecond));
    buckets.set(key, { tokens: tokens - 1, at: now() });
    return 0;
  };

  return {
    take: ({ method, team, channel, tier }) => {
      if (method === 'chat.postMessage') {
        const { channel: one, workspace: all } = POSTING;
        const wait = takeFrom(`${method} ${channel ?? ''}`, one.burst, one.perSecond);
        return wait > 0 ? wait : takeFrom(`${method} in ${team}`, all.burst, all.perSecond);
      }
      const perMinute = TIERS[tier];
      return Number.isFinite(perMinute) ? takeFrom(`${method} ${team}`, perMinute, perMinute / 60) : 0;
    },
  };
}
