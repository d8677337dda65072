import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import { phrase } from '../core/phrase.ts';
import { platformName, platformOf, type Channel } from '../core/place.ts';
import type { ChannelWish, Subscribed, Warned } from '../core/subscribing.ts';
import { topicKey } from '../core/topic.ts';
import { faultOf } from './fault.ts';
import { mustModerate } from './moderate.ts';
import { minute, type KeptWish, type Needs } from './needs.ts';
import { mustBeOurChannel, subscribe } from './subscribe.ts';

/**
 * Subscribes a channel; where people of another organisation would read what is not open to everybody, only once a moderator who
 * knows of them says so again. Who changes how often a topic comes was asked when it began. Throws NewsError.
 */
export async function proposeSubscription(
  needs: Needs,
  wish: ChannelWish,
  member: Member,
): Promise<Subscribed | Warned> {
  mustModerate(member);
  const { id: community } = member.community;
  await mustBeOurChannel(needs, wish.channel, member);
  const { archive } = await needs.settings.of(community);
  if (archive === 'open' || (await receives(needs, wish, community)) || !(await haveOutsiders(needs, wish.channel)))
    return subscribe(needs, wish, member);
  const token = needs.newId();
  await needs.wishes.set(token, { community, wish }, kept);
  return { channel: wish.channel, token };
}

export async function confirmSubscription(needs: Needs, token: string, member: Member): Promise<Subscribed> {
  mustModerate(member);
  const { wish } = await opened(needs, token, member);
  const subscribed = await subscribe(needs, wish, member);
  await needs.wishes.delete(token);
  return subscribed;
}

export async function cancelSubscription(
  needs: Needs,
  token: string,
  member: Member,
): Promise<Pick<Warned, 'channel'>> {
  mustModerate(member);
  const { wish } = await opened(needs, token, member);
  await needs.wishes.delete(token);
  return { channel: wish.channel };
}

const kept = 30 * minute;

async function receives(needs: Needs, { channel, topic }: ChannelWish, community: string): Promise<boolean> {
  const held = await needs.subscriptions.ofChannel(community, channel);
  return held.some((one) => topicKey(one.topic) === topicKey(topic));
}

/** What is sent there cannot be taken back from whom it was not for, so not knowing is no reason to go on. */
async function haveOutsiders(needs: Needs, channel: Channel): Promise<boolean> {
  const name = platformOf(channel);
  try {
    return (await needs.platforms.get(name)?.outsiders(channel)) ?? false;
  } catch (error) {
    needs.log.warn('could not ask who reads a channel', { platform: name, ...faultOf(error) });
    throw new NewsError(
      'unreachable',
      phrase`${platformName(name)} did not tell who reads that channel. Try again in a minute.`,
      { field: 'channel' },
    );
  }
}

async function opened(needs: Needs, token: string, member: Member): Promise<KeptWish> {
  const held = await needs.wishes.get(token);
  if (held && held.community === member.community.id) return held;
  throw new NewsError(
    'expired',
    phrase`This question was answered already, or half an hour has passed. Give the command again.`,
  );
}
