import { bodies, checked } from './bodies.ts';
import type { CommandBody } from './bodies.ts';
import { commandFaults, commandLimits, duplicateCommands } from './command-rules.ts';
import { Refusal, refuseFaults } from './refusal.ts';
import type { Command } from './interaction.ts';
import type { State } from './state.ts';
import type { World } from './world.ts';

/** The commands of one scope: the whole application, or one guild. */
export function commandsOf(state: State, guildId: string | undefined): Command[] {
  return [...state.commands.values()].filter((command) => command.guildId === guildId);
}

export function commandById(state: State, guildId: string | undefined, id: string): Command {
  const command = state.commands.get(id);
  if (!command || command.guildId !== guildId) throw new Refusal('unknownCommand');
  return command;
}

/** Replaces all commands of a scope; those that were there before by name and kind keep their ids. */
export function overwriteCommands(world: World, guildId: string | undefined, body: unknown): Command[] {
  if (!Array.isArray(body)) {
    const message = 'Only iterables may be used in a ListType';
    throw new Refusal('invalidForm', [{ path: [], code: 'LIST_TYPE_CONVERT', message }]);
  }
  const wanted = body.map((item: unknown, index) => parsed(item, [index]));
  refuseFaults([...wanted.flatMap((command, index) => commandFaults(command, [index])), ...duplicateCommands(wanted)]);
  requireRoom(wanted.map(({ type }) => type ?? 1));

  const before = commandsOf(world.state, guildId);
  for (const { id } of before) world.state.commands.delete(id);
  return wanted.map((command) => keep(world, guildId, command, before.find((old) => isSame(old, command))?.id));
}

/** Adds a command, or replaces the one of the same name and kind. */
export function createCommand(
  world: World,
  guildId: string | undefined,
  body: unknown,
): { command: Command; isNew: boolean } {
  const wanted = parsed(body, []);
  refuseFaults(commandFaults(wanted));
  const before = commandsOf(world.state, guildId);
  const old = before.find((command) => isSame(command, wanted));
  if (!old) requireRoom([...before.map(({ type }) => type), wanted.type ?? 1]);
  return { command: keep(world, guildId, wanted, old?.id), isNew: !old };
}

export function editCommand(world: World, guildId: string | undefined, id: string, body: unknown): Command {
  const old = commandById(world.state, guildId, id);
  const { permissions, rest } = withoutPermissions(body);
  const change = checked(bodies.commandEdit, rest);
  const wanted: CommandBody = {
    ...bodyOf(old),
    ...change,
    type: old.type,
    ...(permissions !== undefined && { default_member_permissions: permissions }),
  };
  refuseFaults(commandFaults(wanted));
  return keep(world, guildId, wanted, id);
}

export function deleteCommand(world: World, guildId: string | undefined, id: string): void {
  commandById(world.state, guildId, id);
  world.state.commands.delete(id);
  world.changes.emit({ what: 'commands' });
}

/** The description wants permissions as a number, Discord and all libraries use a string of digits: it is set aside for the check. */
function parsed(body: unknown, at: readonly PropertyKey[]): CommandBody {
  const { permissions, rest } = withoutPermissions(body);
  return {
    ...checked(bodies.command, rest, at),
    ...(permissions !== undefined && { default_member_permissions: permissions }),
  };
}

function withoutPermissions(body: unknown): { permissions: string | null | undefined; rest: unknown } {
  if (typeof body !== 'object' || body === null || !('default_member_permissions' in body)) {
    return { permissions: undefined, rest: body };
  }
  const { default_member_permissions: permissions, ...rest } = body;
  return {
    permissions: typeof permissions === 'string' || typeof permissions === 'number' ? String(permissions) : null,
    rest,
  };
}

function requireRoom(types: readonly number[]): void {
  const count = (wanted: number): number => types.filter((type) => type === wanted).length;
  const tooMany =
    count(1) > commandLimits.slashCommands || [2, 3].some((type) => count(type) > commandLimits.menuCommands);
  if (tooMany) throw new Refusal('tooManyCommands');
}

function keep(world: World, guildId: string | undefined, body: CommandBody, oldId: string | undefined): Command {
  const { state, changes } = world;
  const permissions = body.default_member_permissions;
  const command: Command = {
    id: oldId ?? state.newId(),
    version: state.newId(),
    guildId,
    type: body.type ?? 1,
    name: body.name,
    description: body.description ?? '',
    options: body.options ?? [],
    defaultMemberPermissions: permissions === null || permissions === undefined ? null : BigInt(permissions),
    contexts: body.contexts ?? (body.dm_permission === false ? [0] : [0, 1, 2]),
    integrationTypes: body.integration_types ?? [0],
    nameLocalizations: body.name_localizations ?? null,
    descriptionLocalizations: body.description_localizations ?? null,
  };
  state.commands.set(command.id, command);
  changes.emit({ what: 'commands' });
  return command;
}

function bodyOf(command: Command): CommandBody {
  return {
    name: command.name,
    type: command.type,
    description: command.description,
    options: command.options,
    default_member_permissions:
      command.defaultMemberPermissions === null ? null : String(command.defaultMemberPermissions),
    contexts: command.contexts,
    integration_types: command.integrationTypes,
    name_localizations: command.nameLocalizations,
    description_localizations: command.descriptionLocalizations,
  };
}

function isSame(command: Command, { type, name }: CommandBody): boolean {
  return command.name === name && command.type === (type ?? 1);
}
