import type { Delivery } from '../core/delivery.ts';
import { platformOf } from '../core/place.ts';
import { createDesk } from './deliver-desk.ts';
import { foundAgain } from './deliver-edit.ts';
import { faultOf } from './fault.ts';
import type { Needs } from './needs.ts';

/**
 * A moderator saw it arrive: where it can be read, its id is remembered, so that every later correction finds it. Never
 * throws: where it cannot be found now, it is looked for again when there is something to correct.
 */
export async function rememberArrived(needs: Needs, delivery: Delivery): Promise<void> {
  const platform = needs.platforms.get(platformOf(delivery.channel));
  if (!platform) return;
  try {
    await foundAgain(needs, createDesk(platform), delivery);
  } catch (error) {
    needs.log.warn('a message that had arrived could not be looked up', { delivery: delivery.id, ...faultOf(error) });
  }
}
