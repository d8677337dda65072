import { PlatformError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Channel } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { second } from './needs.ts';
import { createTurns, type Act, type Time } from './pace.ts';

/** One platform and its pace: everything the outbox asks of a platform goes over its desk. */
export interface Desk {
  readonly platform: Platform;
  /** Before a call. 0: go on; else the milliseconds after which to come back. */
  turn(channel: Channel, act: Act): Promise<number>;
  /** Rejects with PlatformError, or with what no adapter foresaw. */
  call<T>(channel: Channel, answer: Promise<T>): Promise<T>;
  /** Milliseconds nobody may call for, because the platform said so. */
  readonly held: number;
}

export function createDesk(platform: Platform, time?: Time): Desk {
  const turns = createTurns(platform.pace, time);
  return {
    platform,
    turn: async (channel, act) => {
      const held = platform.opens(channel) ? await turns.take(channel, 'open') : 0;
      return held > 0 ? held : turns.take(channel, act);
    },
    call: async (channel, answer) => {
      try {
        return await call(answer);
      } catch (error) {
        if (error instanceof PlatformError && error.everywhere) turns.hold(error.retryAfter ?? second);
        throw error;
      } finally {
        turns.answered(channel);
      }
    },
    get held() {
      return turns.held;
    },
  };
}

/** Ends in time even when an adapter hangs, so that the claim is still ours when it does. Rejects with PlatformError `unavailable`. */
export async function call<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new PlatformError('unavailable', phrase`it did not answer in time.`, { maybeDone: true })),
      patience,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const patience = 12 * second;
