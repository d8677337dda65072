import type { Article } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { NewDelivery } from '../core/delivery.ts';
import type { Channel } from '../core/place.ts';
import type { Subscription, Window } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { withAnnouncements } from './announce.ts';
import type { Needs } from './needs.ts';
import { readWindow } from './window.ts';

/** What a channel that is told at once still has to get: what came in its quiet hours. What went out by day is the same delivery, and stays. */
export async function heldUntil(
  needs: Needs,
  subscription: Subscription,
  to: Instant,
): Promise<{ readonly owed: readonly NewDelivery[]; readonly window: Window }> {
  const { community, topic, channel, toldUntil: from } = subscription;
  const { shared, window } = await readWindow(needs, community, { from, to });
  const wanted = shared.filter((article) => matches(topic, article));
  const owed = wanted.map((article) => owedTo(needs, article, channel));
  return { owed: withAnnouncements(needs, owed, [subscription]), window };
}

export function owedTo(needs: Needs, article: Article, channel: Channel): NewDelivery {
  const now = needs.clock.now();
  return {
    id: needs.newId(),
    community: article.community,
    channel,
    work: { kind: 'article', article: article.id },
    key: `article:${article.id}:${channel}`,
    createdAt: now,
    dueAt: now,
  };
}

/** Those the channel has not got, and is not about to get, as messages of their own. */
export async function onlyUnsent(
  needs: Needs,
  { community, channel }: Pick<Subscription, 'community' | 'channel'>,
  articles: readonly Article[],
): Promise<readonly Article[]> {
  const isSent = await Promise.all(
    articles.map(async ({ id }) => {
      const copies = await needs.deliveries.ofArticle(community, id);
      return copies.some(
        (copy) =>
          copy.channel === channel && copy.work.kind === 'article' && copy.state !== 'failed' && copy.state !== 'gone',
      );
    }),
  );
  return articles.filter((_article, index) => !isSent[index]);
}
