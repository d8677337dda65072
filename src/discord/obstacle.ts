import { ChannelType, OverwriteType, PermissionFlagsBits, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { all, own, phrase, type Said } from '../core/phrase.ts';
import { type Channel, channelParts } from '../core/place.ts';
import { postableChannels } from './channels.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { tagObstacle } from './forum.ts';
import { permissionsIn } from './permissions.ts';

/**
 * Why nothing can be posted there, as a sentence for a moderator; undefined when all is well. Discord is asked each time: it is
 * seldom needed, and keeping every channel's permissions in memory for it would cost 50 KB a server. Throws PlatformError.
 */
export async function obstacleTo(
  rest: REST,
  me: string,
  channel: Channel,
  filed?: readonly string[],
): Promise<Said | undefined> {
  const parts = channelParts(channel);
  if (parts.direct) return undefined;
  const found = await channelOf(rest, parts.id);
  if (found === 'gone') return phrase`That channel does not exist any more.`;
  if (found === 'hidden' || `discord:${found.guild_id}` !== parts.place) return unseen;
  const { name, type } = found;
  const isForum = type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
  if (!isForum && !postableChannels.some((kind) => kind === type))
    return phrase`#${name} takes no messages. Choose a text or announcement channel, a thread, or a forum.`;
  if (found.thread_metadata?.locked) return phrase`#${name} is a locked thread. Unlock it, or choose another channel.`;
  const lacking = await missing(rest, me, found, isForum ? inForums : found.thread_metadata ? inThreads : inChannels);
  if (lacking.includes(seeing[1])) return unseen;
  if (lacking.length === 0) return isForum && filed ? tagObstacle(found, filed) : undefined;
  const permissions = all(lacking.map(own), 'and');
  return phrase`Carewire cannot post in #${name}. Give it ${permissions} there, in the channel’s settings under Permissions.`;
}

/** Without Read Message History Discord answers an empty list, not an error. */
export async function readable(rest: REST, me: string, channel: Channel): Promise<boolean> {
  const parts = channelParts(channel);
  if (parts.direct) return true;
  const found = await channelOf(rest, parts.id);
  return typeof found === 'object' && (await missing(rest, me, found, forReading)).length === 0;
}

const unseen = phrase`Carewire cannot see that channel. Give it “View Channel” there, in the channel’s settings under Permissions.`;

type Need = readonly [bigint, string];

const seeing: Need = [PermissionFlagsBits.ViewChannel, '“View Channel”'];
const inChannels: readonly Need[] = [seeing, [PermissionFlagsBits.SendMessages, '“Send Messages”']];
const inThreads: readonly Need[] = [seeing, [PermissionFlagsBits.SendMessagesInThreads, '“Send Messages in Threads”']];
const inForums: readonly Need[] = [
  seeing,
  [PermissionFlagsBits.SendMessages, '“Create Posts”'],
  [PermissionFlagsBits.SendMessagesInThreads, '“Send Messages in Posts”'],
];
const forReading: readonly Need[] = [seeing, [PermissionFlagsBits.ReadMessageHistory, '“Read Message History”']];

/** All of them, by the names a moderator reads. */
export const permissionNames: readonly string[] = [...inChannels, ...inThreads, ...inForums, ...forReading].map(
  ([, name]) => name,
);

const overwrite = z.object({ id: z.string(), type: z.enum(OverwriteType), allow: z.string(), deny: z.string() });
const channelShape = z.looseObject({
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  name: z.string().default(''),
  type: z.enum(ChannelType),
  permission_overwrites: z.array(overwrite).default([]),
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});
type Told = z.infer<typeof channelShape>;
const guildShape = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});
const memberShape = z.object({ roles: z.array(z.string()) });

async function missing(rest: REST, me: string, channel: Told, needs: readonly Need[]): Promise<readonly string[]> {
  const guildId = channel.guild_id;
  if (guildId === undefined) return needs.map(([, name]) => name);
  try {
    const [guild, member, ruling] = await Promise.all([
      rest.get(Routes.guild(guildId)).then((told) => guildShape.parse(told)),
      rest.get(Routes.guildMember(guildId, me)).then((told) => memberShape.parse(told)),
      // A thread has its channel's permissions.
      channel.thread_metadata && channel.parent_id
        ? rest.get(Routes.channel(channel.parent_id)).then((told) => channelShape.parse(told))
        : channel,
    ]);
    const standing = { guildId, ownerId: guild.owner_id, roles: guild.roles, member: { id: me, roles: member.roles } };
    const held = permissionsIn(standing, { overwrites: ruling.permission_overwrites });
    return needs.filter(([bit]) => (held & bit) === 0n).map(([, name]) => name);
  } catch (error) {
    throw toPlatformError(error);
  }
}

async function channelOf(rest: REST, id: string): Promise<Told | 'gone' | 'hidden'> {
  try {
    return channelShape.parse(await rest.get(Routes.channel(id)));
  } catch (error) {
    if (codeOf(error) === unknownChannel) return 'gone';
    if (codeOf(error) === missingAccess) return 'hidden';
    throw toPlatformError(error);
  }
}

const unknownChannel = 10003;
const missingAccess = 50001;
