import { ChannelType } from 'discord.js';
import { z } from 'zod';

/** What kinds of channel want to be treated otherwise than a plain one. */
type Kind = 'plain' | 'forum' | 'announcement';

/** Which channels are of which kind, as the gateway tells it: known at once, and kept while there is no connection. */
export interface Atlas {
  kindOf(channelId: string): Kind;
  /** Remembers what a packet of the gateway tells of channels. */
  read(packet: unknown): void;
  /** The same for one that was asked for. */
  learn(channelId: string, type: ChannelType): void;
}

export function createAtlas(): Atlas {
  const kinds = new Map<string, Exclude<Kind, 'plain'>>();
  const learn = (id: string, type: ChannelType): void => {
    const kind = special.get(type);
    if (kind === undefined) kinds.delete(id);
    else kinds.set(id, kind);
  };
  return {
    kindOf: (channelId) => kinds.get(channelId) ?? 'plain',
    learn,
    read(packet) {
      const { data } = told.safeParse(packet);
      if (data === undefined) return;
      const { t, d } = data;
      if (t === 'CHANNEL_DELETE') kinds.delete(d.id);
      else if (t !== 'GUILD_CREATE') learn(d.id, d.type);
      else for (const { id, type } of d.channels) learn(id, type);
    },
  };
}

const special: ReadonlyMap<ChannelType, Exclude<Kind, 'plain'>> = new Map([
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildMedia, 'forum'],
  [ChannelType.GuildAnnouncement, 'announcement'],
]);

const channel = z.object({ id: z.string(), type: z.number() });
const told = z.discriminatedUnion('t', [
  z.object({ t: z.literal('GUILD_CREATE'), d: z.object({ channels: z.array(channel) }) }),
  z.object({ t: z.literal('CHANNEL_CREATE'), d: channel }),
  z.object({ t: z.literal('CHANNEL_UPDATE'), d: channel }),
  z.object({ t: z.literal('CHANNEL_DELETE'), d: channel }),
]);
