import { componentTypes as types, eachComponent, isSelect, linkButton } from './component.ts';
import type { Component, SelectOption } from './component.ts';
import type { Reading } from './markdown.ts';
import { messageFlags } from './message-rules.ts';
import { show } from './show.ts';
import type { Pings, State, StoredMessage, User } from './state.ts';

/** A message on someone's screen, at the moment of looking. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: string;
  /** "Ada used /news search", above an answer that others can see too. */
  readonly invokedBy: { readonly user: string; readonly command: string } | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As `show` draws it. */
  readonly lines: readonly string[];
  /** The same in one string. */
  readonly text: string;
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly thinking: boolean;
  readonly crossposted: boolean;
  readonly deleted: boolean;
  readonly pings: Pings;
}

interface SeenButton {
  readonly label: string;
  readonly customId: string | undefined;
  /** Set for links. */
  readonly url: string | undefined;
  readonly disabled: boolean;
}

interface SeenSelect {
  readonly customId: string;
  readonly placeholder: string | undefined;
  /** Empty for selects that offer people, roles or channels. */
  readonly options: readonly SelectOption[];
  readonly disabled: boolean;
}

export function seen(state: State, message: StoredMessage, reader?: User): SeenMessage {
  const lines = show(message, readingOf(state, reader));
  const has = (flag: number): boolean => (message.flags & flag) !== 0;
  const components = [...eachComponent(message.components)].map(({ component }) => component);
  return {
    id: message.id,
    channelId: message.channelId,
    author: state.users.get(message.authorId)?.name ?? 'unknown-user',
    invokedBy: invocation(state, message),
    at: message.createdAt,
    lines,
    text: lines.join('\n'),
    buttons: components.filter(({ type }) => type === types.button).map(seenButton),
    selects: components.filter(({ type }) => isSelect(type)).map(seenSelect),
    ephemeral: has(messageFlags.ephemeral),
    edited: message.editedAt !== undefined,
    thinking: has(messageFlags.loading),
    crossposted: has(messageFlags.crossposted),
    deleted: message.deleted,
    pings: message.pings,
  };
}

function invocation(state: State, { id, interaction }: StoredMessage): SeenMessage['invokedBy'] {
  if (interaction?.name === undefined || interaction.originalId !== id) return undefined;
  return { user: state.users.get(interaction.userId)?.name ?? 'unknown-user', command: interaction.name };
}

/** Names as everyone on the platform sees them, dates in the reader's language. */
export function readingOf(state: State, reader?: User): Reading {
  return {
    now: state.now(),
    // The app's own English is the United States'; the sandbox is read in London, and so are dates of an app nobody changed.
    ...(reader && reader.locale !== 'en-US' ? { locale: reader.locale } : {}),
    nameOf(kind, id) {
      if (kind === 'user') return state.users.get(id)?.name;
      if (kind === 'channel') return state.channels.get(id)?.name;
      return [...state.guilds.values()].map(({ roles }) => roles.get(id)?.name).find((name) => name !== undefined);
    },
  };
}

function seenButton({ label, emoji, custom_id, url, style, disabled }: Component): SeenButton {
  return {
    label: label ?? emoji?.name ?? '',
    customId: custom_id ?? undefined,
    url: style === linkButton ? (url ?? undefined) : undefined,
    disabled: disabled ?? false,
  };
}

function seenSelect({ custom_id, placeholder, options = [], disabled }: Component): SeenSelect {
  return { customId: custom_id ?? '', placeholder: placeholder ?? undefined, options, disabled: disabled ?? false };
}
