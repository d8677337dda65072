import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Status } from '../core/newsroom.ts';
import { isChannels } from './copies.ts';
import { rememberArrived } from './deliver-arrived.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';

/** How things stand, for moderators. People's own follows are no part of it, not even as a number. */
export async function status(needs: Needs, member: Member): Promise<Status> {
  mustModerate(member);
  const { id: community } = member.community;
  const { places, deliveries, troubled, subscriptions, feeds, reported } = await gather(needs, community);
  const channels = subscriptions.filter(isChannels);
  return {
    places,
    platforms: [...needs.platforms.values()].map((platform) => ({
      name: platform.name,
      connected: platform.connected(),
    })),
    elsewhere: [...new Set(places.map((place) => place.slice(0, place.indexOf(':'))))].filter(
      (name) => !needs.platforms.has(name),
    ),
    deliveries,
    troubled: troubled.filter(isChannels).slice(0, shown.troubled),
    feeds: { all: feeds.length, troubled: feeds.filter(({ trouble }) => trouble !== null).length },
    reported,
    paused: channels.filter(({ paused }) => paused !== null),
    nextDigests: channels
      .filter(({ cadence, paused, mutedUntil }) => !paused && (cadence.kind !== 'each' || mutedUntil !== null))
      .flatMap(({ channel, nextAt }) => (nextAt === null ? [] : [{ channel, at: nextAt }]))
      .toSorted((a, b) => a.at - b.at)
      .slice(0, shown.digests),
  };
}

/** A moderator's word on a delivery nobody could tell the fate of. Throws NewsError. */
export async function decide(
  needs: Needs,
  id: string,
  decision: 'again' | 'arrived' | 'dropped',
  member: Member,
): Promise<void> {
  mustModerate(member);
  const delivery = await needs.deliveries.get(id);
  if (!delivery || delivery.community !== member.community.id || !isChannels(delivery))
    throw new NewsError('not-found', phrase`That delivery is not in this community’s list any more.`);
  if (!(await needs.deliveries.decide(member.community.id, id, decision, needs.clock.now())))
    throw new NewsError('conflict', phrase`That one needs no decision any more: it was decided or sent meanwhile.`);
  if (decision === 'arrived') await rememberArrived(needs, delivery);
  needs.wake();
}

const shown = { troubled: 5, digests: 5 };
/** Read more than shown, for people's own are left out afterwards. */
const read = 100;

async function gather(needs: Needs, community: string) {
  const [places, deliveries, troubled, subscriptions, feeds, reported] = await Promise.all([
    needs.communities.places(community),
    needs.deliveries.count(community),
    needs.deliveries.troubled(community, read),
    needs.subscriptions.ofCommunity(community),
    needs.feeds.ofCommunity(community),
    needs.reports.count(community),
  ]);
  return { places, deliveries, troubled, subscriptions, feeds, reported };
}
