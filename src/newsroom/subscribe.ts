import type { Cadence } from '../core/cadence.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { Subscribed, SubscriptionLine } from '../core/newsroom.ts';
import { channelParts, platformOf, type Channel } from '../core/place.ts';
import type { Subscription } from '../core/subscription.ts';
import { sayTopic, topicKey, type Topic } from '../core/topic.ts';
import { tellNow } from './digest.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { platformName } from './platform-name.ts';

interface Wish {
  readonly topic: Topic;
  readonly cadence: Cadence;
  readonly zone: string | null;
}

/** A channel of this community receives a topic. Asked again, only cadence and zone change. Throws NewsError. */
export async function subscribe(
  needs: Needs,
  { channel, ...wish }: Wish & { readonly channel: Channel },
  member: Member,
): Promise<Subscribed> {
  mustModerate(member);
  const { place, direct } = channelParts(channel);
  if (direct) {
    throw new NewsError(
      'bad-input',
      'Direct messages cannot be subscribed for anybody. Choose a channel; to get news yourself, follow the topic.',
      { field: 'channel' },
    );
  }
  const places = await needs.communities.places(member.community.id);
  if (place !== member.place && !places.includes(place)) {
    throw new NewsError(
      'bad-input',
      'That channel is in a place that does not belong to this community. Choose one of this community’s channels, or link the places first.',
      { field: 'channel' },
    );
  }
  return put(needs, channel, wish, member);
}

/** The same into the member's own direct messages. Nobody else is ever shown it. */
export async function follow(needs: Needs, wish: Wish, member: Member): Promise<Subscribed> {
  const held = await needs.subscriptions.ofChannel(member.community.id, member.direct);
  const known = held.some(({ topic }) => topicKey(topic) === topicKey(wish.topic));
  if (!known && held.length >= mostFollowed) {
    throw new NewsError('conflict', `You follow ${held.length} topics already. Stop following one of them first.`);
  }
  return put(needs, member.direct, wish, member);
}

/** Throws NewsError `not-found`, for people's own follows too: that one exists is theirs to know. */
export async function unsubscribe(needs: Needs, id: number, member: Member): Promise<Subscription> {
  mustModerate(member);
  return remove(needs, id, member, ({ channel }) => !channelParts(channel).direct);
}

export async function unfollow(needs: Needs, id: number, member: Member): Promise<Subscription> {
  return remove(needs, id, member, ({ channel }) => channel === member.direct);
}

export async function subscriptions(needs: Needs, member: Member): Promise<readonly SubscriptionLine[]> {
  mustModerate(member);
  const held = await needs.subscriptions.ofCommunity(member.community.id);
  return asLines(
    needs,
    held.filter(({ channel }) => !channelParts(channel).direct),
    member,
  );
}

export async function following(needs: Needs, member: Member): Promise<readonly SubscriptionLine[]> {
  return asLines(needs, await needs.subscriptions.ofChannel(member.community.id, member.direct), member);
}

/** Menus on both platforms hold no more. */
const mostFollowed = 25;

async function put(needs: Needs, channel: Channel, wish: Wish, member: Member): Promise<Subscribed> {
  const { topic, cadence } = wish;
  const zone = wish.zone ?? member.community.zone;
  if (!needs.calendar.knows(zone)) {
    throw new NewsError(
      'bad-input',
      `“${zone}” is no time zone I know. Write it like Europe/Berlin or America/New_York.`,
      {
        field: 'zone',
      },
    );
  }
  await closeWindow(needs, channel, wish, member);
  const now = needs.clock.now();
  const put = await needs.subscriptions.put({
    community: member.community.id,
    channel,
    topic,
    cadence,
    zone,
    by: member.person,
    at: now,
    toldUntil: now,
    nextAt: cadence.kind === 'each' ? null : needs.calendar.next(cadence, zone, now),
  });
  return { ...put, obstacle: await obstacleIn(needs, channel) };
}

/**
 * Between "at once" and digests the told window changes its meaning. From "at once", what is told is told: the first digest
 * must not begin months ago. Towards it, what the next digest would have brought is owed now, or it would never be.
 */
async function closeWindow(needs: Needs, channel: Channel, { topic, cadence }: Wish, member: Member): Promise<void> {
  const held = await needs.subscriptions.ofChannel(member.community.id, channel);
  const before = held.find((held) => topicKey(held.topic) === topicKey(topic));
  if (!before || (before.cadence.kind === 'each') === (cadence.kind === 'each')) return;
  if (before.cadence.kind === 'each') {
    const toldUntil = Math.max(needs.clock.now(), before.toldUntil);
    await needs.subscriptions.advance(before, { toldUntil, nextAt: before.nextAt }, []);
  } else {
    await tellNow(needs, before);
  }
}

/** Asked of the platform, and not worth failing for: the subscription stands either way. */
async function obstacleIn(needs: Needs, channel: Channel): Promise<string | null> {
  const name = platformOf(channel);
  const platform = needs.platforms.get(name);
  if (!platform)
    return `Nothing can be posted on ${platformName(name)} until this bot is connected to it. It will wait until then.`;
  try {
    return (await platform.obstacle(channel)) ?? null;
  } catch {
    needs.log.warn('could not ask whether a channel can be posted to', { platform: name });
    return null;
  }
}

async function remove(
  needs: Needs,
  id: number,
  member: Member,
  theirs: (subscription: Subscription) => boolean,
): Promise<Subscription> {
  const held = Number.isSafeInteger(id) ? await needs.subscriptions.get(member.community.id, id) : undefined;
  if (held && theirs(held) && (await needs.subscriptions.remove(member.community.id, id))) return held;
  throw new NewsError(
    'not-found',
    `There is no #${Number.isSafeInteger(id) ? id : '?'} in your list; it may be removed already. Look at the list for the numbers.`,
    {
      field: 'subscription',
    },
  );
}

async function asLines(
  needs: Needs,
  held: readonly Subscription[],
  member: Member,
): Promise<readonly SubscriptionLine[]> {
  const categories = await needs.categories.list(member.community.id);
  return held.map((subscription) => ({ subscription, topic: sayTopic(subscription.topic, categories) }));
}
