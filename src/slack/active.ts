import { own } from '../core/phrase.ts';
import { PlatformError } from '../core/errors.ts';
import type { Workspace } from './clients.ts';
import { beforehand, errorCode, meanings } from './errors.ts';
import { lifetimes } from './limits.ts';

/**
 * Whether somebody's account is still in use. Slack takes messages to one that was switched off as if nothing were the matter
 * (python-slack-sdk#1156), and only opening the conversation or asking about the person tells.
 */
export interface Active {
  /** Whether a `check` would ask Slack. */
  remembers(userId: string): boolean;
  /** Slack has just told in another way that it is. */
  heard(userId: string): void;
  /** Throws PlatformError: `gone` for an account that was switched off; what leaves it open is some other trouble. */
  check(userId: string): Promise<void>;
}

/** Only a yes is remembered: whoever comes back is served at once. @param forMs how long Slack's word is believed. */
export function createActive({ poster }: Pick<Workspace, 'poster'>, forMs: number = lifetimes.active): Active {
  const heardOf = new Map<string, number>();
  const remembers = (userId: string): boolean =>
    performance.now() - (heardOf.get(userId) ?? Number.NEGATIVE_INFINITY) < forMs;
  const heard = (userId: string): void => {
    if (heardOf.size >= most) heardOf.clear();
    heardOf.set(userId, performance.now());
  };

  return {
    remembers,
    heard,
    async check(userId) {
      if (remembers(userId)) return;
      heardOf.delete(userId);
      if (await isSwitchedOff(userId)) throw new PlatformError('gone', own(meanings['user_disabled']?.says ?? ''));
      heard(userId);
    },
  };

  async function isSwitchedOff(user: string): Promise<boolean> {
    try {
      const { user: found } = await poster.users.info({ user });
      return found?.deleted === true;
    } catch (error) {
      // Without the scope nobody can ever be asked about.
      if (errorCode(error) === 'missing_scope') return false;
      return beforehand(Promise.reject(error));
    }
  }
}

const most = 20_000;
