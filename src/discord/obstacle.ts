import {
  ChannelType,
  type Client,
  type ForumChannel,
  type GuildBasedChannel,
  type MediaChannel,
  type PermissionResolvable,
  PermissionFlagsBits,
} from 'discord.js';
import { type Channel, channelParts } from '../core/place.ts';
import { postableChannels } from './channels.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { tagObstacle } from './forum.ts';

/** Why nothing can be posted there, as a sentence for a moderator; undefined when all is well. Throws PlatformError. */
export async function obstacleTo(
  client: Client<true>,
  channel: Channel,
  filed?: readonly string[],
): Promise<string | undefined> {
  const parts = channelParts(channel);
  if (parts.direct) return undefined;
  const found = await guildChannel(client, parts.id);
  if (found === 'gone') return 'That channel does not exist any more.';
  if (found === 'hidden' || `discord:${found.guildId}` !== parts.place)
    return 'Carewire cannot see that channel. Give it “View Channel” there, in the channel’s settings under Permissions.';
  const isForum = found.type === ChannelType.GuildForum || found.type === ChannelType.GuildMedia;
  if (!isForum && !postableChannels.some((type) => type === found.type))
    return `#${found.name} takes no messages. Choose a text or announcement channel, a thread, or a forum.`;
  if (found.isThread() && found.locked)
    return `#${found.name} is a locked thread. Unlock it, or choose another channel.`;
  const lacking = await missing(found, isForum ? inForums : found.isThread() ? inThreads : inChannels);
  if (lacking.length === 0) return isForum && filed ? tagObstacle(asTold(found), filed) : undefined;
  return `Carewire cannot post in #${found.name}. Give it ${lacking.join(' and ')} there, in the channel’s settings under Permissions.`;
}

/** Without Read Message History Discord answers an empty list, not an error. */
export async function readable(client: Client<true>, channel: Channel): Promise<boolean> {
  const parts = channelParts(channel);
  if (parts.direct) return true;
  const found = await guildChannel(client, parts.id);
  return typeof found === 'object' && (await missing(found, forReading)).length === 0;
}

type Need = readonly [PermissionResolvable, string];

const seeing: Need = [PermissionFlagsBits.ViewChannel, '“View Channel”'];
const inChannels: readonly Need[] = [seeing, [PermissionFlagsBits.SendMessages, '“Send Messages”']];
const inThreads: readonly Need[] = [seeing, [PermissionFlagsBits.SendMessagesInThreads, '“Send Messages in Threads”']];
const inForums: readonly Need[] = [
  seeing,
  [PermissionFlagsBits.SendMessages, '“Create Posts”'],
  [PermissionFlagsBits.SendMessagesInThreads, '“Send Messages in Posts”'],
];
const forReading: readonly Need[] = [seeing, [PermissionFlagsBits.ReadMessageHistory, '“Read Message History”']];

/** As Discord's own answers have it. */
function asTold({ name, flags, availableTags }: ForumChannel | MediaChannel) {
  return { name, flags: flags.bitfield, available_tags: availableTags };
}

async function missing(channel: GuildBasedChannel, needs: readonly Need[]): Promise<readonly string[]> {
  const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  const held = channel.permissionsFor(me);
  return needs.filter(([permission]) => !held.has(permission)).map(([, name]) => name);
}

async function guildChannel(client: Client<true>, id: string): Promise<GuildBasedChannel | 'gone' | 'hidden'> {
  try {
    const channel = await client.channels.fetch(id);
    return channel && !channel.isDMBased() ? channel : 'hidden';
  } catch (error) {
    if (codeOf(error) === unknownChannel) return 'gone';
    if (codeOf(error) === missingAccess) return 'hidden';
    throw toPlatformError(error);
  }
}

const unknownChannel = 10003;
const missingAccess = 50001;
