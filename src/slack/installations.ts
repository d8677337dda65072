import { z } from 'zod';

import { PlatformError } from '../core/errors.ts';
import { createSealing, SealError, type Sealing } from './sealing.ts';

/** A workspace that installed the app, and the token it gave. */
const installation = z.object({
  team: z.string(),
  name: z.string().optional(),
  botToken: z.string(),
  botUserId: z.string(),
  botId: z.string(),
  scopes: z.array(z.string()),
  /** Slack's id of who installed it. */
  installer: z.string(),
});
export type Installed = z.infer<typeof installation>;

/** Where they are kept: texts by key, without an end. Throws when the database does. */
export interface Keep {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  keys(): Promise<readonly string[]>;
}

/** Installations by Slack's id of the workspace, never readable without the key. */
export interface Installations {
  /** Throws PlatformError `unavailable` when the one there cannot be opened. */
  get(team: string): Promise<Installed | undefined>;
  put(installed: Installed): Promise<void>;
  remove(team: string): Promise<void>;
  teams(): Promise<readonly string[]>;
}

export function createInstallations(keep: Keep, sealing: Sealing): Installations {
  const put = async (installed: Installed): Promise<void> => {
    await keep.set(installed.team, sealing.seal(JSON.stringify(installed), installed.team));
  };
  return {
    put,
    get: async (team) => {
      const kept = await keep.get(team);
      if (kept === undefined) return undefined;
      const { secret, isOld } = opened(sealing, kept, team);
      const installed = installation.parse(JSON.parse(secret));
      if (isOld) await put(installed);
      return installed;
    },
    teams: async () => keep.keys(),
    remove: async (team) => {
      await keep.delete(team);
    },
  };
}

/** The same, with the keys that encrypt them: the first seals, all of them open. */
export function installationsIn(keep: Keep, keys: readonly Uint8Array[]): Installations {
  return createInstallations(keep, createSealing(keys));
}

function opened(sealing: Sealing, kept: string, team: string): ReturnType<Sealing['unseal']> {
  try {
    return sealing.unseal(kept, team);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new PlatformError(
      'unavailable',
      `The token of the Slack workspace ${team} cannot be opened. ${error.message} Put the former key behind the new one in ENCRYPTION_KEY (new,former), or install the app there again.`,
      { cause: error },
    );
  }
}
