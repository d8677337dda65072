import type { Article } from '../core/article.ts';
import type { Delivery, NewDelivery } from '../core/delivery.ts';
import type { Subscription } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import type { Needs } from './needs.ts';

/**
 * A note under every copy readers have seen, where the channel asked for it. Corrections wait for no quiet hours: what was
 * believed last night is acted on this morning. A muted or paused channel gets its edit alone.
 */
export function repliesTo(
  needs: Needs,
  article: Article,
  copies: readonly Delivery[],
  subscriptions: readonly Subscription[],
): readonly NewDelivery[] {
  const now = needs.clock.now();
  const at = article.notice?.at ?? now;
  return copies
    .filter((copy) => mayBeSeen(copy) && wantsReply(copy, article, subscriptions, now))
    .map((copy) => ({
      id: needs.newId(),
      community: article.community,
      channel: copy.channel,
      work: { kind: 'reply', target: copy.id, article: article.id, at },
      key: `reply:${copy.id}:${article.id}.${article.revision}`,
      createdAt: now,
      dueAt: now,
    }));
}

/** One that is sent after this says it all itself. */
function mayBeSeen({ state, messageId }: Delivery): boolean {
  return state === 'sending' || (state === 'sent' && messageId !== null);
}

function wantsReply(
  { channel, work }: Delivery,
  article: Article,
  subscriptions: readonly Subscription[],
  now: number,
): boolean {
  return subscriptions.some(
    (held) =>
      held.channel === channel &&
      held.manner.corrections === 'reply' &&
      held.paused === null &&
      (held.mutedUntil === null || held.mutedUntil <= now) &&
      (work.kind === 'digest' ? held.id === work.subscription : matches(held.topic, article)),
  );
}
