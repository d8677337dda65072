import { botMay } from './access.ts';
import type { MessageBody } from './bodies.ts';
import { eachComponent, numbered } from './component.ts';
import { pingsOf } from './mentions.ts';
import type { AllowedMentions } from './mentions.ts';
import { messageFlags, requireValidMessage } from './message-rules.ts';
import type { MessageParts } from './message-rules.ts';
import { channelMessagePayload } from './message-payload.ts';
import { Refusal } from './refusal.ts';
import { isNewer } from './snowflake.ts';
import type { Interaction } from './interaction.ts';
import type { Attachment, Channel, Pings, State, StoredMessage } from './state.ts';
import type { World } from './world.ts';

/** A file that came with a multipart request, under `files[index]`. */
export interface Upload {
  readonly index: string;
  readonly filename: string;
  readonly size: number;
  readonly type: string | undefined;
}

export interface NewMessage {
  readonly channel: Channel;
  readonly authorId: string;
  readonly body: MessageBody;
  readonly uploads?: readonly Upload[];
  /** Thread starters share the id of their thread. */
  readonly id?: string;
  readonly visibleTo?: string | undefined;
  readonly interaction?: Interaction;
  /** A deferred reply: nothing to see yet but "thinking…". */
  readonly thinking?: boolean;
}

/** Flags a sender may set; the others are Discord's own. */
const SETTABLE = messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.componentsV2;

/** @throws {Refusal} when the finished message breaks a rule. */
export function createMessage(world: World, wanted: NewMessage): StoredMessage {
  const { channel, body, authorId } = wanted;
  const { state } = world;
  const own =
    (wanted.visibleTo === undefined ? 0 : messageFlags.ephemeral) | (wanted.thinking ? messageFlags.loading : 0);
  const parts: MessageParts = {
    content: (body.content ?? '').trim(),
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    attachments: attached(state, channel, body, wanted.uploads ?? []),
    flags: ((body.flags ?? 0) & SETTABLE) | own,
  };
  if (!wanted.thinking) requireValidMessage(parts);

  const message: StoredMessage = {
    ...storable(parts),
    id: wanted.id ?? state.newId(),
    channelId: channel.id,
    authorId,
    nonce: body.nonce ?? undefined,
    createdAt: state.now(),
    editedAt: undefined,
    visibleTo: wanted.visibleTo,
    interaction: wanted.interaction,
    threadId: undefined,
    pings: pings(state, channel, parts, body.allowed_mentions),
    revision: 0,
    deleted: false,
  };
  channel.messages.set(message.id, message);
  tell(world, channel, message, 'created');
  return message;
}

/**
 * Merges an edit into a message; what the edit leaves out stays. The result must be a good message as a whole:
 * one with components of the new kind keeps that flag for ever, and its content and embeds must go with the same edit.
 * @throws {Refusal} when it is not; the message is then unchanged.
 */
export function editMessage(
  world: World,
  message: StoredMessage,
  body: MessageBody,
  uploads: readonly Upload[] = [],
): StoredMessage {
  const channel = world.state.channels.get(message.channelId);
  if (!channel || message.deleted) throw new Refusal('unknownMessage');
  const kept = message.attachments.filter(
    ({ id }) => !body.attachments || body.attachments.some((wanted) => wanted.id === id),
  );
  const parts: MessageParts = {
    content: body.content === undefined ? message.content : (body.content ?? '').trim(),
    embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []),
    components: body.components === undefined ? message.components : (body.components ?? []),
    attachments: [...kept, ...attached(world.state, channel, body, uploads)],
    flags: editedFlags(message.flags, body.flags),
  };
  requireValidMessage(parts);

  const wasThinking = (message.flags & messageFlags.loading) !== 0;
  Object.assign(message, storable(parts), {
    revision: message.revision + 1,
    editedAt: wasThinking ? undefined : world.state.now(),
    pings: wasThinking ? pings(world.state, channel, parts, body.allowed_mentions) : message.pings,
  });
  tell(world, channel, message, 'edited');
  return message;
}

export function deleteMessage(world: World, message: StoredMessage): void {
  const channel = world.state.channels.get(message.channelId);
  channel?.messages.delete(message.id);
  message.deleted = true;
  if (channel) tell(world, channel, message, 'deleted');
}

export interface Page {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly around?: string | undefined;
  readonly limit?: number;
}

/** Messages of a channel that the bot can read, newest first, as Discord pages them. Ephemeral ones are nobody's but their addressee's. */
export function pageOf(channel: Channel, { before, after, around, limit = 50 }: Page): StoredMessage[] {
  const readable = [...channel.messages.values()].filter(({ visibleTo }) => visibleTo === undefined);
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const older = readable.filter(({ id }) => isNewer(around, id)).slice(-half);
    const rest = readable.filter(({ id }) => !isNewer(around, id)).slice(0, limit - half);
    return [...older, ...rest].toReversed();
  }
  if (after !== undefined)
    return readable
      .filter(({ id }) => isNewer(id, after))
      .slice(0, limit)
      .toReversed();
  const older = before === undefined ? readable : readable.filter(({ id }) => isNewer(before, id));
  return older.slice(-limit).toReversed();
}

/** Everything of a message that can be read, in one string. */
function textOf({ content, components }: Pick<MessageParts, 'content' | 'components'>): string {
  return [content, ...[...eachComponent(components)].map(({ component }) => component.content ?? '')].join('\n');
}

function storable(parts: MessageParts): MessageParts {
  return { ...parts, components: numbered(parts.components) };
}

/** New files become attachments; what the body says of `files[0]` is under the id "0". */
function attached(state: State, channel: Channel, body: MessageBody, uploads: readonly Upload[]): Attachment[] {
  if (uploads.length > 0 && !botMay(state, channel, 'AttachFiles')) throw new Refusal('missingPermissions');
  return uploads.map(({ index, filename, size, type }) => {
    const said = body.attachments?.find(({ id }) => id === index);
    const id = state.newId();
    const name = said?.filename ?? filename;
    return {
      id,
      filename: name,
      size,
      content_type: type,
      url: `https://cdn.discordapp.com/attachments/${channel.id}/${id}/${encodeURIComponent(name)}`,
      description: said?.description ?? undefined,
    };
  });
}

function editedFlags(old: number, wanted: number | null | undefined): number {
  const flags = old & ~messageFlags.loading;
  if (wanted === null || wanted === undefined) return flags;
  return (flags & ~messageFlags.suppressEmbeds) | (wanted & (messageFlags.suppressEmbeds | messageFlags.componentsV2));
}

function pings(
  state: State,
  channel: Channel,
  parts: MessageParts,
  allowed: AllowedMentions | null | undefined,
): Pings {
  return pingsOf(textOf(parts), allowed, botMay(state, channel, 'MentionEveryone'));
}

/** Ephemeral messages reach the bot only as answers to its own requests, never as events. */
function tell(world: World, channel: Channel, message: StoredMessage, did: 'created' | 'edited' | 'deleted'): void {
  world.changes.emit({ what: 'message', did, channelId: channel.id, id: message.id });
  if (message.visibleTo !== undefined) return;
  const guildId = channel.guildId;
  const place = { channel_id: channel.id, ...(guildId !== undefined && { guild_id: guildId }) };
  if (did === 'deleted') return world.dispatch('MESSAGE_DELETE', { id: message.id, ...place }, guildId);
  const event = did === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
  world.dispatch(event, { ...channelMessagePayload(world.state, message), ...place }, guildId);
}
