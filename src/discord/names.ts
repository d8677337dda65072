import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type Channel, channelParts } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { times } from './limits.ts';

/**
 * What channels are called. Discord is asked, for keeping every server's channels in memory would cost 50 KB each; what it said is
 * believed for some minutes.
 */
export function createNames(rest: REST, now: () => number = Date.now): Platform['nameOf'] {
  const known = new Map<string, { readonly name: string; readonly until: number }>();

  return async (channel: Channel) => {
    const { id, direct } = channelParts(channel);
    if (direct) return undefined;
    const held = known.get(id);
    if (held && held.until > now()) return held.name;
    try {
      const { name } = named.parse(
        await rest.get(Routes.channel(id), { signal: AbortSignal.timeout(times.nameAsked) }),
      );
      if (known.size >= most) known.clear();
      known.set(id, { name, until: now() + times.nameKnown });
      return name;
    } catch {
      return undefined;
    }
  };
}

const most = 5_000;
const named = z.object({ name: z.string() });
