import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type CommandInteractionOption,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Asker, RawValues, Request } from '../core/answering.ts';
import { type Command, type Root, roots } from '../core/command.ts';
import { channelIn, directChannel, type Person, type Place } from '../core/place.ts';
import { shortcutName } from '../core/shortcut.ts';
import { readCustomId } from './custom-id.ts';
import { linksOf } from './message-links.ts';

export type Known =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

interface Vocabulary {
  readonly commands: readonly Command[];
  readonly names: Readonly<Record<Root, string>>;
}

export function isKnown(interaction: BaseInteraction): interaction is Known {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isMessageComponent() ||
    interaction.isModalSubmit()
  );
}

/** Told from the interaction alone: no request. Undefined when it names no command we have. */
export function readRequest(interaction: Known, vocabulary: Vocabulary): Request | undefined {
  const event = interaction.id;
  if (interaction.isChatInputCommand()) {
    const command = commandOf(interaction, vocabulary);
    const asker = askerOf(interaction);
    return command && { kind: 'command', command, raw: typedIn(interaction), asker, event };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const asker = askerOf(interaction);
    if (interaction.commandName !== shortcutName) return undefined;
    return { kind: 'shortcut', links: linksOf(interaction.targetMessage), asker, event };
  }
  const { id, ...about } = readCustomId(interaction.customId);
  const asker = askerOf(interaction, about);
  if (interaction.isModalSubmit()) return { kind: 'submit', id, raw: filledIn(interaction, asker.place), asker, event };
  const chosen = interaction.isStringSelectMenu() ? interaction.values : [];
  return { kind: 'press', id, chosen, asker, event };
}

export function commandOf(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
  { commands, names }: Vocabulary,
): Command | undefined {
  const root = roots.find((root) => names[root] === interaction.commandName);
  const name = interaction.options.getSubcommand(false);
  return commands.find((command) => command.root === root && command.name === name);
}

/**
 * An interaction in a server of ours says so itself, and is believed first. In direct messages the button says which server it is
 * about (`guild`). A button that names a `community` was shown to somebody away, and stays about it. Everywhere else, and in servers we are not in, people are away: Discord says that nobody but they installed us.
 */
export function askerOf(
  interaction: BaseInteraction,
  about: { readonly guild?: string | undefined; readonly community?: string | undefined } = {},
): Asker {
  const { user, guildId, channelId } = interaction;
  const person: Person = `discord:${user.id}`;
  const home = guildId === null ? about.guild : isOurs(interaction, guildId) ? guildId : undefined;
  if (home === undefined || about.community !== undefined) {
    const place: Place = `discord:@${user.id}`;
    const direct = directChannel(place, user.id);
    const away = about.community === undefined ? {} : { community: about.community };
    return { person, place, channel: direct, direct, manages: false, away, language: interaction.locale };
  }
  const place: Place = `discord:${home}`;
  const direct = directChannel(place, user.id);
  const spokenIn = guildId === null ? null : channelId;
  return {
    person,
    place,
    ...(interaction.guild ? { placeName: interaction.guild.name } : {}),
    channel: spokenIn === null ? direct : channelIn(place, spokenIn),
    direct,
    manages: manages(interaction),
    language: interaction.locale,
  };
}

/** Installed to the server, and not only by the person who speaks there. */
function isOurs({ authorizingIntegrationOwners: owners, client }: BaseInteraction, guild: string): boolean {
  return owners.guildId === guild || client.guilds.cache.has(guild);
}

/**
 * Whoever may manage messages in the whole server, by their roles. What one channel alone grants is not enough: news goes to all of
 * them. Where the server's roles are not known, only what no channel can grant counts.
 */
function manages(interaction: BaseInteraction): boolean {
  if (interaction.guildId === null) return false;
  const inServer = interaction.inCachedGuild() ? interaction.member.permissions : undefined;
  return (
    (inServer?.has(PermissionFlagsBits.ManageMessages) ?? false) ||
    (interaction.memberPermissions?.any([PermissionFlagsBits.ManageGuild, PermissionFlagsBits.Administrator]) ?? false)
  );
}

function typedIn(interaction: ChatInputCommandInteraction): RawValues {
  const options = interaction.options.data[0]?.options ?? [];
  return Object.fromEntries(options.flatMap((option) => valueOf(option, interaction.guildId)));
}

function valueOf(option: CommandInteractionOption, guild: string | null): [string, string][] {
  if (option.channel && guild !== null) return [[option.name, channelIn(`discord:${guild}`, option.channel.id)]];
  const value = String(option.value ?? '');
  return value.trim() === '' ? [] : [[option.name, value]];
}

function filledIn(interaction: ModalSubmitInteraction, place: Place): RawValues {
  const values: Record<string, string> = {};
  for (const [name, field] of interaction.fields.fields) {
    if (field.type === ComponentType.TextInput) values[name] = field.value;
    if (field.type === ComponentType.StringSelect) values[name] = field.values.join(',');
    if (field.type === ComponentType.UserSelect) values[name] = field.values.map((id) => `discord:${id}`).join(',');
    if (field.type === ComponentType.ChannelSelect)
      values[name] = field.values.map((id) => channelIn(place, id)).join(',');
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
