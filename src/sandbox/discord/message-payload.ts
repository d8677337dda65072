import type { Component } from './component.ts';
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
    embeds: message.embeds.map((embed) => ({ ...embed, type: 'rich' })),
    components: message.components.map(echoed),
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

/** Discord adds the address of its own copy to every picture it echoes. */
function echoed(component: Component): Payload {
  const { media, items, file } = component;
  return {
    ...component,
    ...(media && { media: { ...media, proxy_url: media.url } }),
    ...(file && { file: { ...file, proxy_url: file.url } }),
    ...(items && { items: items.map((item) => ({ ...item, media: { ...item.media, proxy_url: item.media.url } })) }),
    ...(component.components && { components: component.components.map(echoed) }),
    ...(component.accessory && { accessory: echoed(component.accessory) }),
  };
}

function threadOf(state: State, { threadId }: StoredMessage): Payload {
  const thread = state.channels.get(threadId ?? '');
  return thread ? { thread: channelPayload(state, thread) } : {};
}
