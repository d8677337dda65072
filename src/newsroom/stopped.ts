import type { Instant } from '../core/clock.ts';
import type { NewDelivery } from '../core/delivery.ts';
import type { Channel } from '../core/place.ts';
import type { Subscription } from '../core/subscription.ts';
import type { Needs } from './needs.ts';

/**
 * What is owed when a channel stops: one message to each person who subscribed it, in private, and, since they may be gone, one to the
 * moderators' channel (`desk`), unless that is what stopped. People's own follows tell nobody.
 */
export function noticesOf(
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
