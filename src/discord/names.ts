import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type Channel, channelParts } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { times } from './limits.ts';

/**
 * What channels are called. Discord is asked, once for all of a server, since keeping every server's channels in memory would cost 50 KB
 * each; what it said is believed for some minutes. Threads are not in that list, and asked for one by one.
 */
export function createNames(rest: REST, now: () => number = Date.now): Platform['nameOf'] {
  const servers = new Map<string, Told>();

  const told = (server: string): Promise<Map<string, string>> => {
    const held = servers.get(server);
    if (held && held.until > now()) return held.names;
    const names = ask(rest, Routes.guildChannels(server)).then(
      (channels) =>
        new Map(
          z
            .array(named)
            .parse(channels)
            .map(({ id, name }) => [id, name]),
        ),
    );
    if (servers.size >= most) servers.clear();
    servers.set(server, { names, until: now() + times.nameKnown });
    names.catch(() => servers.delete(server));
    return names;
  };

  return async (channel: Channel) => {
    const { id, place, direct } = channelParts(channel);
    if (direct) return undefined;
    try {
      const names = await told(place.slice('discord:'.length));
      const name = names.get(id) ?? named.parse(await ask(rest, Routes.channel(id))).name;
      names.set(id, name);
      return name;
    } catch {
      return undefined;
    }
  };
}

interface Told {
  readonly names: Promise<Map<string, string>>;
  readonly until: number;
}

const most = 500;
const named = z.object({ id: z.string(), name: z.string() });

function ask(rest: REST, route: `/${string}`): Promise<unknown> {
  return rest.get(route, { signal: AbortSignal.timeout(times.nameAsked) });
}
