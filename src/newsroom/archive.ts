import type { Needs } from './needs.ts';

/** Where readers find a community's archive on the web; undefined while it is private, or where there is no web. */
export async function openArchive(needs: Needs, community: string): Promise<string | undefined> {
  const { archive } = await needs.settings.of(community);
  return archive === 'open' ? needs.archiveOf?.(community) : undefined;
}
