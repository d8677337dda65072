import { bodies, checked } from './bodies.ts';
import type { MessageBody } from './bodies.ts';
import { isTokenAlive } from './interactions.ts';
import { messageFlags } from './message-rules.ts';
import { createMessage, editMessage } from './messages.ts';
import type { Upload } from './messages.ts';
import { requireValidModal } from './modal-rules.ts';
import { Refusal, refuseFaults } from './refusal.ts';
import type { Interaction } from './interaction.ts';
import type { StoredMessage } from './state.ts';
import type { World } from './world.ts';

const CALLBACK = { message: 4, thinking: 5, updateLater: 6, update: 7, choices: 8, modal: 9 } as const;

/** Which callbacks suit which interaction: a modal cannot open a modal, only what hangs on a message can update it. */
const SUITABLE: Readonly<Record<Interaction['type'], readonly number[]>> = {
  2: [CALLBACK.message, CALLBACK.thinking, CALLBACK.modal],
  3: [CALLBACK.message, CALLBACK.thinking, CALLBACK.updateLater, CALLBACK.update, CALLBACK.modal],
  4: [CALLBACK.choices],
  5: [CALLBACK.message, CALLBACK.thinking, CALLBACK.updateLater, CALLBACK.update],
};

/**
 * The bot's first answer to an interaction.
 * @returns the message that resulted, if one did.
 * @throws {Refusal} 10062 for an unknown or late one, 40060 for a second answer, 50035 for a body or a kind that does not suit.
 */
export function acknowledge(
  world: World,
  id: string,
  token: string,
  body: unknown,
  uploads: readonly Upload[],
): Acknowledged {
  const interaction = world.state.interactions.get(token);
  if (!interaction || interaction.id !== id || interaction.answer === 'expired')
    throw new Refusal('unknownInteraction');
  if (interaction.answer !== 'none') throw new Refusal('alreadyAcknowledged');

  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  const isOrphan = interaction.sourceId === undefined && (type === CALLBACK.update || type === CALLBACK.updateLater);
  if (typeof type !== 'number' || !SUITABLE[interaction.type].includes(type) || isOrphan) {
    const message = `Interaction response type ${String(type)} does not suit this interaction.`;
    throw new Refusal('invalidForm', [
      { path: ['type'], code: 'INTERACTION_APPLICATION_COMMAND_INVALID_RESPONSE', message },
    ]);
  }
  const message = answer(world, interaction, type, body, uploads);
  clearTimeout(interaction.deadline);
  world.changes.emit({ what: 'interaction', did: 'answered', id });
  return { interaction, message, type };
}

export interface Acknowledged {
  readonly interaction: Interaction;
  readonly message: StoredMessage | undefined;
  readonly type: number;
}

function answer(
  world: World,
  interaction: Interaction,
  type: number,
  body: unknown,
  uploads: readonly Upload[],
): StoredMessage | undefined {
  if (type === CALLBACK.message || type === CALLBACK.thinking) return reply(world, interaction, body, uploads);
  if (type === CALLBACK.update || type === CALLBACK.updateLater) return update(world, interaction, body, uploads);
  if (type === CALLBACK.modal) showModal(world, interaction, body);
  else suggest(interaction, body);
  return undefined;
}

function reply(world: World, interaction: Interaction, body: unknown, uploads: readonly Upload[]): StoredMessage {
  const { type, data } = checked(bodies.reply, body);
  const thinking = type === CALLBACK.thinking;
  const ephemeral = ((data?.flags ?? 0) & messageFlags.ephemeral) !== 0;
  const message = post(world, interaction, data ?? {}, uploads, ephemeral, thinking);
  interaction.answer = thinking ? 'thinking' : 'message';
  interaction.ephemeral = ephemeral;
  interaction.originalId = message.id;
  return message;
}

function update(world: World, interaction: Interaction, body: unknown, uploads: readonly Upload[]): StoredMessage {
  const { type, data } = checked(bodies.update, body);
  const source = messageIn(world, interaction, interaction.sourceId);
  if (type === CALLBACK.update) editMessage(world, source, data ?? {}, uploads);
  interaction.answer = type === CALLBACK.update ? 'updated' : 'update-later';
  interaction.ephemeral = source.visibleTo !== undefined;
  interaction.originalId = source.id;
  interaction.sourceRevision = source.revision;
  return source;
}

function showModal(world: World, interaction: Interaction, body: unknown): void {
  const { data } = checked(bodies.modal, body);
  requireValidModal(data);
  interaction.modal = {
    customId: data.custom_id,
    title: data.title,
    components: data.components,
    channelId: interaction.channelId,
    sourceId: interaction.sourceId,
  };
  interaction.answer = 'modal';
  world.state.modals.set(interaction.userId, interaction.modal);
}

function suggest(interaction: Interaction, body: unknown): void {
  const choices = (checked(bodies.suggestions, body).data?.choices ?? []).filter((choice) => choice !== null);
  const empty = choices.findIndex(({ name }) => name.length === 0);
  if (empty >= 0) {
    const message = 'Must be between 1 and 100 in length.';
    refuseFaults([{ path: ['data', 'choices', empty, 'name'], code: 'BASE_TYPE_BAD_LENGTH', message }]);
  }
  interaction.choices = choices;
  interaction.answer = 'choices';
}

/**
 * An interaction by its token, for the webhook routes.
 * @throws {Refusal} 50027 after 15 minutes, 10015 while it is not acknowledged.
 */
export function answered(world: World, applicationId: string, token: string): Interaction {
  const interaction = world.state.interactions.get(token);
  if (!interaction || applicationId !== world.state.applicationId || !isTokenAlive(world, interaction)) {
    throw new Refusal('invalidWebhookToken');
  }
  if (interaction.answer === 'none' || interaction.answer === 'expired') throw new Refusal('unknownWebhook');
  return interaction;
}

/** `@original` or the id of one of this interaction's own messages. */
export function answerMessage(world: World, interaction: Interaction, id: string): StoredMessage {
  const own = [interaction.originalId, ...interaction.followUpIds];
  const wanted = id === '@original' ? interaction.originalId : own.find((known) => known === id);
  return messageIn(world, interaction, wanted);
}

/** Source: discord-api-docs, resources/application.mdx#installation-context. */
const followUpsOfInstallers = 5;

/**
 * A further message. The first one after a deferred reply fills that reply instead, and cannot change who sees it:
 * Discord keeps it so for old bots.
 */
export function followUp(
  world: World,
  interaction: Interaction,
  body: unknown,
  uploads: readonly Upload[],
): StoredMessage {
  const data = checked(bodies.followUp, body);
  const original = world.state.channels.get(interaction.channelId)?.messages.get(interaction.originalId ?? '');
  if (interaction.answer === 'thinking' && original && (original.flags & messageFlags.loading) !== 0) {
    return editMessage(world, original, data, uploads);
  }
  if (interaction.isByInstaller && interaction.followUpIds.length >= followUpsOfInstallers)
    throw new Refusal('tooManyFollowUps');
  const message = post(world, interaction, data, uploads, ((data.flags ?? 0) & messageFlags.ephemeral) !== 0, false);
  interaction.followUpIds = [...interaction.followUpIds, message.id];
  return message;
}

export function editAnswer(
  world: World,
  message: StoredMessage,
  body: unknown,
  uploads: readonly Upload[],
): StoredMessage {
  return editMessage(world, message, checked(bodies.followUpEdit, body), uploads);
}

function post(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
  ephemeral: boolean,
  thinking: boolean,
): StoredMessage {
  const channel = world.state.channels.get(interaction.channelId);
  if (!channel) throw new Refusal('unknownChannel');
  return createMessage(world, {
    channel,
    authorId: world.state.applicationId,
    // Answers ring only for users unless the bot says otherwise, and carry no nonce.
    body: { ...body, allowed_mentions: body.allowed_mentions ?? { parse: ['users'] }, nonce: null },
    uploads,
    visibleTo: ephemeral ? interaction.userId : undefined,
    interaction,
    thinking,
  });
}

function messageIn(world: World, interaction: Interaction, id: string | undefined): StoredMessage {
  const message = world.state.channels.get(interaction.channelId)?.messages.get(id ?? '');
  if (!message) throw new Refusal('unknownMessage');
  return message;
}
