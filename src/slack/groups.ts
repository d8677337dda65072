import type { Workspace } from './clients.ts';
import { beforehand, errorCode } from './errors.ts';
import { remembering } from './remembering.ts';

/** The workspace's user groups. What Slack said is believed for five minutes. */
export interface Groups {
  /** All of them, for menus; empty where the scope is missing. Throws PlatformError. */
  list(): Promise<readonly Group[]>;
  /** Whether the person is in the group now. Throws PlatformError; without the scope nobody is. */
  has(groupId: string, userId: string): Promise<boolean>;
}

export interface Group {
  /** Its address, as moderators are listed. */
  readonly address: string;
  readonly name: string;
}

export function createGroups({ answers, place }: Pick<Workspace, 'answers' | 'place'>): Groups {
  const list = remembering(async (): Promise<readonly Group[]> => {
    const { usergroups = [] } = await beforehand(answers.usergroups.list({ include_disabled: false }));
    return usergroups.flatMap(({ id, handle, name }) =>
      id === undefined ? [] : [{ address: `${place}/${id}`, name: handle === undefined ? (name ?? id) : `@${handle}` }],
    );
  });
  const members = remembering(async (usergroup: string): Promise<ReadonlySet<string>> => {
    const { users = [] } = await beforehand(answers.usergroups.users.list({ usergroup }));
    return new Set(users);
  });
  return {
    list: async () => list('').catch(unlessRefused<readonly Group[]>([])),
    has: async (groupId, userId) =>
      (await members(groupId).catch(unlessRefused<ReadonlySet<string>>(new Set()))).has(userId),
  };
}

/** Slack says no for good: no scope, or a group that was removed. */
const refusals: ReadonlySet<string> = new Set([
  'missing_scope',
  'no_such_subteam',
  'subteam_not_found',
  'plan_upgrade_required',
  'paid_teams_only',
]);

function unlessRefused<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && refusals.has(errorCode(error.cause) ?? errorCode(error) ?? '')) return otherwise;
    throw error;
  };
}
