import type { Deliveries } from '../../core/delivery.ts';
import { inEnglish } from '../../core/speak.ts';
import type { Outbox } from './world.ts';

/** What has been sent, and what is still owed. */
export async function outboxOf(deliveries: Pick<Deliveries, 'count' | 'troubled'>, community: string): Promise<Outbox> {
  const { sent, pending, sending, waiting } = await deliveries.count(community);
  const owed = (await deliveries.troubled(community, 4)).map(({ trouble, ...delivery }) => {
    return { ...delivery, trouble: trouble && inEnglish(trouble) };
  });
  return { sent, open: pending + sending + waiting, owed };
}
