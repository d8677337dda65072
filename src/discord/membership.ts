import { type REST, Routes } from 'discord.js';
import { PlatformError } from '../core/errors.ts';
import { own, phrase } from '../core/phrase.ts';
import { codeOf, refusals, toPlatformError } from './errors.ts';
import { times } from './limits.ts';

/**
 * Whether somebody is still in a server. What a server reads is for those who are in it, and old direct messages stay with whoever
 * left or was shown the door. Discord is asked, since knowing all members needs a privileged intent.
 */
export interface Membership {
  /** Whether a `check` would ask Discord. */
  remembers(guild: string, user: string): boolean;
  /** Throws PlatformError: `gone` for whoever is not there any more; what leaves it open whether they are is some other trouble. */
  check(guild: string, user: string): Promise<void>;
}

/** Only a yes is remembered: whoever comes back is served at once. */
export function createMembership(rest: REST, now: () => number = Date.now): Membership {
  const seen = new Map<string, number>();
  const remembers = (guild: string, user: string): boolean =>
    now() - (seen.get(keyOf(guild, user)) ?? -Infinity) < times.memberKnown;

  return {
    remembers,
    async check(guild, user) {
      if (remembers(guild, user)) return;
      seen.delete(keyOf(guild, user));
      const signal = AbortSignal.timeout(times.memberAsked);
      try {
        // A request that waits for its turn does not heed its signal while it waits.
        await Promise.race([rest.get(Routes.guildMember(guild, user), { signal }), ended(signal)]);
      } catch (error) {
        throw refusalOf(error);
      }
      if (seen.size >= most) seen.clear();
      seen.set(keyOf(guild, user), now());
    },
  };
}

const most = 20_000;
const missingAccess = 50_001;

function keyOf(guild: string, user: string): string {
  return `${guild}/${user}`;
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Nothing was done that could have arrived, whatever went wrong. */
function refusalOf(error: unknown): PlatformError {
  // Of a server we are not in Discord tells nothing.
  if (codeOf(error) === missingAccess)
    return new PlatformError('gone', own(refusals[10_004]?.says ?? ''), { cause: error });
  const { trouble, said, retryAfter, everywhere } = toPlatformError(error);
  const wait = retryAfter === undefined ? {} : { retryAfter };
  if (trouble === 'gone' || trouble === 'rate-limited')
    return new PlatformError(trouble, said, { ...wait, everywhere, cause: error });
  return new PlatformError('unavailable', said, { ...wait, cause: error });
}

export const noLongerThere = (root: string) =>
  phrase`You are no longer in the server this is about, so I cannot show or change anything of it here. To see or delete what is kept of you, use /${root} privacy.`;
export const notToldNow = phrase`I could not ask Discord whether you are still in the server this is about. Please try again in a minute.`;
