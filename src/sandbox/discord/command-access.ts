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
  if (!guild)
    return [...state.commands.values()].filter(
      ({ contexts, guildId }) => guildId === undefined && contexts.includes(1),
    );

  const mine = permissionsOf(state, user.id, guild, channel);
  if (!allows(mine, 'UseApplicationCommands') || !guild.members.has(state.applicationId)) return [];
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

/** An administrator shows a command to a user, a role or everyone (the guild's own id), or hides it from them. */
export function setCommandAccess(state: State, guildId: string, command: string, id: string, shown: boolean): void {
  const name = key(guildId, command);
  state.commandAccess.set(name, new Map([...(state.commandAccess.get(name) ?? []), [id, shown]]));
}

function key(guildId: string, command: string): string {
  return `${guildId}:${command}`;
}
