import type { Delivery, Outcome } from '../core/delivery.ts';
import { PlatformError } from '../core/errors.ts';
import { phrase, row, type Said } from '../core/phrase.ts';
import type { Platform } from '../core/platform.ts';
import { call } from './deliver-desk.ts';
import { faultOf } from './fault.ts';
import { day, minute, second, type Needs } from './needs.ts';
import { stop } from './stopped.ts';

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
  const waiting = { state: 'waiting', dueAt: retryAt(needs, delivery, refusal), trouble: said } as const;
  switch (refusal.trouble) {
    case 'rate-limited':
      // Surely not posted this time; what was in doubt before stays so.
      return { ...waiting, inDoubt: doubt };
    case 'unavailable': {
      const inDoubt = doubt || refusal.maybeDone;
      if (!givenUp(needs, delivery)) return { ...waiting, inDoubt };
      return inDoubt
        ? {
            state: 'unknown',
            trouble: row([
              phrase`After a day of trying, one attempt may have arrived. Please look, then choose.`,
              said,
            ]),
            at,
          }
        : { state: 'failed', trouble: row([phrase`Given up after a day of trying.`, said]), at };
    }
    case 'gone':
      await stop(needs, delivery, said);
      return { state: 'gone', trouble: said, at };
    case 'forbidden': {
      const trouble = (await obstacle(platform, delivery)) ?? said;
      await stop(needs, delivery, trouble);
      return { state: doubt ? 'unknown' : 'failed', trouble, at };
    }
    case 'deleted':
      // It had arrived, and was not wanted: it is not posted again, and the channel is well.
      return { state: 'gone', trouble: said, at };
    case 'too-long':
      return { state: doubt ? 'unknown' : 'failed', trouble: row([phrase`It does not fit in one message.`, said]), at };
    case 'unwelcome':
      return { state: doubt ? 'unknown' : 'failed', trouble: said, at };
  }
}

/** When to try again: as the platform asks, else full jitter between 5 seconds and a bound that doubles up to 15 minutes. */
export function retryAt(needs: Needs, { attempts }: Pick<Delivery, 'attempts'>, error: unknown): number {
  const asked = error instanceof PlatformError ? error.retryAfter : undefined;
  const bound = Math.min(backOff.most, backOff.least * 2 ** Math.min(attempts + 1, 20));
  return needs.clock.now() + (asked ?? Math.max(backOff.least, needs.random() * bound));
}

export const slowDown = phrase`The platform takes no more of these for now.`;

/** Not tried at all: the platform wants to be left in peace for so long. */
export function heldBack(needs: Needs, { tryingSince }: Pick<Delivery, 'tryingSince'>, held: number): Outcome {
  return {
    state: 'waiting',
    dueAt: needs.clock.now() + Math.ceil(held),
    trouble: slowDown,
    inDoubt: tryingSince !== null,
  };
}

/** A day of trying is enough; one that lay about for a day untried still has its tries. */
export function givenUp(needs: Needs, { createdAt, attempts }: Delivery): boolean {
  return needs.clock.now() - createdAt > day && attempts >= backOff.tries;
}

const backOff = { least: 5 * second, most: 15 * minute, tries: 10 };

/** What no adapter foresaw may have happened before or after the effect. */
function asPlatformError(needs: Needs, { id }: Delivery, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  needs.log.error('an unforeseen error while posting', { delivery: id, ...faultOf(error) });
  return new PlatformError('unavailable', phrase`something unforeseen went wrong on our side.`, {
    maybeDone: true,
    cause: error,
  });
}

/** What a platform said itself may lack its full stop. */
export function sentence({ said }: PlatformError): Said {
  if (typeof said !== 'string') return said;
  const text = said.trim();
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export async function obstacle(platform: Platform, { channel }: Delivery): Promise<Said | undefined> {
  try {
    return await call(platform.obstacle(channel));
  } catch {
    return undefined;
  }
}

/**
 * What comes of a call about a message that stands already: a try again later, nothing more where it is gone, or a failure told
 * in `why`. None of it says anything of the channel itself.
 */
export async function refusedChange(
  needs: Needs,
  delivery: Delivery,
  error: unknown,
  why: (refusal: PlatformError) => Said | Promise<Said>,
): Promise<Outcome> {
  const at = needs.clock.now();
  const refusal = asPlatformError(needs, delivery, error);
  const said = sentence(refusal);
  switch (refusal.trouble) {
    case 'rate-limited':
    case 'unavailable':
      if (givenUp(needs, delivery))
        return { state: 'failed', trouble: row([phrase`Given up after a day of trying.`, said]), at };
      return { state: 'waiting', dueAt: retryAt(needs, delivery, refusal), trouble: said, inDoubt: false };
    case 'gone':
    case 'deleted':
      return { state: 'gone', trouble: said, at };
    case 'forbidden':
    case 'too-long':
    case 'unwelcome':
      return { state: 'failed', trouble: await why(refusal), at };
  }
}
