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
import { channelIn, directChannel, type Place } from '../core/place.ts';
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

/** Told from the interaction alone: no cache, no request. Undefined when it names no command we have, or no server. */
export function readRequest(interaction: Known, vocabulary: Vocabulary): Request | undefined {
  const event = interaction.id;
  if (interaction.isChatInputCommand()) {
    const command = commandOf(interaction, vocabulary);
    const asker = askerOf(interaction, undefined);
    return command && asker && { kind: 'command', command, raw: typedIn(interaction), asker, event };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const asker = askerOf(interaction, undefined);
    if (!asker || interaction.commandName !== shortcutName) return undefined;
    return { kind: 'shortcut', links: linksOf(interaction.targetMessage), asker, event };
  }
  const { id, guild } = readCustomId(interaction.customId);
  const asker = askerOf(interaction, guild);
  if (!asker) return undefined;
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

/** `guild` is where a direct message belongs to; an interaction in a server says so itself, and is believed first. */
export function askerOf(interaction: BaseInteraction, guild: string | undefined): Asker | undefined {
  const home = interaction.guildId ?? guild;
  if (home === undefined) return undefined;
  const place: Place = `discord:${home}`;
  const direct = directChannel(place, interaction.user.id);
  const spokenIn = interaction.guildId === null ? null : interaction.channelId;
  return {
    person: `discord:${interaction.user.id}`,
    place,
    ...(interaction.guild ? { placeName: interaction.guild.name } : {}),
    channel: spokenIn === null ? direct : channelIn(place, spokenIn),
    direct,
    manages: manages(interaction),
    language: interaction.locale,
  };
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
