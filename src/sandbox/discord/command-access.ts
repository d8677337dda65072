import { allows, permissionsOf } from './permissions.ts';
import type { Command } from './interaction.ts';
import type { Channel, State, User } from './state.ts';

/**
 * The commands a person is shown in a channel; guild commands before global ones. What a bot proposes as default permissions
 * is only a default: an administrator's setting for the person, else for one of their roles, else for everyone, goes before it.
 * Source: discord-api-docs, interactions/application-commands.mdx#permissions.
 */
export function commandsFor(state: State, user: User, channel: Channel): Command[] {
  const guild = state.guilds.get(channel.guildId ?? '');
  if (!guild?.members.has(state.applicationId)) return forInstaller(state, user, channel);

  const mine = permissionsOf(state, user.id, guild, channel);
  if (!allows(mine, 'UseApplicationCommands')) return [];
  const isShown = (command: Command): boolean => {
    if (allows(mine, 'Administrator')) return true;
    const decided = state.commandAccess.get(key(guild.id, command.name));
    const byRole = (guild.members.get(user.id)?.roleIds ?? []).flatMap((id) => decided?.get(id) ?? []);
    const setting = decided?.get(user.id) ?? (byRole.length > 0 ? byRole.includes(true) : decided?.get(guild.id));
    const needed = command.defaultMemberPermissions;
    return setting ?? (needed === null || (needed !== 0n && (mine & needed) === needed));
  };
  const here = [...state.commands.values()].filter(
    (command) => [undefined, guild.id].includes(command.guildId) && command.contexts.includes(0) && isShown(command),
  );
  return [
    ...here.filter(({ guildId }) => guildId !== undefined),
    ...here.filter(({ guildId }) => guildId === undefined),
  ];
}

/**
 * Where the bot itself is no member: what a person installed for themselves; in direct messages with the bot, what it has in a
 * server they share as well. Source: discord-api-docs, resources/application.mdx#installation-context.
 */
function forInstaller(state: State, user: User, channel: Channel): Command[] {
  const context = contextOf(channel);
  const owners = ownersOf(state, user, channel);
  return [...state.commands.values()].filter(
    ({ guildId, contexts, integrationTypes }) =>
      guildId === undefined && contexts.includes(context) && integrationTypes.some((type) => type in owners),
  );
}

/** 0 a guild, 1 direct messages with the bot, 2 any other conversation. */
export function contextOf({ guildId, recipientId }: Channel): 0 | 1 | 2 {
  if (guildId !== undefined) return 0;
  return recipientId === undefined ? 2 : 1;
}

/**
 * By whose installing the bot is reached, by kind: 0 a guild's, told as 0 in direct messages with the bot; 1 the person's own.
 * Source: discord-api-docs, interactions/receiving-and-responding.mdx, authorizing integration owners.
 */
export function ownersOf(state: State, user: User, channel: Channel): Readonly<Record<number, string>> {
  const isShared = [...state.guilds.values()].some(
    ({ members }) => members.has(user.id) && members.has(state.applicationId),
  );
  const guild = state.guilds.get(channel.guildId ?? '');
  return {
    ...(guild?.members.has(state.applicationId) && { 0: guild.id }),
    ...(contextOf(channel) === 1 && isShared && { 0: '0' }),
    ...(state.installers.has(user.id) && { 1: user.id }),
  };
}

/** An administrator shows a command to a user, a role or everyone (the guild's own id), or hides it from them. */
export function setCommandAccess(state: State, guildId: string, command: string, id: string, shown: boolean): void {
  const name = key(guildId, command);
  state.commandAccess.set(name, new Map([...(state.commandAccess.get(name) ?? []), [id, shown]]));
}

function key(guildId: string, command: string): string {
  return `${guildId}:${command}`;
}
