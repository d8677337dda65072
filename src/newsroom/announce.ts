import type { NewDelivery } from '../core/delivery.ts';
import type { Subscription } from '../core/subscription.ts';
import type { Needs } from './needs.ts';

/** The same, and behind them what publishes each of them to the channel's followers, where their subscription wants that. Owed together, or not at all. */
export function withAnnouncements(
  needs: Needs,
  owed: readonly NewDelivery[],
  subscriptions: readonly Pick<Subscription, 'channel' | 'manner'>[],
): readonly NewDelivery[] {
  const announced = new Set(subscriptions.filter(({ manner }) => manner.announce).map(({ channel }) => channel));
  return [
    ...owed,
    ...owed
      .filter(({ channel }) => announced.has(channel))
      .map(({ key, ...copy }): NewDelivery => ({
        ...copy,
        id: needs.newId(),
        work: { kind: 'announce', copy: key },
        key: `announce:${key}`,
      })),
  ];
}
