import { join } from 'node:path';
import { check, readOptionalYaml } from './files.ts';
import { feedsSchema } from './schemas.ts';

/** A feed a community starts with. */
export interface ConfiguredFeed {
  readonly community: string;
  readonly url: string;
  readonly title: string | null;
  readonly categories: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** config/feeds.yaml; a folder without one starts no feeds. */
export function readFeeds(
  folder: string,
  communities: readonly { readonly id: string }[],
  problems: string[],
): readonly ConfiguredFeed[] {
  const name = 'feeds.yaml';
  const file = check(feedsSchema, readOptionalYaml(join(folder, name), problems), name, problems);
  return Object.entries(file?.communities ?? {}).flatMap(([community, feeds]) => {
    if (!communities.some(({ id }) => id === community))
      problems.push(`${name} names the community “${community}”, which is not in community.yaml`);
    return feeds.map(({ title = null, ...feed }) => ({ ...feed, community, title }));
  });
}
