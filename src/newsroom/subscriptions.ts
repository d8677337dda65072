import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { SubscriptionLine } from '../core/subscribing.ts';
import { channelParts } from '../core/place.ts';
import { phrase } from '../core/phrase.ts';
import type { Subscription } from '../core/subscription.ts';
import { sayTopic } from '../core/topic.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';

/** All of the community's channels, for moderators; people's own follows are never among them. */
export async function subscriptions(needs: Needs, member: Member): Promise<readonly SubscriptionLine[]> {
  mustModerate(member);
  const held = await needs.subscriptions.ofCommunity(member.community.id);
  return asLines(
    needs,
    held.filter(({ channel }) => !channelParts(channel).direct),
    member,
  );
}

/** What the member follows, which is theirs alone to see. */
export async function following(needs: Needs, member: Member): Promise<readonly SubscriptionLine[]> {
  return asLines(needs, await needs.subscriptions.ofChannel(member.community.id, member.direct), member);
}

/** One of either. Throws NewsError `not-found`. */
export async function subscription(needs: Needs, id: number, member: Member): Promise<SubscriptionLine> {
  return asLine(needs, await changeable(needs, id, member));
}

/**
 * The member's own, or a channel's for a moderator. Throws NewsError `not-found` for people's own follows too: that one exists
 * is theirs to know.
 */
export async function changeable(needs: Needs, id: number, member: Member): Promise<Subscription> {
  const held = Number.isSafeInteger(id) ? await needs.subscriptions.get(member.community.id, id) : undefined;
  const direct = held !== undefined && channelParts(held.channel).direct;
  if (held && (direct ? held.channel === member.direct : member.moderator)) return held;
  throw missing(id);
}

export function missing(id: number): NewsError {
  return new NewsError(
    'not-found',
    phrase`There is no #${Number.isSafeInteger(id) ? id : '?'} in your list; it may be removed already. Look at the list for the numbers.`,
    { field: 'subscription' },
  );
}

export async function asLine(needs: Needs, subscription: Subscription): Promise<SubscriptionLine> {
  const categories = await needs.categories.list(subscription.community);
  return { subscription, topic: sayTopic(subscription.topic, categories) };
}

async function asLines(
  needs: Needs,
  held: readonly Subscription[],
  member: Member,
): Promise<readonly SubscriptionLine[]> {
  const categories = await needs.categories.list(member.community.id);
  return held.map((subscription) => ({ subscription, topic: sayTopic(subscription.topic, categories) }));
}
