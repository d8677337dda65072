import type { Channel } from '../core/place.ts';
import type { Measure, Pace } from '../core/platform.ts';

/** Milliseconds that only move forward, whatever happens to the clock. */
export interface Time {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export type Act = 'post' | 'edit' | 'look' | 'open';

/** Who may call a platform when. One for each platform of a process, shared by posts and edits. */
export interface Turns {
  /**
   * Resolves with 0 when a call to the channel may begin. With milliseconds when it may not for longer than anybody should
   * stand in line: the platform asked all to wait, or such acts are used up for now. One call at a time for a channel.
   */
  take(channel: Channel, act: Act): Promise<number>;
  /** The channel answered: the platform counted the call now at the latest. */
  answered(channel: Channel): void;
  /** The platform asked all to wait: nobody calls for so long, and what follows goes a little slower. */
  hold(ms: number): void;
  /** Milliseconds that are left of it. */
  readonly held: number;
}

/** A channel's measure counts from the answers, that of all together from when calls begin. */
export function createTurns(pace: Pace, time: Time = realTime): Turns {
  const line = createLine(pace.together, time);
  const answers = new Map<Channel, number[]>();
  const allowed = {
    post: null,
    edit: createAllowance(pace.edits, time),
    look: createAllowance(pace.looks, time),
    open: createAllowance(pace.opens, time),
  };
  let heldUntil = Number.NEGATIVE_INFINITY;

  const roomIn = (channel: Channel): number => {
    const recent = (answers.get(channel) ?? []).filter((at) => at + pace.channel.perMs > time.now());
    if (recent.length > 0) answers.set(channel, recent);
    else answers.delete(channel);
    const oldest = recent.at(-pace.channel.calls);
    return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + pace.channel.perMs;
  };

  return {
    take: async (channel, act) => {
      const wait = allowed[act]?.take() ?? 0;
      if (wait > 0) return wait;
      await until(roomIn(channel), time);
      await line.reached();
      const left = heldUntil - time.now();
      if (left > 0) return left;
      line.begin();
      return 0;
    },
    answered: (channel) => {
      if (!Number.isFinite(pace.channel.calls)) return;
      if (answers.size >= mostChannels) forgetOld(answers, time.now() - pace.channel.perMs);
      answers.set(channel, [...(answers.get(channel) ?? []), time.now()]);
    },
    hold: (ms) => {
      // Calls in the air are refused together: that is one complaint.
      if (heldUntil <= time.now()) line.slowDown();
      heldUntil = Math.max(heldUntil, time.now() + ms);
    },
    get held() {
      return Math.max(0, heldUntil - time.now());
    },
  };
}

interface Line {
  /** Resolves when it is one's turn; what is begun at once is then within the measure. */
  reached(): Promise<void>;
  begin(): void;
  /** It was too fast: rounds last longer for some time. */
  slowDown(): void;
}

/** Milliseconds a round lasts longer after the platform complained, and by how much less each round after. */
const caution = { more: 40, most: 400, less: 2 };

/**
 * A platform opens its window when the first call arrives, and how long calls are on their way differs by more than its limit
 * forgives. So each round of calls begins with a handful at once, the quickest of which opens the window; the others follow
 * evenly, and all have arrived well before the next round. However late the process wakes, no time as long as a round sees
 * more calls begin than the measure says.
 */
function createLine({ calls, perMs }: Measure, time: Time): Line {
  if (!Number.isFinite(calls))
    return { reached: async () => undefined, begin: () => undefined, slowDown: () => undefined };
  const atOnce = Math.ceil(calls / 4);
  const between = (perMs * 0.8) / calls;
  /** When calls began, a round's at most. */
  const begun: number[] = [];
  let round = Number.NEGATIVE_INFINITY;
  let used = 0;
  let longer = 0;

  const nextTurn = (): number => {
    const now = time.now();
    if (used === calls || now >= round + perMs + longer) {
      round = Math.max(now, round + perMs + longer);
      used = 0;
      longer = Math.max(0, longer - caution.less);
    }
    used += 1;
    return round + Math.max(0, used - atOnce) * between;
  };

  const room = (): number => {
    const oldest = begun.length < calls ? undefined : begun[0];
    return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + perMs;
  };

  return {
    reached: async () => {
      await until(nextTurn(), time);
      while (room() > time.now()) await until(room(), time);
    },
    begin: () => {
      begun.push(time.now());
      if (begun.length > calls) begun.shift();
    },
    slowDown: () => {
      longer = Math.min(caution.most, longer + caution.more);
    },
  };
}

async function until(moment: number, time: Time): Promise<void> {
  const wait = moment - time.now();
  if (wait > 0) await time.sleep(wait);
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
