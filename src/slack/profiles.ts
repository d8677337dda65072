import type { Workspace } from './clients.ts';
import { beforehand } from './errors.ts';
import { remembering } from './remembering.ts';
import { within } from './waiting.ts';

/** What Slack says of people, asked once for everything we want of it and believed for a few minutes. */
export interface Profiles {
  /** An admin or owner of the workspace. Throws PlatformError, and when Slack does not tell in time. */
  isAdmin(userId: string): Promise<boolean>;
  /** Of this workspace, and not only in a channel it shares with theirs. What Slack does not tell in time is a no. */
  belongs(userId: string): Promise<boolean>;
  /** Whether their account was switched off. What Slack does not tell soon is a no. */
  isSwitchedOff(userId: string): Promise<boolean>;
  /** What they read (BCP 47). Nobody waits long for it: undefined when Slack does not tell, or not soon. */
  language(userId: string): Promise<string | undefined>;
}

/** @param forMs how long Slack's word is believed. */
export function createProfiles({ answers, place }: Pick<Workspace, 'answers' | 'place'>, forMs?: number): Profiles {
  const profile = remembering(async (user: string) => {
    const { user: found } = await beforehand(answers.users.info({ user, include_locale: true }));
    const isAdmin = found?.deleted !== true && (found?.is_admin === true || found?.is_owner === true);
    const teams = [found?.team_id, ...(found?.enterprise_user?.teams ?? [])];
    const belongs = found?.is_stranger !== true && teams.some((team) => place === `slack:${team}`);
    return { isAdmin, belongs, isSwitchedOff: found?.deleted === true, language: found?.locale };
  }, forMs);
  // A refusal is remembered here: an app without the scope would otherwise ask again with every answer.
  const told = remembering(async (user: string) => profile(user).catch(() => undefined), forMs);

  const soon = async (userId: string) => profile.known(userId) ?? within(deadlines.rank, profile(userId));

  const atOnce = async (userId: string) =>
    profile.known(userId) ?? within(deadlines.language, told(userId)).catch(() => undefined);

  return {
    isAdmin: async (userId) => (await soon(userId)).isAdmin,
    belongs: async (userId) =>
      soon(userId).then(
        ({ belongs }) => belongs,
        () => false,
      ),
    isSwitchedOff: async (userId) => (await atOnce(userId))?.isSwitchedOff ?? false,
    language: async (userId) => (await atOnce(userId))?.language,
  };
}

const deadlines = {
  /** A form has to be open within three seconds. */
  rank: 1500,
  /** What comes later is there for the next answer. */
  language: 500,
} as const;
