import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { type Command, type Root, roots } from '../core/command.ts';
import { isCompleted, type Option } from '../core/option.ts';
import { shortcutName } from '../core/shortcut.ts';
import type { Languages } from '../core/speak.ts';
import { postableChannels } from './channels.ts';
import { toPlatformError } from './errors.ts';
import { limits } from './limits.ts';
import { described, named } from './localised.ts';

export type CommandJson =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/**
 * What Discord is told of the commands: one command for each root, a sub-command for each verb, and the entry in every message's
 * own menu, described in every language we speak. Moderators' verbs are hidden from everyone else at first; a server's admins may change that, which is why every
 * handler checks again.
 * Source: docs.discord.com, interactions/application-commands.
 */
export function commandsJson(
  commands: readonly Command[],
  names: Readonly<Record<Root, string>>,
  languages: Languages,
): readonly CommandJson[] {
  const slash = roots
    .map((root) => ({ root, own: commands.filter((command) => command.root === root) }))
    .filter(({ own }) => own.length > 0)
    .map(({ root, own }): CommandJson => ({
      type: ApplicationCommandType.ChatInput,
      name: names[root],
      ...described(aboutRoot[root], languages),
      options: own.map((command) => subCommand(command, languages)),
      ...(own.some(({ anywhere }) => anywhere) ? forPeople : inServers),
      ...(root === 'newsroom' && { default_member_permissions: String(PermissionFlagsBits.ManageMessages) }),
    }));
  return slash.length > 0 ? [...slash, inMessageMenu(languages)] : [];
}

/**
 * Tells Discord the commands where it has others; an application may create only 200 a day in each server.
 * @param guild only there, and at once; everywhere when undefined.
 * @returns whether anything had to be changed. Throws PlatformError.
 */
export async function register(
  rest: REST,
  application: string,
  all: readonly CommandJson[],
  guild?: string,
): Promise<boolean> {
  // A server's own commands are for that server alone.
  const wanted = guild === undefined ? all : all.map((command) => ({ ...command, ...inServers }));
  const route =
    guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
  try {
    const present = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
    if (
      Array.isArray(present) &&
      present.length === wanted.length &&
      wanted.every((command) => isAmong(present, command))
    )
      return false;
    await rest.put(route, { body: wanted });
    return true;
  } catch (error) {
    throw toPlatformError(error);
  }
}

/**
 * The same from the command line, without signing in to the gateway; everywhere.
 * @returns whether anything had to be changed. Throws PlatformError.
 */
export async function registerDiscord(options: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly roots: Readonly<Record<Root, string>>;
  readonly commands: readonly Command[];
  readonly languages: Languages;
}): Promise<boolean> {
  const { token, apiUrl, roots, commands, languages } = options;
  const rest = new REST({ version: '10', ...(apiUrl !== undefined && { api: apiUrl }) }).setToken(token);
  try {
    const { id } = z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication()));
    return await register(rest, id, commandsJson(commands, roots, languages));
  } catch (error) {
    throw toPlatformError(error);
  }
}

/** Discord knows this of roots alone, not of their verbs: what does not work somewhere says so when it is used there. */
const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} satisfies Partial<CommandJson>;

/** Installed by a person for themselves, too, and in every conversation. */
const forPeople = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
} satisfies Partial<CommandJson>;

function inMessageMenu(languages: Languages): CommandJson {
  return { type: ApplicationCommandType.Message, ...named(shortcutName, languages, limits.commandName), ...inServers };
}

export const aboutRoot: Readonly<Record<Root, string>> = {
  news: 'Health news of this community: search it, read it, follow a topic',
  newsroom: 'For moderators: post, correct and deliver health news',
};

function subCommand(command: Command, languages: Languages): APIApplicationCommandSubcommandOption {
  const options = Object.entries(command.options)
    .filter(([, option]) => !(option.kind === 'text' && option.paragraph))
    // Discord wants required ones first.
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .slice(0, limits.commandOptions);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.name,
    ...described(command.description, languages),
    options: options.map(([name, option]) => optionJson(name, option, languages)),
  };
}

function optionJson(name: string, option: Option, languages: Languages): APIApplicationCommandBasicOption {
  const shared = {
    name,
    ...described(option.description, languages),
    ...(option.required && { required: true }),
  };
  if (isCompleted(option.kind)) return { ...shared, type: ApplicationCommandOptionType.String, autocomplete: true };
  switch (option.kind) {
    case 'channel':
      return { ...shared, type: ApplicationCommandOptionType.Channel, channel_types: [...postableChannels] };
    case 'choice': {
      const choices = option.choices.map(({ value, label }) => ({
        ...named(label, languages, limits.suggestion),
        value,
      }));
      return { ...shared, type: ApplicationCommandOptionType.String, choices: choices.slice(0, limits.commandChoices) };
    }
    case 'text':
      return {
        ...shared,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(option.maxLength, limits.optionText),
      };
    case 'url':
      return { ...shared, type: ApplicationCommandOptionType.String, max_length: limits.mediaUrl };
    case 'time':
      return { ...shared, type: ApplicationCommandOptionType.String };
  }
}

function isAmong(present: readonly unknown[], wanted: CommandJson): boolean {
  return present.some((command) => holds(command, wanted));
}

/** Whether all that is wanted is there, in the same order, and nothing that would behave otherwise; Discord adds ids, versions and the like. */
function holds(present: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(present) && present.length === wanted.length && wanted.every((part, i) => holds(present[i], part))
    );
  if (typeof wanted !== 'object' || wanted === null) return present === wanted;
  if (typeof present !== 'object' || present === null) return false;
  const there = new Map<string, unknown>(Object.entries(present));
  const asked = new Map<string, unknown>(Object.entries(wanted));
  return [...new Set([...asked.keys(), ...telling])].every((key) => holds(full(there.get(key)), full(asked.get(key))));
}

/** What changes a command by being there. */
const telling = [
  'required',
  'autocomplete',
  'choices',
  'options',
  'max_length',
  'channel_types',
  'default_member_permissions',
  'name_localizations',
  'description_localizations',
];

/** False, null and empty lists are the same to Discord as nothing. */
function full(value: unknown): unknown {
  return value === false || value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
}
