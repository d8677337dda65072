import type { Article } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Subscription, Window } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { openArchive } from './archive.ts';
import { digestPages, type DigestPage } from './digest-pages.ts';
import { onlyUnsent } from './held.ts';
import type { Needs } from './needs.ts';
import { readWindow } from './window.ts';

/** What one digest tells: everything of the topic in (from, to], cut into messages. */
export interface Plan {
  readonly subscription: Subscription;
  readonly to: Instant;
  /** What was read, to be compared when it is owed. */
  readonly window: Window;
  readonly pages: readonly DigestPage[];
}

/** Up to this moment, and what was published in it, whatever the clock says. */
export async function planNow(needs: Needs, subscription: Subscription, from?: Instant): Promise<Plan> {
  const [newest] = await needs.articles.latest(subscription.community, { limit: 1 });
  const to = Math.max(needs.clock.now(), subscription.toldUntil, newest?.sharedAt ?? 0);
  return planUntil(needs, subscription, { to, late: false, ...(from !== undefined && { from }) });
}

/** What a channel that is told at once already got by itself is left out, unless it was corrected since: then that is told. */
export async function planUntil(
  needs: Needs,
  subscription: Subscription,
  {
    from = subscription.toldUntil,
    to,
    late,
  }: { readonly from?: Instant; readonly to: Instant; readonly late: boolean },
): Promise<Plan> {
  const { community, topic, cadence } = subscription;
  const wanted = (article: Article): boolean => matches(topic, article);
  const { shared, corrected, window } = await readWindow(needs, community, { from, to });
  const fresh = shared.filter(wanted);
  const articles = cadence.kind === 'each' ? await onlyUnsent(needs, subscription, fresh) : fresh;
  const archive = await openArchive(needs, community);
  const known = fresh.filter((article) => article.correctedAt !== null && !articles.includes(article));
  const told = { articles, corrections: [...corrected.filter(wanted), ...known], from, to, late, archive };
  const pages = digestPages(
    told,
    subscription,
    await needs.categories.list(community),
    needs.platforms,
    needs.languages.all,
  );
  return { subscription, to, window, pages };
}
