import { type REST, Routes } from 'discord.js';
import { PlatformError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { type Channel, channelParts } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { limits, times } from './limits.ts';

/**
 * Publishes messages of announcement channels to the servers that follow them. Discord takes ten an hour of a channel and says
 * so nowhere (discord.js#4956, MonitoRSS#184): we count them ourselves, and believe its own word where it disagrees.
 */
export function createAnnouncing(rest: REST, now: () => number = Date.now): Platform['announce'] {
  const done = new Map<string, readonly number[]>();

  return async (channel: Channel, messageId: string) => {
    const { id } = channelParts(channel);
    const recent = (done.get(id) ?? []).filter((at) => at > now() - times.announcing);
    const [oldest] = recent;
    if (recent.length >= limits.announcements && oldest !== undefined) {
      throw new PlatformError('rate-limited', says, { retryAfter: oldest + times.announcing - now() });
    }
    done.set(id, [...recent, now()]);
    try {
      await rest.post(Routes.channelMessageCrosspost(id, messageId), { signal: AbortSignal.timeout(times.postWhole) });
    } catch (error) {
      if (codeOf(error) !== alreadyPublished) throw toPlatformError(error);
    }
  };
}

const says = phrase`Discord lets ten messages of a channel through to its followers in an hour. This one follows.`;
const alreadyPublished = 40_033;
