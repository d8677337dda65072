import { setTimeout as wait } from 'node:timers/promises';
import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { own, type Said } from '../core/phrase.ts';
import { channelParts, type Channel } from '../core/place.ts';
import { switchedOff } from './errors.ts';
import { leisure, lifetimes } from './limits.ts';
import { nameOf } from './logger.ts';
import type { Running } from './waiting.ts';

/**
 * Whether accounts are still in use. Slack takes messages to one that was switched off as if nothing were the matter
 * (python-slack-sdk#1156), so it is asked about people, after they were written to and in its own time: nobody waits for it.
 */
export interface Active {
  /** Something was just posted there. Whoever gets these direct messages is asked about, unless that was done lately. */
  posted(channel: Channel): void;
  /** Slack says that whoever gets them was switched off. Such words may be old: before all others it is asked whether that is so still. */
  doubted(channel: Channel): void;
  /** Asks no more. What was not asked yet is forgotten, for it is asked after the next message. */
  stop(): void;
}

interface Needs {
  /** What Slack says of them now. Throws PlatformError. */
  readonly isSwitchedOff: (channel: Channel) => Promise<boolean>;
  /** What follows when nobody reads there any more. */
  readonly closed: (channel: Channel, why: Said) => Promise<void>;
  /** Waits for what is being written, so that a stop does. */
  readonly running: Pick<Running, 'track'>;
  readonly log: Log;
  /** How long nobody is asked about again, in milliseconds. */
  readonly forMs?: number | undefined;
  /** Resolves after so many milliseconds, and at once when the signal is aborted. */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export function createActive(needs: Needs): Active {
  const { isSwitchedOff, closed, running, log, forMs = lifetimes.active, rest = atEase } = needs;
  const askedAt = new Map<Channel, number>();
  const doubtful = new Set<Channel>();
  const waiting = new Set<Channel>();
  let stopping = new AbortController();
  let isAsking = false;
  let asked = 0;

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    for (let channel = next(); channel !== undefined; channel = next()) {
      const { signal } = stopping;
      const again = await askAbout(channel, signal);
      asked += 1;
      const pause = again ?? (asked % leisure.calls === 0 ? leisure.restMs : 0);
      if (pause > 0 && !signal.aborted) await rest(pause, signal);
    }
    isAsking = false;
  }

  function next(): Channel | undefined {
    const channel = first(doubtful) ?? first(waiting);
    if (channel === undefined) return undefined;
    doubtful.delete(channel);
    waiting.delete(channel);
    return channel;
  }

  /** Never throws. Tells how long to rest when Slack wants to be left in peace. */
  async function askAbout(channel: Channel, signal: AbortSignal): Promise<number | undefined> {
    try {
      const why = await obstacle(channel);
      if (why !== undefined && !signal.aborted) await running.track(async () => closed(channel, why));
      return undefined;
    } catch (error) {
      // Asked after the next message then.
      askedAt.delete(channel);
      if (!(error instanceof PlatformError))
        log.warn('what somebody follows could not be stopped', { error: nameOf(error) });
      if (signal.aborted || !(error instanceof PlatformError) || error.trouble !== 'rate-limited') return undefined;
      doubtful.add(channel);
      return error.retryAfter ?? leisure.restMs;
    }
  }

  async function obstacle(channel: Channel): Promise<Said | undefined> {
    try {
      return (await isSwitchedOff(channel)) ? own(switchedOff) : undefined;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.trouble === 'gone') return error.said;
      // Without the scope nobody can ever be asked about.
      if (error.trouble === 'forbidden') return undefined;
      throw error;
    }
  }

  return {
    posted: (channel) => {
      const last = askedAt.get(channel) ?? Number.NEGATIVE_INFINITY;
      if (!channelParts(channel).direct || waiting.size >= most || performance.now() - last < forMs) return;
      askedAt.delete(channel);
      askedAt.set(channel, performance.now());
      const oldest = first(askedAt.keys());
      if (askedAt.size > most && oldest !== undefined) askedAt.delete(oldest);
      waiting.add(channel);
      void ask();
    },
    doubted: (channel) => {
      if (doubtful.size >= most) return;
      doubtful.add(channel);
      void ask();
    },
    stop: () => {
      stopping.abort();
      stopping = new AbortController();
      for (const kept of [doubtful, waiting, askedAt]) kept.clear();
    },
  };
}

/** People, of all workspaces. Who comes when so many are remembered or waited for is asked about another time. */
const most = 20_000;

function first(channels: Iterable<Channel>): Channel | undefined {
  const [channel] = channels;
  return channel;
}

async function atEase(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal, ref: false }).catch(() => {});
}
