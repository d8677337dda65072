import type { Instant } from '../core/clock.ts';
import { NewsError } from '../core/errors.ts';
import type { FeedAnswer } from '../core/feed.ts';
import { phrase } from '../core/phrase.ts';
import type { FeedClaim, FollowedFeed } from '../core/followed-feed.ts';
import { faultOf } from './fault.ts';
import { type Failure, failed, wellRead, type Outcome } from './feed-outcome.ts';
import { minute, second, type Needs } from './needs.ts';

/** Reads the feeds that are due. */
export interface Polling {
  /** Until none is due any more. Returns how many were read. */
  run(signal?: AbortSignal): Promise<number>;
  nextDue(): Promise<Instant | null>;
}

export interface PollingOptions {
  /** How long nobody else reads a feed, or its host, once it has been taken. */
  readonly leaseMs?: number;
  /** Feeds read side by side, each from a host of its own. */
  readonly atOnce?: number;
  /** How long a host is left in peace between two of its feeds. */
  readonly pauseMs?: number;
}

export const usualPolling = { leaseMs: 3 * minute, atOnce: 8, pauseMs: 2 * second } as const;

/** Of every host one feed at a time, with a pause between; some hosts side by side. Any number of processes share the work. */
export function createPolling(needs: Needs, options: PollingOptions = {}): Polling {
  const { leaseMs, atOnce, pauseMs } = { ...usualPolling, ...options };

  return {
    run: async (signal) => {
      const taken: FeedClaim[] = [];
      const reading = new Set<Promise<void>>();
      let read = 0;
      for (;;) {
        if (signal?.aborted) await Promise.all(taken.splice(0).map((claim) => letGo(needs, claim)));
        // Several at a time, for asking what is due costs more than what is asked.
        else if (taken.length === 0) taken.push(...(await needs.feeds.claim(needs.clock.now(), leaseMs, atOnce * 4)));
        for (const claim of taken.splice(0, atOnce - reading.size)) {
          const turn = readFeed(needs, claim, pauseMs).then(() => void reading.delete(turn));
          reading.add(turn);
          read += 1;
        }
        if (reading.size === 0) return read;
        await Promise.race(reading);
      }
    },
    nextDue: () => needs.feeds.nextDue(),
  };
}

/** Asks the feed and keeps what came of it, in one transaction. Lost when somebody paused, changed or removed it meanwhile. */
export async function readFeed(needs: Needs, claim: FeedClaim, pauseMs: number): Promise<boolean> {
  try {
    const { reading, seen, owed, hold } = await ask(needs, claim);
    const at = needs.clock.now();
    const settled = await needs.feeds.settle(claim, reading, {
      at,
      seen,
      owed,
      holdUntil: at + Math.max(pauseMs, hold),
    });
    if (settled && (owed.length > 0 || seen.some(({ arrived }) => arrived !== undefined))) needs.wake();
    return settled;
  } catch (error) {
    // Nothing was written: its lease ends, and it is read again.
    needs.log.error('a feed could not be settled', { feed: claim.feed.id, ...faultOf(error) });
    return false;
  }
}

async function ask(needs: Needs, { feed }: FeedClaim): Promise<Outcome> {
  const answer = await read(needs, feed);
  if (answer.kind === 'unchanged' || answer.kind === 'feed') return wellRead(needs, feed, answer);
  const { desk } = await needs.settings.of(feed.community);
  return failed(needs, feed, answer.failure, desk);
}

async function read(
  needs: Needs,
  feed: FollowedFeed,
): Promise<Exclude<FeedAnswer, { kind: 'later' }> | { readonly kind: 'failed'; readonly failure: Failure }> {
  try {
    const answer = await needs.feedReader.readFeed(feed.url, feed.validators);
    if (answer.kind !== 'later') return answer;
    const { reason, notBefore } = answer;
    return { kind: 'failed', failure: { code: 'unreachable', reason, notBefore } };
  } catch (error) {
    if (error instanceof NewsError) return { kind: 'failed', failure: { code: error.code, reason: error.said } };
    needs.log.error('an unforeseen error while reading a feed', { feed: feed.id, ...faultOf(error) });
    const reason = phrase`Something went wrong on our side while reading it.`;
    return { kind: 'failed', failure: { code: 'unreadable', reason } };
  }
}

async function letGo(needs: Needs, claim: FeedClaim): Promise<void> {
  const at = needs.clock.now();
  await needs.feeds.settle(claim, {}, { at, seen: [], owed: [], holdUntil: at });
}
