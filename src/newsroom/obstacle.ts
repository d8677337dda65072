import { phrase, type Said } from '../core/phrase.ts';
import { platformOf, type Channel, platformName } from '../core/place.ts';
import type { Needs } from './needs.ts';

/**
 * Why nothing can be posted to the channel yet, `filed` being the names of the categories that are to come there. Asked of the
 * platform, and not worth failing for: what was set stands either way.
 */
export async function obstacleIn(needs: Needs, channel: Channel, filed: readonly string[]): Promise<Said | null> {
  const name = platformOf(channel);
  const platform = needs.platforms.get(name);
  if (!platform)
    return phrase`Nothing can be posted on ${platformName(name)} until this bot is connected to it. It will wait until then.`;
  try {
    return (await platform.obstacle(channel, filed)) ?? null;
  } catch {
    needs.log.warn('could not ask whether a channel can be posted to', { platform: name });
    return null;
  }
}
