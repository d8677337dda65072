import type { Draft } from '../core/article.ts';
import type { Candidate } from '../core/candidate.ts';
import type { FollowedFeed } from '../core/followed-feed.ts';
import type { Preview } from '../core/queueing.ts';
import type { Needs } from './needs.ts';

/** What waits in the queue under the draft's page, by the address it was found under or its own. */
export async function waitingFor(needs: Needs, { community, page }: Draft): Promise<Preview['waiting']> {
  const addresses = [...new Set([page.canonicalUrl, page.url])];
  const known = await Promise.all(addresses.map((url) => needs.candidates.findByUrl(community, url)));
  const candidate = known.find((one) => one !== undefined && one.decision === null);
  return candidate ? { candidate, feed: await feedOf(needs, candidate) } : null;
}

/** While it is followed. */
export async function feedOf(needs: Needs, { community, origin }: Candidate): Promise<FollowedFeed | null> {
  return origin.kind === 'feed' ? ((await needs.feeds.get(community, origin.feed)) ?? null) : null;
}
