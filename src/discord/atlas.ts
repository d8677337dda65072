import { ChannelType } from 'discord.js';

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
  const learnTold = (told: unknown): void => {
    if (isObject(told) && typeof told['id'] === 'string' && typeof told['type'] === 'number')
      learn(told['id'], told['type']);
  };
  return {
    kindOf: (channelId) => kinds.get(channelId) ?? 'plain',
    learn,
    read(packet) {
      if (!isObject(packet)) return;
      const { t, d } = packet;
      // By hand: thousands of servers come at once when the bot starts, with everything that is in them.
      if (t === 'GUILD_CREATE' && isObject(d) && Array.isArray(d['channels'])) d['channels'].forEach(learnTold);
      if (t === 'CHANNEL_CREATE' || t === 'CHANNEL_UPDATE') learnTold(d);
      if (t === 'CHANNEL_DELETE' && isObject(d)) kinds.delete(String(d['id']));
    },
  };
}

const special: ReadonlyMap<ChannelType, Exclude<Kind, 'plain'>> = new Map([
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildMedia, 'forum'],
  [ChannelType.GuildAnnouncement, 'announcement'],
]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
