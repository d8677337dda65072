import { componentTypes as types, isSelect } from './component.ts';
import type { Component, Embed } from './component.ts';
import { channelPayload, iso, userPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import type { State, StoredMessage } from './state.ts';

/** A message as Discord sends it. Source: discord-api-docs, resources/message.mdx. */
export function messagePayload(state: State, message: StoredMessage): Payload {
  const author = state.users.get(message.authorId);
  const { interaction } = message;
  const asker = state.users.get(interaction?.userId ?? '');
  return {
    id: message.id,
    channel_id: message.channelId,
    type: interaction?.type === 2 && interaction.originalId === message.id ? 20 : 0,
    author: author && userPayload(author),
    content: message.content,
    embeds: message.embeds.map(echoedEmbed),
    components: message.components.map((component) => echoed(component, message.id)),
    attachments: message.attachments.map((attachment) => ({ ...attachment, proxy_url: attachment.url })),
    flags: message.flags,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    mention_everyone: message.pings.everyone,
    mentions: message.pings.users.flatMap((id) => state.users.get(id) ?? []).map(userPayload),
    mention_roles: message.pings.roles,
    pinned: false,
    tts: false,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(interaction && { application_id: state.applicationId, webhook_id: state.applicationId }),
    ...(interaction && {
      interaction_metadata: {
        id: interaction.id,
        type: interaction.type,
        user: asker && userPayload(asker),
        authorizing_integration_owners: {},
        original_response_message_id: interaction.originalId ?? null,
        interacted_message_id: interaction.sourceId ?? null,
      },
    }),
    ...threadOf(state, message),
  };
}

/**
 * The same as a bot without the message content intent reads it in a channel: what others wrote comes empty, but for direct
 * messages and where the bot is mentioned. Source: discord-api-docs, events/gateway.mdx#message-content-intent.
 */
export function channelMessagePayload(state: State, message: StoredMessage): Payload {
  const isPrivate = state.channels.get(message.channelId)?.guildId === undefined;
  const isItsOwn = message.authorId === state.applicationId || message.interaction !== undefined;
  const payload = messagePayload(state, message);
  if (isPrivate || isItsOwn || message.pings.users.includes(state.applicationId)) return payload;
  return { ...payload, content: '', embeds: [], components: [], attachments: [] };
}

function echoedEmbed(embed: Embed): Payload {
  const fields = embed.fields?.map((field) => ({ ...field, inline: field.inline ?? false }));
  return { ...withoutNulls(embed), type: 'rich', ...(fields && { fields }) };
}

/** A component with what Discord fills in when it echoes one: defaults, and the address of its own copy of every picture. */
function echoed(component: Component, messageId: string): Payload {
  const own = (media: { readonly url: string }): Payload => ({ ...media, id: messageId, proxy_url: media.url });
  return {
    ...defaultsOf(component),
    ...withoutNulls(component),
    ...(component.media && { media: own(component.media) }),
    ...(component.file && {
      file: own(component.file),
      name: component.file.url.replace('attachment://', ''),
      size: 0,
    }),
    ...(component.items && {
      items: component.items.map((item) => ({
        description: null,
        spoiler: false,
        ...withoutNulls(item),
        media: own(item.media),
      })),
    }),
    ...(component.components && { components: component.components.map((child) => echoed(child, messageId)) }),
    ...(component.accessory && { accessory: echoed(component.accessory, messageId) }),
  };
}

function defaultsOf({ type }: Component): Payload {
  if (type === types.container) return { accent_color: null, spoiler: false };
  if (type === types.separator) return { spacing: 1, divider: true };
  if (type === types.thumbnail) return { description: null, spoiler: false };
  if (type === types.file) return { spoiler: false };
  return isSelect(type) ? { min_values: 1, max_values: 1 } : {};
}

function withoutNulls(fields: object): Payload {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function threadOf(state: State, { threadId }: StoredMessage): Payload {
  const thread = state.channels.get(threadId ?? '');
  return thread ? { thread: channelPayload(state, thread) } : {};
}
