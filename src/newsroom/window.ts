import type { Article } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Window } from '../core/subscription.ts';
import type { Needs } from './needs.ts';

/** All that happened in (from, to], whatever its topic, and what to compare it with when it is told. */
export async function readWindow(
  needs: Needs,
  community: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<{ readonly shared: readonly Article[]; readonly corrected: readonly Article[]; readonly window: Window }> {
  const shared = to > from ? await needs.articles.sharedBetween(community, from, to) : [];
  const corrected = to > from ? await needs.articles.correctedBetween(community, from, to) : [];
  return { shared, corrected, window: { from, to, articles: [...shared, ...corrected].map(({ id }) => id) } };
}
