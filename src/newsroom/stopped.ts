import type { Instant } from '../core/clock.ts';
import type { Delivery, NewDelivery } from '../core/delivery.ts';
import { phrase, row, type Said } from '../core/phrase.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Subscription } from '../core/subscription.ts';
import type { Needs } from './needs.ts';

/** A channel that cannot take one message takes no other: it is left in peace until somebody mends it and says so, who is told once. */
export async function stop(
  needs: Needs,
  { channel, community }: Pick<Delivery, 'channel' | 'community'>,
  trouble: Said,
): Promise<void> {
  const at = needs.clock.now();
  const { desk } = await needs.settings.of(community);
  const reason = row([
    trouble,
    channelParts(channel).direct
      ? phrase`When that is mended, resume it in the list of what you follow.`
      : phrase`When that is mended, resume it in the status.`,
  ]);
  const stopped = await needs.subscriptions.pause(channel, reason, at, (stopped) =>
    noticesOf(needs, stopped, desk, at),
  );
  if (stopped > 0) needs.wake();
}

/**
 * What is owed when a channel stops: one message to each person who subscribed it, in private, and, since they may be gone, one to the
 * moderators' channel (`desk`), unless that is what stopped. People's own follows tell nobody.
 */
function noticesOf(
  needs: Needs,
  stopped: readonly Subscription[],
  desk: Channel | null,
  at: Instant,
): readonly NewDelivery[] {
  const told = new Map(
    stopped.flatMap(({ community, channel, tell }) =>
      [tell, desk === channel ? null : tell && desk].flatMap((to) => (to ? [[to, { community, channel }]] : [])),
    ),
  );
  return [...told].map(([tell, { community, channel }]) => ({
    id: needs.newId(),
    community,
    channel: tell,
    work: { kind: 'stopped', stopped: channel, at },
    key: `stopped:${channel}:${at}:${tell}`,
    createdAt: at,
    dueAt: at,
  }));
}
