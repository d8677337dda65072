import type { Cadence } from '../core/cadence.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { ChannelWish, Subscribed, SubscriptionLine, Wish } from '../core/subscribing.ts';
import { phrase, plural } from '../core/phrase.ts';
import { channelParts, platformOf, type Channel } from '../core/place.ts';
import { nextTime } from '../core/quiet.ts';
import { plainManner, type Manner, type Subscription } from '../core/subscription.ts';
import { topicKey } from '../core/topic.ts';
import { lookAgain, tell } from './digest.ts';
import { planNow } from './digest-plan.ts';
import { heldUntil } from './held.ts';
import { mustModerate } from './moderate.ts';
import { day, type Needs } from './needs.ts';
import { obstacleIn } from './obstacle.ts';
import { goOn } from './pause.ts';
import { asLine, changeable, missing } from './subscriptions.ts';

/** A channel of this community receives a topic. Asked again, what is said changes and the rest stays. Throws NewsError. */
export async function subscribe(needs: Needs, { channel, ...wish }: ChannelWish, member: Member): Promise<Subscribed> {
  mustModerate(member);
  await mustBeOurChannel(needs, channel, member);
  return put(needs, channel, wish, member);
}

/** Throws NewsError `bad-input` for people's direct messages, and for channels of other communities. */
export async function mustBeOurChannel(
  needs: Needs,
  channel: Channel,
  member: Member,
  field = 'channel',
): Promise<void> {
  const { place, direct } = channelParts(channel);
  if (direct) {
    throw new NewsError(
      'bad-input',
      phrase`Direct messages cannot be subscribed for anybody. Choose a channel; to get news yourself, follow the topic.`,
      { field },
    );
  }
  const places = await needs.communities.places(member.community.id);
  if (place !== member.place && !places.includes(place)) {
    throw new NewsError(
      'bad-input',
      phrase`That channel is in a place that does not belong to this community. Choose one of this community’s channels, or link the places first.`,
      { field },
    );
  }
}

/** The same into the member's own direct messages. Nobody else is ever shown it. */
export async function follow(needs: Needs, wish: Wish, member: Member): Promise<Subscribed> {
  const held = await needs.subscriptions.ofChannel(member.community.id, member.direct);
  const known = held.some(({ topic }) => topicKey(topic) === topicKey(wish.topic));
  if (!known && held.length >= mostFollowed) {
    throw new NewsError(
      'conflict',
      phrase`You follow ${plural(held.length, 'topic')} already. Stop following one of them first.`,
    );
  }
  return put(needs, member.direct, wish, member);
}

export async function unsubscribe(needs: Needs, id: number, member: Member): Promise<SubscriptionLine> {
  mustModerate(member);
  return remove(needs, id, member, ({ channel }) => !channelParts(channel).direct);
}

export async function unfollow(needs: Needs, id: number, member: Member): Promise<SubscriptionLine> {
  return remove(needs, id, member, ({ channel }) => channel === member.direct);
}

const month = 30 * day;

/** Menus on both platforms hold no more. */
const mostFollowed = 25;

async function put(needs: Needs, channel: Channel, wish: Wish, member: Member): Promise<Subscribed> {
  const held = await needs.subscriptions.ofChannel(member.community.id, channel);
  const before = held.find((held) => topicKey(held.topic) === topicKey(wish.topic));
  const cadence = wish.cadence ?? before?.cadence ?? { kind: 'each' };
  const zone = wish.zone ?? before?.zone ?? member.community.zone;
  const manner = { ...(before?.manner ?? plainManner), ...wish.manner };
  if (!needs.calendar.knows(zone)) {
    throw new NewsError(
      'bad-input',
      phrase`“${zone}” is no time zone I know. Write it like Europe/Berlin or America/New_York.`,
      {
        field: 'zone',
      },
    );
  }
  if (wish.manner?.announce && !needs.platforms.get(platformOf(channel))?.announces(channel)) {
    throw new NewsError(
      'bad-input',
      phrase`Only Discord’s announcement channels can be followed from elsewhere. Choose one, or leave “announce” out.`,
      { field: 'announce' },
    );
  }
  if (before) await closeWindow(needs, before, cadence, manner);
  const now = needs.clock.now();
  // Who publishes at this very moment may still have seen it wait.
  const waited = before && (rhythmOf(before.cadence, before.manner) !== 'each' || before.paused || before.mutedUntil);
  const isEach = rhythmOf(cadence, manner) === 'each';
  const put = await needs.subscriptions.put({
    community: member.community.id,
    channel,
    topic: wish.topic,
    cadence,
    zone,
    manner,
    by: member.person,
    tell: channelParts(channel).direct ? null : member.direct,
    at: now,
    toldUntil: now,
    nextAt: isEach && waited ? lookAgain(now) : nextTime({ cadence, zone, quiet: manner.quiet }, now, needs.calendar),
  });
  const [obstacle, lately] = await Promise.all([
    filedUnder(needs, put.subscription).then((filed) => obstacleIn(needs, channel, filed)),
    needs.articles.count(member.community.id, wish.topic, now - month),
  ]);
  return { ...put, obstacle, lately };
}

/**
 * Between "at once" and digests the told window changes its meaning. From "at once", what is told is told: the first digest
 * must not begin months ago. Towards it, what the next digest would have brought is owed now, or it would never be; so is what
 * waits for the morning, or for the end of a pause.
 */
async function closeWindow(needs: Needs, before: Subscription, cadence: Cadence, manner: Manner): Promise<void> {
  const was = rhythmOf(before.cadence, before.manner);
  const is = rhythmOf(cadence, manner);
  if (was === 'digest') {
    if (is === 'digest') return;
    await tell(needs, async () => {
      const plan = await planNow(needs, before);
      const pages = plan.pages.filter(({ articles, corrections }) => articles.length + corrections.length > 0);
      return { ...plan, pages };
    });
    return;
  }
  if (before.paused !== null || before.mutedUntil !== null) {
    await goOn(needs, before);
    return;
  }
  if (was === is) return;
  const toldUntil = Math.max(needs.clock.now(), before.toldUntil);
  const { owed, window } = was === 'held' ? await heldUntil(needs, before, toldUntil) : { owed: [], window: undefined };
  await needs.subscriptions.advance(before, { toldUntil, nextAt: before.nextAt }, owed, window);
  if (owed.length > 0) needs.wake();
}

/** Each by itself, by day only, or together. */
function rhythmOf(cadence: Cadence, { quiet }: Manner): 'each' | 'held' | 'digest' {
  if (cadence.kind !== 'each') return 'digest';
  return quiet ? 'held' : 'each';
}

/** Names of the categories that may come to a subscription. */
async function filedUnder(needs: Needs, { community, topic }: Subscription): Promise<readonly string[]> {
  const categories = await needs.categories.list(community);
  return categories.filter(({ slug }) => topic.kind !== 'category' || topic.slug === slug).map(({ name }) => name);
}

async function remove(
  needs: Needs,
  id: number,
  member: Member,
  theirs: (subscription: Subscription) => boolean,
): Promise<SubscriptionLine> {
  const held = await changeable(needs, id, member);
  if (theirs(held) && (await needs.subscriptions.remove(member.community.id, id))) return asLine(needs, held);
  throw missing(id);
}
