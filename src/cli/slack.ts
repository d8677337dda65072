import { join } from 'node:path';
import { commandList } from '../../commands/index.ts';
import { readConfig } from '../config.ts';
import { slackManifest } from '../slack/manifest.ts';
import { openStore } from '../store/store.ts';
import { print, printJson, readArgs, UsageError, type Verb } from './verb.ts';

export const slack: Verb = {
  name: 'slack',
  usage: ['slack manifest [--url U]', 'slack moderator <workspace id> <member id>'],
  run: async ([action, ...args]) => {
    switch (action) {
      case 'manifest':
        return manifest(args);
      case 'moderator':
        return moderator(args);
      case undefined:
      default:
        throw new UsageError('What to do with Slack?');
    }
  },
};

/** With an address for HTTP mode, without one for Socket Mode. */
async function manifest(args: readonly string[]): Promise<number> {
  const { values } = readArgs(args, { url: { type: 'string' } });
  const { roots } = readConfig();
  printJson(
    slackManifest(
      commandList(roots),
      roots,
      values.url === undefined ? { mode: 'socket' } : { mode: 'http', url: values.url },
    ),
  );
  return Promise.resolve(0);
}

async function moderator([team, user, ...more]: readonly string[]): Promise<number> {
  if (!team || !user || more.length > 0 || !/^T[A-Z0-9]+$/.test(team) || !/^[UW][A-Z0-9]+$/.test(user)) {
    throw new UsageError('Name the workspace (T…) and the member (U…).');
  }
  const config = readConfig();
  const store = await openStore({
    file: join(config.dataDir, 'carewire.db'),
    communities: config,
    now: () => Date.now(),
  });
  try {
    await store.moderators.add(`slack:${team}`, `slack:${team}/${user}`);
    print(`${user} may now use /${config.roots.newsroom} in ${team}.`);
    return 0;
  } finally {
    await store.close();
  }
}
