import { commandList } from '../../commands/index.ts';
import { readConfig, type Config } from '../config.ts';
import { NewsError } from '../core/errors.ts';
import { slackManifest } from '../slack/manifest.ts';
import type { Store } from '../store/store.ts';
import { openArchive } from './archive.ts';
import { print, printJson, readArgs, UsageError, type Verb } from './verb.ts';

export const slack: Verb = {
  name: 'slack',
  usage: [
    'slack manifest [--url U]',
    'slack moderators <workspace id>',
    'slack moderator <workspace id> <member id> [--remove]',
  ],
  run: async ([action, ...args]) => {
    switch (action) {
      case 'manifest':
        return manifest(args);
      case 'moderator':
        return moderator(args);
      case 'moderators':
        return moderators(args);
      case undefined:
      default:
        throw new UsageError('What to do with Slack?');
    }
  },
};

/** With an address for HTTP mode, without one for Socket Mode. */
async function manifest(args: readonly string[]): Promise<number> {
  const { values } = readArgs(args, { url: { type: 'string' } });
  const { roots, web } = readConfig();
  printJson(
    slackManifest(
      commandList(roots),
      roots,
      values.url === undefined ? { mode: 'socket' } : { mode: 'http', url: values.url },
      web.publicUrl,
    ),
  );
  return Promise.resolve(0);
}

async function moderators([team, ...more]: readonly string[]): Promise<number> {
  if (!team || more.length > 0 || !isTeam(team)) throw new UsageError('Name the workspace (T…).');
  return withStore(async (store) => {
    const people = await store.moderators.list(`slack:${team}`);
    print(
      people.map((person) => person.slice(person.indexOf('/') + 1)).join('\n') || `Nobody moderates in ${team} yet.`,
    );
    return 0;
  });
}

/** Lets a member in, or out again. Who stands in config/community.yaml is let in at every start. */
async function moderator(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, { remove: { type: 'boolean' } });
  const [team, user, ...more] = positionals;
  if (!team || !user || more.length > 0 || !isTeam(team) || !/^[UW][A-Z0-9]+$/.test(user)) {
    throw new UsageError('Name the workspace (T…) and the member (U…).');
  }
  return withStore(async (store, config) => {
    const place = `slack:${team}` as const;
    const person = `slack:${team}/${user}` as const;
    if (!values.remove) {
      await store.moderators.add(place, person);
      print(`${user} may now use /${config.roots.newsroom} in ${team}.`);
      return 0;
    }
    if (config.communities.some((community) => community.moderators.some((named) => named.person === person)))
      throw new NewsError(
        'conflict',
        `${user} stands in config/community.yaml. Take them out there, then remove them here.`,
      );
    if (!(await store.moderators.remove(place, person)))
      throw new NewsError('not-found', `${user} is no moderator in ${team}. “slack moderators ${team}” lists them.`);
    print(`${user} may no longer use /${config.roots.newsroom} in ${team}.`);
    return 0;
  });
}

function isTeam(id: string): boolean {
  return /^T[A-Z0-9]+$/.test(id);
}

async function withStore(act: (store: Store, config: Config) => Promise<number>): Promise<number> {
  const config = readConfig();
  const store = await openArchive(config);
  try {
    return await act(store, config);
  } finally {
    await store.close();
  }
}
