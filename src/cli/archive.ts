import type { Config } from '../config.ts';
import { NewsError } from '../core/errors.ts';
import { openStore, type Store } from '../store/store.ts';
import { UsageError } from './verb.ts';

/** The archive the settings name. Throws a sentence when it cannot be opened. */
export function openArchive(config: Config): Promise<Store> {
  return openStore({ ...config.database, communities: config, now: () => Date.now() });
}

/** The one asked for, or the only one there is. */
export async function communityFor(store: Store, asked: string | undefined): Promise<string> {
  const all = await store.communities.list();
  const ids = all.map(({ id }) => id);
  if (asked !== undefined && ids.includes(asked)) return asked;
  const [only, ...others] = ids;
  if (asked === undefined && only !== undefined && others.length === 0) return only;
  if (ids.length === 0)
    throw new NewsError(
      'not-found',
      'The archive is empty: no community has used it yet. Start the bot and use a command in your server or workspace once, or name the ' +
        'community in config/community.yaml (under “communities”); then run this again.',
    );
  throw new UsageError(`Say which community, with --community. There are: ${ids.join(', ')}.`);
}
