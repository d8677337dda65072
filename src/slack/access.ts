import { WebClient } from '@slack/web-api';

import type { Answering } from '../core/answering.ts';
import type { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { answering as answeringClient } from './clients.ts';
import { errorCode, tokenTroubles } from './errors.ts';
import { gone } from './gone.ts';
import type { Installations } from './installations.ts';
import { nameOf, slackLogger } from './logger.ts';
import { installationStore, welcome, type Installing, type OAuth } from './oauth.ts';
import { createManyWorkspaces, createOneWorkspace, type WorkspaceOptions, type Workspaces } from './workspaces.ts';

/** How we come into workspaces, and notice that we are in them no longer. */
export interface Access {
  readonly workspaces: Workspaces;
  /** Before the first request. Throws PlatformError. */
  open(answering: Answering): Promise<void>;
  /** What became of a call to Slack in a workspace. */
  heard(teamId: string, error: PlatformError | undefined): void;
  /** Slack says that we are out; whether that is so still is looked into. Never throws. */
  removed(teamId: string): Promise<void>;
  works(): boolean;
  readonly installing?: Installing;
}

/** One workspace, by its bot token. A token that stopped working is said once. */
export function accessByToken(botToken: string, options: WorkspaceOptions): Access {
  const { log } = options;
  const workspaces = createOneWorkspace(botToken, options);
  let answering: Answering | undefined;
  let works = true;
  return {
    workspaces,
    works: () => works,
    open: async (given) => {
      answering = given;
      const { workspace } = await workspaces.open();
      const { place, name } = workspace;
      await safely(log, async () => given.returned(place, { gone, ...(name === undefined ? {} : { name }) }));
    },
    heard: (_teamId, error) => {
      if (!isTokenTrouble(error)) {
        works ||= error === undefined;
        return;
      }
      if (works) log.error('slack does not accept the bot token any more', { reason: error.message });
      works = false;
    },
    removed: async (teamId) => {
      if (workspaces.known(teamId) === undefined || !(await isTakenBack(botToken, options))) return;
      works = false;
      log.error('slack says that the app was removed from the workspace');
      await safely(log, async () => answering?.left(`slack:${teamId}`, gone));
    },
  };
}

/** Any number of workspaces, each by the token it gave when it installed the app. One that took it back keeps none of the others. */
export function accessByInstalling(oauth: OAuth, installations: Installations, options: WorkspaceOptions): Access {
  const { log } = options;
  const workspaces = createManyWorkspaces(installations, options);
  const refused = new Set<string>();
  let answering: Answering | undefined;

  async function removed(teamId: string): Promise<void> {
    // An old message may come after the app was installed again.
    const installed = await installations.get(teamId).catch(() => undefined);
    if (installed && !(await isTakenBack(installed.botToken, options))) return;
    workspaces.forget(teamId);
    await safely(log, async () => installations.remove(teamId));
    await safely(log, async () => answering?.left(`slack:${teamId}`, gone));
  }

  return {
    workspaces,
    removed,
    works: () => true,
    open: async (given) => {
      answering = given;
      return Promise.resolve();
    },
    heard: (teamId, error) => {
      if (!isTokenTrouble(error)) return;
      // Another process may hold a newer one.
      workspaces.forget(teamId);
      if (refused.has(teamId)) return;
      refused.add(teamId);
      log.error('slack does not accept a workspace’s token any more', { team: teamId, reason: error.message });
      void removed(teamId);
    },
    installing: {
      oauth,
      store: installationStore(installations, async (installed) => {
        workspaces.forget(installed.team);
        refused.delete(installed.team);
        if (answering) await welcome(answering, installed, log);
      }),
    },
  };
}

function isTokenTrouble(error: PlatformError | undefined): error is PlatformError {
  return error !== undefined && tokenTroubles.has(errorCode(error.cause) ?? '');
}

/** Whether Slack itself says so: when it cannot be asked, nothing is forgotten, and the next call that is refused will tell. */
async function isTakenBack(botToken: string, { apiUrl, log }: WorkspaceOptions): Promise<boolean> {
  try {
    await new WebClient(botToken, answeringClient(apiUrl, slackLogger(log))).auth.test();
    return false;
  } catch (error) {
    return tokenTroubles.has(errorCode(error) ?? '');
  }
}

async function safely(log: Log, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    log.error('slack installation could not be noted', { error: nameOf(error) });
  }
}
