import type { Moderators } from '../core/member.ts';
import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { phrase } from '../core/phrase.ts';
import { installedWorkspace, openWorkspace, type Workspace } from './clients.ts';
import { createGroups, type Groups } from './groups.ts';
import type { Installations } from './installations.ts';
import { createNames, type Names } from './names.ts';
import { createPoster, type Poster } from './post.ts';
import { createProfiles, type Profiles } from './profiles.ts';
import { createRank, type Rank } from './rank.ts';
import { createRespond, type Respond } from './respond.ts';

/** A workspace with everything that acts in it. */
export interface Here {
  readonly workspace: Workspace;
  readonly poster: Poster;
  readonly respond: Respond;
  readonly groups: Groups;
  readonly profiles: Profiles;
  readonly rank: Rank;
  readonly names: Names;
}

/** The workspaces this app is installed in. */
export interface Workspaces {
  /** Throws PlatformError: `forbidden` where the app is not installed, and whatever Slack says against its token. */
  of(teamId: string): Promise<Here>;
  /** The same without asking anybody; undefined where we have not been yet. */
  known(teamId: string): Here | undefined;
}

export interface WorkspaceOptions {
  readonly apiUrl?: string | undefined;
  readonly moderators: Pick<Moderators, 'list'>;
  /** How long what Slack says of a person is believed, in milliseconds; some minutes unless told. */
  readonly believedFor?: number | undefined;
  readonly log: Log;
}

/** The one workspace a bot token belongs to. `open` asks Slack whose it is. */
export function createOneWorkspace(
  botToken: string,
  options: WorkspaceOptions,
): Workspaces & { open(): Promise<Here> } {
  let known: Here | undefined;
  const open = async (): Promise<Here> => {
    known = equip(await openWorkspace(botToken, options.apiUrl, options.log), options);
    return known;
  };
  return {
    open,
    known: (teamId) => (known && isIn(known, teamId) ? known : undefined),
    of: async (teamId) => {
      const here = known ?? (await open());
      if (isIn(here, teamId)) return here;
      throw notInstalled();
    },
  };
}

/** Every workspace that installed the app, as it is needed. `forget` makes the next one asked for be looked up anew. */
export function createManyWorkspaces(
  installations: Pick<Installations, 'get'>,
  options: WorkspaceOptions,
): Workspaces & { forget(teamId: string): void } {
  const entered = new Map<string, Here>();
  return {
    known: (teamId) => entered.get(teamId),
    of: async (teamId) => {
      const known = entered.get(teamId);
      if (known) return known;
      const installed = await installations.get(teamId);
      if (!installed) throw notInstalled();
      const here = equip(installedWorkspace(installed, options.apiUrl, options.log), options);
      entered.set(teamId, here);
      return here;
    },
    forget: (teamId) => {
      entered.delete(teamId);
    },
  };
}

function equip(workspace: Workspace, { moderators, believedFor, log }: WorkspaceOptions): Here {
  const groups = createGroups(workspace);
  const profiles = createProfiles(workspace, believedFor);
  return {
    workspace,
    groups,
    profiles,
    poster: createPoster(workspace),
    respond: createRespond(workspace, log),
    names: createNames(workspace),
    rank: createRank({ workspace, groups, profiles, moderators, log }),
  };
}

function isIn({ workspace }: Here, teamId: string): boolean {
  return workspace.place === `slack:${teamId}`;
}

function notInstalled(): PlatformError {
  return new PlatformError('forbidden', phrase`Carewire is not installed in this Slack workspace.`);
}
