import { allows, permissionsOf } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { Refusal } from './refusal.ts';
import type { Channel, Guild, State } from './state.ts';

/** @throws {Refusal} 10004 for an unknown guild, 50001 for one the bot is not in. */
export function botGuild(state: State, guildId: string): Guild {
  const guild = state.guilds.get(guildId);
  if (!guild) throw new Refusal('unknownGuild');
  if (!guild.members.has(state.applicationId)) throw new Refusal('missingAccess');
  return guild;
}

/**
 * A channel the bot wants to use.
 * @throws {Refusal} 10003 when there is none, 50001 when the bot cannot see it, 50013 when it lacks one of `needs` there.
 */
export function botChannel(state: State, channelId: string, ...needs: readonly Permission[]): Channel {
  const channel = state.channels.get(channelId);
  if (!channel) throw new Refusal('unknownChannel');
  if (channel.guildId === undefined) {
    if (channel.recipientId === undefined) throw new Refusal('missingAccess');
    return channel;
  }
  const permissions = permissionsOf(state, state.applicationId, botGuild(state, channel.guildId), channel);
  if (!allows(permissions, 'ViewChannel')) throw new Refusal('missingAccess');
  if (!needs.every((need) => allows(permissions, need))) throw new Refusal('missingPermissions');
  return channel;
}

/** True for what the bot may in a channel; in direct messages it may everything but ping everyone. */
export function botMay(state: State, channel: Channel, need: Permission): boolean {
  const guild = channel.guildId === undefined ? undefined : state.guilds.get(channel.guildId);
  if (!guild) return need !== 'MentionEveryone';
  return allows(permissionsOf(state, state.applicationId, guild, channel), need);
}

/** The permission to speak: threads have their own. */
export function speakingNeed(channel: Channel): Permission {
  return isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
}

export function isThread({ type }: Channel): boolean {
  return type === 'publicThread' || type === 'privateThread' || type === 'announcementThread';
}

/** Where every post is a thread of its own. */
export function isForum({ type }: Channel): boolean {
  return type === 'forum' || type === 'media';
}
