import type { Channel } from '../core/place.ts';
import type { Measure, Pace } from '../core/platform.ts';

/** Milliseconds that only move forward, whatever happens to the clock. */
export interface Time {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export type Act = 'post' | 'edit' | 'look';

/** Who may call a platform when. One for each platform of a process, shared by posts and edits. */
export interface Turns {
  /**
   * Resolves with 0 when a call to the channel may begin. With milliseconds when it may not for longer than anybody should
   * stand in line: the platform asked all to wait, or such acts are used up for now. One call at a time for a channel.
   */
  take(channel: Channel, act: Act): Promise<number>;
  /** The channel answered: the platform counted the call now at the latest. */
  answered(channel: Channel): void;
  /** Nobody calls for so long. */
  hold(ms: number): void;
  /** Milliseconds that are left of it. */
  readonly held: number;
}

/**
 * Calls are spread evenly, for a burst may straddle two of the platform's windows and count twice in one of them; and after
 * the process stood still, there are never more in any second than allowed. A channel's measure counts from the answers.
 */
export function createTurns(pace: Pace, time: Time = realTime): Turns {
  const between = 1_000 / pace.perSecond;
  /** When calls began, the last second's. */
  const begun: number[] = [];
  const answers = new Map<Channel, number[]>();
  const allowed = { post: null, edit: createAllowance(pace.edits, time), look: createAllowance(pace.looks, time) };
  let next = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;

  const until = async (moment: number): Promise<void> => {
    const wait = moment - time.now();
    if (wait > 0) await time.sleep(wait);
  };

  const roomIn = (channel: Channel): number => {
    const recent = (answers.get(channel) ?? []).filter((at) => at + pace.channel.perMs > time.now());
    if (recent.length > 0) answers.set(channel, recent);
    else answers.delete(channel);
    const oldest = recent.at(-pace.channel.calls);
    return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + pace.channel.perMs;
  };

  const roomEverywhere = (): number => {
    const now = time.now();
    while (begun[0] !== undefined && begun[0] + 1_000 <= now) begun.shift();
    return begun.length < pace.perSecond ? now : (begun[0] ?? now) + 1_000;
  };

  return {
    take: async (channel, act) => {
      const wait = allowed[act]?.take() ?? 0;
      if (wait > 0) return wait;
      await until(roomIn(channel));
      const turn = Math.max(time.now(), next);
      next = turn + between;
      await until(turn);
      for (let free = roomEverywhere(); free > time.now(); free = roomEverywhere()) await until(free);
      const left = heldUntil - time.now();
      if (left > 0) return left;
      if (Number.isFinite(pace.perSecond)) begun.push(time.now());
      return 0;
    },
    answered: (channel) => {
      if (!Number.isFinite(pace.channel.calls)) return;
      if (answers.size >= mostChannels) forgetOld(answers, time.now() - pace.channel.perMs);
      answers.set(channel, [...(answers.get(channel) ?? []), time.now()]);
    },
    hold: (ms) => {
      heldUntil = Math.max(heldUntil, time.now() + ms);
    },
    get held() {
      return Math.max(0, heldUntil - time.now());
    },
  };
}

interface Allowance {
  /** 0 when it may be done now; else when to come back, in milliseconds, each at a moment of their own. */
  take(): number;
}

/** A burst of all at once, then evenly. */
function createAllowance(measure: Measure | null, time: Time): Allowance | null {
  if (!measure) return null;
  const between = measure.perMs / measure.calls;
  let left = measure.calls;
  let at = time.now();
  let comeBack = at;
  return {
    take: () => {
      const now = time.now();
      left = Math.min(measure.calls, left + (now - at) / between);
      at = now;
      // Whoever comes back on the dot must not miss it by a rounding.
      if (left > 0.99) {
        left -= 1;
        return 0;
      }
      comeBack = Math.max(comeBack, now) + between;
      return comeBack - now;
    },
  };
}

const mostChannels = 1_000;

function forgetOld(answers: Map<Channel, number[]>, before: number): void {
  for (const [channel, times] of answers) if ((times.at(-1) ?? 0) <= before) answers.delete(channel);
}

const realTime: Time = {
  now: () => performance.now(),
  // Timers drop fractions, and would ring too early.
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.ceil(ms))),
};
