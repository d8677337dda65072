import type { Article, Draft, NewArticle } from '../core/article.ts';
import type { NewDelivery } from '../core/delivery.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { Published } from '../core/newsroom.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Subscription } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { openDraft } from './drafts.ts';
import type { Needs } from './needs.ts';
import { alreadyShared } from './shared.ts';

/**
 * The article and a delivery for every channel that wants it at once, in one transaction. Whoever asks second, about this
 * draft or another of the same page, gets NewsError `conflict`.
 */
export async function publish(needs: Needs, id: string, member: Member): Promise<Published> {
  const draft = await openDraft(needs, id, member);
  await mustBeFiled(needs, draft);
  const subscriptions = await needs.subscriptions.ofCommunity(draft.community);
  const wanting = subscriptions.filter(
    (subscription) =>
      subscription.paused === null && matches(subscription.topic, { ...draft.page, categories: draft.categories }),
  );
  const channels = [...new Set(wanting.filter(({ cadence }) => cadence.kind === 'each').map(({ channel }) => channel))];

  const article = await needs.ledger.publish(asArticle(needs, draft, subscriptions), (article) =>
    channels.map((channel) => owedTo(needs, article, channel)),
  );
  if (!article) throw await lostRace(needs, draft, member);
  needs.wake();
  return {
    article,
    // What people follow is nobody else's to see, not even as a number.
    channels: channels.filter((channel) => !channelParts(channel).direct),
    digests: wanting.filter(({ cadence, channel }) => cadence.kind !== 'each' && !channelParts(channel).direct).length,
  };
}

/**
 * An instant after every window that was already told: a clock set back, or a digest sent in this very millisecond, must not
 * let news fall between two digests.
 */
export function afterAllTold(needs: Needs, subscriptions: readonly Subscription[]): number {
  return subscriptions.reduce((at, { toldUntil }) => Math.max(at, toldUntil + 1), needs.clock.now());
}

async function mustBeFiled(needs: Needs, draft: Draft): Promise<void> {
  if (draft.categories.length > 0 || (await needs.categories.list(draft.community)).length === 0) return;
  throw new NewsError(
    'bad-input',
    'This is filed under no category yet, so hardly anybody would get it. Choose at least one, then publish.',
    { field: 'category' },
  );
}

function asArticle(needs: Needs, draft: Draft, subscriptions: readonly Subscription[]): NewArticle {
  return {
    ...draft.page,
    community: draft.community,
    life: 'published',
    categories: draft.categories,
    judgement: draft.judgement,
    standing: 'current',
    notice: null,
    revision: 1,
    sharedAt: afterAllTold(needs, subscriptions),
    sharedBy: draft.by,
    correctedAt: null,
  };
}

function owedTo(needs: Needs, article: Article, channel: Channel): NewDelivery {
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

async function lostRace(needs: Needs, draft: Draft, member: Member): Promise<Error> {
  const shared = await needs.articles.findByUrl(draft.community, draft.page.canonicalUrl);
  return shared
    ? alreadyShared(needs, shared, member)
    : new NewsError('busy', 'Somebody changed this at the same moment. Please try again.');
}
