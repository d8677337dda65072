import { speakingNeed } from './access.ts';
import { AppError } from './app-error.ts';
import { commandsFor } from './command-access.ts';
import { componentTypes as types, isSelect } from './component.ts';
import { beginInteraction } from './interactions.ts';
import { choice, findComponent, isFor, visibleChannel, visibleMessage } from './look.ts';
import type { MessageRef } from './look.ts';
import { createMessage, deleteMessage } from './messages.ts';
import { seenModal, submitted } from './modal.ts';
import type { ModalValues, SeenModal } from './modal.ts';
import { messagePayload } from './message-payload.ts';
import { allows, permissionsOf } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { directChannel } from './places.ts';
import { acknowledgement, replyTo } from './reply.ts';
import type { Reply } from './reply.ts';
import { createResolver } from './resolve.ts';
import { readingOf, seen } from './seen.ts';
import type { SeenMessage } from './seen.ts';
import { findSlash, slashData, slashesOf, typingData } from './slash.ts';
import type { OptionValues, Slash } from './slash.ts';
import type { Choice, Command, CommandOption } from './interaction.ts';
import type { Channel, StoredMessage, User } from './state.ts';
import { titleIn, translated } from './translated.ts';
import { readTyped } from './typed.ts';
import type { World } from './world.ts';

/**
 * One person in front of Discord's app. All of these throw an AppError for what the app would not let them do, and
 * where a bot has to answer, for "The application did not respond".
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** What their Discord is in, such as `de`; the bot is told with everything they do. */
  language(): string;
  setLanguage(locale: string): void;
  /** The slash commands they are shown in a channel: `newsroom post` and what it says about itself. */
  commands(channelId: string): readonly {
    readonly name: string;
    readonly description: string;
    readonly options: readonly CommandOption[];
  }[];
  /** What apps offer in a message's menu there. */
  menu(channelId: string): readonly string[];
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
  /** Deletes a message: one's own, or with the permission to manage messages anyone's. */
  remove(message: MessageRef): void;
  /** Makes an ephemeral message go away. The bot is not told. */
  dismiss(message: MessageRef): void;
  /** The id of their direct messages with the bot. */
  dm(): string;
}

export function createPerson(world: World, user: User): Person {
  const { state } = world;
  const channelOf = (id: string): Channel => visibleChannel(world, user, id);
  const messageOf = (ref: MessageRef): { message: StoredMessage; channel: Channel } => visibleMessage(world, user, ref);

  const shown = (channel: Channel): Command[] =>
    commandsFor(state, user, channel).map((command) => translated(command, user.locale));
  const may = (channel: Channel, need: Permission): boolean => {
    const guild = state.guilds.get(channel.guildId ?? '');
    return guild ? allows(permissionsOf(state, user.id, guild, channel), need) : need !== 'ManageMessages';
  };
  const run = (channel: Channel, slash: Slash, options: OptionValues): Promise<Reply> => {
    const data = slashData(world, user, channel, slash, options);
    return replyTo(world, beginInteraction(world, { type: 2, user, channel, data, name: slash.path.join(' ') }));
  };

  return {
    id: user.id,
    name: user.name,
    language: () => user.locale,
    setLanguage: (locale) => {
      user.locale = locale;
    },
    commands: (channelId) =>
      slashesOf(shown(channelOf(channelId))).map(({ path, description, options }) => ({
        name: path.join(' '),
        description,
        options,
      })),
    menu: (channelId) =>
      shown(channelOf(channelId)).flatMap((command) => (command.type === 3 ? [titleIn(command, user.locale)] : [])),
    async run(channelId, command, options = {}) {
      const channel = channelOf(channelId);
      return run(channel, findSlash(shown(channel), command), options);
    },
    async type(channelId, line) {
      const channel = channelOf(channelId);
      const { slash, options } = readTyped(shown(channel), line);
      return run(channel, slash, options);
    },
    async suggestions(channelId, command, option, text, others = {}) {
      const channel = channelOf(channelId);
      const slash = findSlash(shown(channel), command);
      const interaction = beginInteraction(world, {
        type: 4,
        user,
        channel,
        data: typingData(slash, option, text, others),
      });
      await acknowledgement(world, interaction);
      return interaction.choices;
    },
    async runOn(ref, title) {
      const { message, channel } = messageOf(ref);
      const command = shown(channel).find((one) => one.type === 3 && titleIn(one, user.locale) === title);
      if (!command) throw new AppError(`There is no "${title}" in the menu of this message.`);
      const { name } = command;
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
      const select = findComponent(message, ({ type }) => isSelect(type), wanted, 'select');
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
      return modal && seenModal(modal, readingOf(state, user));
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
      [...channelOf(channelId).messages.values()]
        .filter((one) => isFor(user, one))
        .map((one) => seen(state, one, user)),
    say(channelId, content) {
      const channel = channelOf(channelId);
      if (!may(channel, speakingNeed(channel))) throw new AppError(`${user.name} may not write in #${channel.name}.`);
      return createMessage(world, { channel, authorId: user.id, body: { content } }).id;
    },
    remove(ref) {
      const { message, channel } = messageOf(ref);
      const isTheirs = message.authorId === user.id || may(channel, 'ManageMessages');
      if (!isTheirs || message.visibleTo !== undefined) throw new AppError(`${user.name} may not delete this message.`);
      deleteMessage(world, message);
    },
    dismiss(ref) {
      const { message, channel } = messageOf(ref);
      if (message.visibleTo !== user.id) throw new AppError('Only messages that only you can see can be dismissed.');
      channel.messages.delete(message.id);
      message.deleted = true;
      world.changes.emit({ what: 'message', did: 'deleted', channelId: channel.id, id: message.id });
    },
    dm: () => directChannel(world, user).id,
  };
}
