import type { Said } from '../core/phrase.ts';
import type { Channel, Person, Place } from '../core/place.ts';
import { channelParts } from '../core/place.ts';
import { inEnglish } from '../core/speak.ts';
import type { Subscription } from '../core/subscription.ts';
import { faultOf } from './fault.ts';
import type { Needs } from './needs.ts';
import { goOn } from './pause.ts';
import { stop } from './stopped.ts';

/** The app was taken out of a place: what goes there is paused, and nobody is told, for there is no way to. All that was set is kept. */
export async function left(needs: Needs, place: Place, gone: Said): Promise<void> {
  const running = (await subscriptionsIn(needs, place)).filter(({ paused }) => paused === null);
  const at = needs.clock.now();
  for (const channel of new Set(running.map(({ channel }) => channel)))
    await needs.subscriptions.pause(channel, gone, at, () => []);
  needs.log.info('taken out of a place', { place, paused: running.length });
}

/** It is back: what leaving had paused goes on, with what was missed. Where nobody is named yet, who brought it moderates. */
export async function returned(
  needs: Needs,
  place: Place,
  { gone, by, name }: { readonly gone: Said; readonly by?: Person; readonly name?: string },
): Promise<void> {
  await needs.communities.ofPlace(place, name);
  if (by !== undefined && (await needs.moderators.list(place)).length === 0) await needs.moderators.add(place, by);
  // In English, for once it was kept as plain text.
  const reason = inEnglish(gone);
  const stopped = (await subscriptionsIn(needs, place)).filter(
    ({ paused }) => paused !== null && inEnglish(paused.reason ?? '') === reason,
  );
  for (const subscription of stopped) await resume(needs, subscription);
  if (stopped.length > 0) needs.wake();
}

/** Nobody reads there any more, though a platform may take messages all the same. */
export async function closed(needs: Needs, channel: Channel, why: Said): Promise<void> {
  const { id } = await needs.communities.ofPlace(channelParts(channel).place);
  await stop(needs, { community: id, channel }, why);
}

async function subscriptionsIn(needs: Needs, place: Place): Promise<readonly Subscription[]> {
  const { id } = await needs.communities.ofPlace(place);
  const held = await needs.subscriptions.ofCommunity(id);
  return held.filter(({ channel }) => channelParts(channel).place === place);
}

/** One that cannot go on keeps none of the others. */
async function resume(needs: Needs, subscription: Subscription): Promise<void> {
  try {
    await goOn(needs, subscription);
  } catch (error) {
    needs.log.warn('a subscription could not go on', { subscription: subscription.id, ...faultOf(error) });
  }
}
