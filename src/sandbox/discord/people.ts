import { AppError } from './app-error.ts';
import { commandsFor } from './command-access.ts';
import { componentTypes as types, eachComponent } from './component.ts';
import type { Component } from './component.ts';
import { beginInteraction } from './interactions.ts';
import { createMessage } from './messages.ts';
import { counted, pickOptions, seenModal, submitted } from './modal.ts';
import type { ModalValues, SeenModal } from './modal.ts';
import { messagePayload } from './message-payload.ts';
import { allows, permissionsOf } from './permissions.ts';
import { directChannel } from './places.ts';
import { acknowledgement, replyTo } from './reply.ts';
import type { Reply } from './reply.ts';
import { createResolver } from './resolve.ts';
import { isSelect, seen } from './seen.ts';
import type { SeenMessage } from './seen.ts';
import { findSlash, slashData, slashesOf, typingData } from './slash.ts';
import type { OptionValues, Slash } from './slash.ts';
import type { Channel, Choice, StoredMessage, User } from './state.ts';
import { readTyped } from './typed.ts';
import type { World } from './world.ts';

/**
 * One person in front of Discord's app. All of these throw an AppError for what the app would not let them do, and
 * where a bot has to answer, for "The application did not respond".
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The slash commands they are shown in a channel: `newsroom post` and what it says about itself. */
  commands(channelId: string): readonly { readonly name: string; readonly description: string }[];
  /** Runs `newsroom post` with its options by name. */
  run(channelId: string, command: string, options?: OptionValues): Promise<Reply>;
  /** Types a line as Discord writes commands: `/newsroom post url:https://… category:treatment`; see typed.ts. */
  type(channelId: string, line: string): Promise<Reply>;
  /** What is offered while `text` stands in an option. */
  suggestions(
    channelId: string,
    command: string,
    option: string,
    text: string,
    others?: OptionValues,
  ): Promise<readonly Choice[]>;
  /** Picks a command from a message's menu. */
  runOn(message: MessageRef, command: string): Promise<Reply>;
  /** Presses the button of this custom id or with this caption. */
  press(message: MessageRef, button: string): Promise<Reply>;
  /** Chooses in the select of this custom id or placeholder: options by value or caption, or people, roles, channels by id or name. */
  choose(message: MessageRef, select: string, chosen: readonly string[]): Promise<Reply>;
  /** The modal on their screen. */
  modal(): SeenModal | undefined;
  /** Fills in and submits it. It stays open if the bot does not answer, as in Discord's app. */
  submit(values: ModalValues): Promise<Reply>;
  /** Closes it. The bot is not told. */
  cancel(): void;
  /** What they see in a channel, oldest first. */
  sees(channelId: string): readonly SeenMessage[];
  /** Writes a message; its id. */
  say(channelId: string, text: string): string;
  /** Makes an ephemeral message go away. The bot is not told. */
  dismiss(message: MessageRef): void;
  /** The id of their direct messages with the bot. */
  dm(): string;
}

/** A message by its id, or as it was seen. */
export type MessageRef = string | { readonly id: string };

export function createPerson(world: World, user: User): Person {
  const { state } = world;
  const channelOf = (id: string): Channel => visibleChannel(world, user, id);
  const messageOf = (ref: MessageRef): { message: StoredMessage; channel: Channel } => visibleMessage(world, user, ref);

  const run = (channel: Channel, slash: Slash, options: OptionValues): Promise<Reply> => {
    const data = slashData(world, user, channel, slash, options);
    return replyTo(world, beginInteraction(world, { type: 2, user, channel, data, name: slash.path.join(' ') }));
  };

  return {
    id: user.id,
    name: user.name,
    commands: (channelId) =>
      slashesOf(commandsFor(state, user, channelOf(channelId))).map(({ path, description }) => ({
        name: path.join(' '),
        description,
      })),
    async run(channelId, command, options = {}) {
      const channel = channelOf(channelId);
      return run(channel, findSlash(commandsFor(state, user, channel), command), options);
    },
    async type(channelId, line) {
      const channel = channelOf(channelId);
      const { slash, options } = readTyped(commandsFor(state, user, channel), line);
      return run(channel, slash, options);
    },
    async suggestions(channelId, command, option, text, others = {}) {
      const channel = channelOf(channelId);
      const slash = findSlash(commandsFor(state, user, channel), command);
      const interaction = beginInteraction(world, {
        type: 4,
        user,
        channel,
        data: typingData(slash, option, text, others),
      });
      await acknowledgement(world, interaction);
      return interaction.choices;
    },
    async runOn(ref, name) {
      const { message, channel } = messageOf(ref);
      const command = commandsFor(state, user, channel).find((one) => one.type === 3 && one.name === name);
      if (!command) throw new AppError(`There is no "${name}" in the menu of this message.`);
      const resolved = { messages: { [message.id]: messagePayload(state, message) } };
      const data = { id: command.id, name, type: 3, target_id: message.id, resolved };
      return replyTo(world, beginInteraction(world, { type: 2, user, channel, data, name }));
    },
    async press(ref, wanted) {
      const { message, channel } = messageOf(ref);
      const button = findComponent(message, ({ type }) => type === types.button, wanted, 'button');
      if (button.url) throw new AppError(`"${wanted}" is a link to ${button.url}.`);
      const data = { component_type: types.button, custom_id: button.custom_id, id: button.id };
      return replyTo(world, beginInteraction(world, { type: 3, user, channel, data, source: message }));
    },
    async choose(ref, wanted, chosen) {
      const { message, channel } = messageOf(ref);
      const select = findComponent(message, isSelect, wanted, 'select');
      const { values, resolved } = choice(world, user, channel, select, wanted, chosen);
      const data = {
        component_type: select.type,
        custom_id: select.custom_id,
        id: select.id,
        values,
        ...(resolved && { resolved }),
      };
      return replyTo(world, beginInteraction(world, { type: 3, user, channel, data, source: message }));
    },
    modal() {
      const modal = state.modals.get(user.id);
      return modal && seenModal(modal);
    },
    async submit(values) {
      const modal = state.modals.get(user.id);
      if (!modal) throw new AppError('No modal is open.');
      const channel = channelOf(modal.channelId);
      const resolver = createResolver(world, user, channel);
      const components = submitted(modal, values, resolver);
      const resolved = resolver.resolved();
      const data = { custom_id: modal.customId, components, ...(resolved && { resolved }) };
      const source = channel.messages.get(modal.sourceId ?? '');
      const reply = await replyTo(world, beginInteraction(world, { type: 5, user, channel, data, source }));
      if (state.modals.get(user.id) === modal) state.modals.delete(user.id);
      return reply;
    },
    cancel: () => void state.modals.delete(user.id),
    sees: (channelId) =>
      [...channelOf(channelId).messages.values()].filter((one) => isFor(user, one)).map((one) => seen(state, one)),
    say(channelId, content) {
      return createMessage(world, { channel: channelOf(channelId), authorId: user.id, body: { content } }).id;
    },
    dismiss(ref) {
      const { message, channel } = messageOf(ref);
      if (message.visibleTo !== user.id) throw new AppError('Only messages that only you can see can be dismissed.');
      channel.messages.delete(message.id);
      message.deleted = true;
    },
    dm: () => directChannel(world, user).id,
  };
}

function visibleChannel({ state }: World, user: User, id: string): Channel {
  const channel = state.channels.get(id);
  const guild = state.guilds.get(channel?.guildId ?? '');
  const sees = guild
    ? allows(permissionsOf(state, user.id, guild, channel), 'ViewChannel')
    : channel?.recipientId === user.id;
  if (!channel || !sees) throw new AppError(`${user.name} sees no channel ${id}.`);
  return channel;
}

function visibleMessage(world: World, user: User, ref: MessageRef): { message: StoredMessage; channel: Channel } {
  const id = typeof ref === 'string' ? ref : ref.id;
  for (const { id: channelId, messages } of world.state.channels.values()) {
    const message = messages.get(id);
    if (message && isFor(user, message)) return { message, channel: visibleChannel(world, user, channelId) };
  }
  throw new AppError(`${user.name} sees no message ${id}.`);
}

function isFor(user: User, { visibleTo }: StoredMessage): boolean {
  return visibleTo === undefined || visibleTo === user.id;
}

function findComponent(
  message: StoredMessage,
  fits: (component: Component) => boolean,
  wanted: string,
  kind: string,
): Component {
  const all = [...eachComponent(message.components)].map(({ component }) => component).filter(fits);
  const found =
    all.find(({ custom_id }) => custom_id === wanted) ?? all.find((component) => caption(component) === wanted);
  if (!found)
    throw new AppError(`There is no ${kind} "${wanted}" here; there are: ${all.map(caption).join(', ') || 'none'}.`);
  if (found.disabled) throw new AppError(`The ${kind} "${wanted}" is disabled.`);
  return found;
}

function caption({ label, placeholder, emoji }: Component): string {
  return label ?? placeholder ?? emoji?.name ?? '';
}

function choice(
  world: World,
  user: User,
  channel: Channel,
  select: Component,
  label: string,
  chosen: readonly string[],
): Chosen {
  const resolver = createResolver(world, user, channel);
  if (select.type === types.stringSelect) return { values: pickOptions(select, label, chosen, 1), resolved: undefined };
  const values = counted(select, label, chosen, 1).map((value) => {
    if (select.type === types.userSelect) return resolver.user(value);
    if (select.type === types.roleSelect) return resolver.role(value);
    if (select.type === types.channelSelect) return resolver.channel(value, select.channel_types);
    return resolver.mentionable(value);
  });
  return { values, resolved: resolver.resolved() };
}

interface Chosen {
  readonly values: readonly string[];
  readonly resolved: Record<string, unknown> | undefined;
}
