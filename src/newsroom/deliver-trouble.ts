import type { Delivery, Outcome } from '../core/delivery.ts';
import { PlatformError } from '../core/errors.ts';
import type { Platform } from '../core/platform.ts';
import { faultOf } from './fault.ts';
import { day, minute, second, type Needs } from './needs.ts';

/** Alone decides what follows from a platform's refusal of a new message. `doubt`: an earlier attempt may have arrived. */
export async function refused(
  needs: Needs,
  platform: Platform,
  delivery: Delivery,
  error: unknown,
  doubt: boolean,
): Promise<Outcome> {
  const at = needs.clock.now();
  const refusal = asPlatformError(needs, delivery, error);
  const said = sentence(refusal);
  switch (refusal.trouble) {
    case 'rate-limited':
      // Surely not posted this time; what was in doubt before stays so.
      return {
        state: 'waiting',
        dueAt: retryAt(needs, delivery, refusal),
        trouble: `${platform.name} asked us to slow down.`,
        inDoubt: doubt,
      };
    case 'unavailable': {
      const inDoubt = doubt || refusal.maybeDone;
      if (!givenUp(needs, delivery))
        return {
          state: 'waiting',
          dueAt: retryAt(needs, delivery, refusal),
          trouble: `${platform.name} could not take it: ${said}`,
          inDoubt,
        };
      return inDoubt
        ? {
            state: 'unknown',
            trouble: `${platform.name} could not be reached for a day, and one attempt may have arrived: ${said} Please look, then choose.`,
            at,
          }
        : { state: 'failed', trouble: `${platform.name} could not be reached for a day: ${said}`, at };
    }
    case 'gone': {
      const trouble = `The channel does not exist any more, or I was removed from it: ${said}`;
      await needs.subscriptions.pause(delivery.channel, `${trouble} Subscribe it again to go on.`, at);
      return { state: 'gone', trouble, at };
    }
    case 'forbidden': {
      const trouble = `I may not post there: ${(await obstacle(platform, delivery)) ?? said}`;
      await needs.subscriptions.pause(delivery.channel, `${trouble} Then subscribe it again.`, at);
      return { state: doubt ? 'unknown' : 'failed', trouble, at };
    }
    case 'too-long':
      return { state: doubt ? 'unknown' : 'failed', trouble: `It is longer than ${platform.name} takes: ${said}`, at };
  }
}

/** When to try again: as the platform asks, else full jitter between 5 seconds and a bound that doubles up to 15 minutes. */
export function retryAt(needs: Needs, { attempts }: Pick<Delivery, 'attempts'>, error: unknown): number {
  const asked = error instanceof PlatformError ? error.retryAfter : undefined;
  const bound = Math.min(backOff.most, backOff.least * 2 ** Math.min(attempts + 1, 20));
  return needs.clock.now() + (asked ?? Math.max(backOff.least, needs.random() * bound));
}

/** A day of trying is enough; one that lay about for a day untried still has its tries. */
export function givenUp(needs: Needs, { createdAt, attempts }: Delivery): boolean {
  return needs.clock.now() - createdAt > day && attempts >= backOff.tries;
}

/** Ends in time even when an adapter hangs, so that the claim is still ours when it does. Rejects with PlatformError `unavailable`. */
export async function call<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new PlatformError('unavailable', 'it did not answer in time', { maybeDone: true })),
      patience,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const backOff = { least: 5 * second, most: 15 * minute, tries: 10 };
const patience = 12 * second;

/** What no adapter foresaw may have happened before or after the effect. */
export function asPlatformError(needs: Needs, { id }: Delivery, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  needs.log.error('an unforeseen error while posting', { delivery: id, ...faultOf(error) });
  return new PlatformError('unavailable', 'something unforeseen went wrong on our side', {
    maybeDone: true,
    cause: error,
  });
}

export function sentence({ message }: PlatformError): string {
  const text = message.trim();
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export async function obstacle(platform: Platform, { channel }: Delivery): Promise<string | undefined> {
  try {
    return await call(platform.obstacle(channel));
  } catch {
    return undefined;
  }
}
