import type { Moderators } from '../core/member.ts';
import type { Log } from '../core/log.ts';
import type { Workspace } from './clients.ts';
import type { Groups } from './groups.ts';
import { nameOf } from './logger.ts';
import type { Profiles } from './profiles.ts';
import { within } from './waiting.ts';

/** What Slack itself knows of a person's rank. The newsroom's list of people is the newsroom's to look at. */
export interface Rank {
  /** In a group that moderates here; or, as long as nobody is named, an admin or owner of the workspace. A doubt is a no. */
  moderates(userId: string): Promise<boolean>;
}

export function createRank({
  workspace,
  groups,
  profiles,
  moderators,
  log,
}: {
  readonly workspace: Pick<Workspace, 'place'>;
  readonly groups: Groups;
  readonly profiles: Pick<Profiles, 'isAdmin'>;
  readonly moderators: Pick<Moderators, 'list'>;
  readonly log: Log;
}): Rank {
  async function look(userId: string): Promise<boolean> {
    const named = await moderators.list(workspace.place);
    if (named.length === 0) return profiles.isAdmin(userId);
    const groupIds = named.flatMap((person) => /\/(S[A-Z0-9]+)$/.exec(person)?.[1] ?? []);
    if (groupIds.length === 0) return false;
    const inGroups = await within(deadline, Promise.all(groupIds.map(async (group) => groups.has(group, userId))));
    return inGroups.includes(true);
  }

  return {
    moderates: async (userId) => {
      try {
        return await look(userId);
      } catch (error) {
        log.warn('slack did not tell who moderates', { error: nameOf(error) });
        return false;
      }
    },
  };
}

/** A form has to be open within three seconds. */
const deadline = 1500;
