import type { Draft } from '../core/article.ts';
import type { Rejection } from '../core/candidate.ts';
import type { Needs } from './needs.ts';

/** What moderators decided about the page before, by the address it was found under or its own; null when they did not turn it down. */
export async function rejectedBefore(needs: Needs, { community, page, rejected }: Draft): Promise<Rejection | null> {
  const addresses = [...new Set([page.canonicalUrl, page.url])];
  const known = await Promise.all(addresses.map((url) => needs.candidates.findByUrl(community, url)));
  const decided = known.map((candidate) => candidate?.decision).find((decision) => decision?.kind === 'rejected');
  return decided ?? rejected ?? null;
}
