import type { Component, Embed } from './component.ts';
import type { Command, Interaction, ShownModal } from './interaction.ts';
import { createSnowflakes } from './snowflake.ts';

/** Channel kinds by Discord's number. Source: discord-api-docs, resources/channel.mdx. */
export const channelTypes = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
  media: 16,
} as const;

export type ChannelType = keyof typeof channelTypes;

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

interface Member {
  roleIds: readonly string[];
  readonly joinedAt: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

export interface Overwrite {
  /** A role's id (the guild's for everyone) or a member's. */
  readonly id: string;
  readonly of: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

/** What posts of a forum can be filed under. */
export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Only for those who may manage threads. */
  readonly moderated: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  name: string;
  /** undefined in direct messages. */
  readonly guildId: string | undefined;
  /** The channel a thread hangs on. */
  readonly parentId: string | undefined;
  /** The other person, in direct messages. */
  readonly recipientId: string | undefined;
  /** Who talks in a conversation that the bot is no part of. */
  readonly between?: readonly string[];
  archived: boolean;
  /** A thread that only those who manage threads may open again. */
  locked: boolean;
  /** A forum's tags, and whether its posts must have one. */
  readonly tags: readonly ForumTag[];
  readonly requiresTag: boolean;
  /** The ids of the tags a forum's post bears. */
  appliedTags: readonly string[];
  overwrites: readonly Overwrite[];
  /** In order of their ids, oldest first. */
  readonly messages: Map<string, StoredMessage>;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** What their Discord is in, such as `de`. */
  locale: string;
  acceptsDms: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly content_type: string | undefined;
  readonly url: string;
  readonly description: string | undefined;
}

/** Whom a message rang for. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** A message as the platform keeps it. `flags` are Discord's (see messages.ts for those that matter here). */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  attachments: readonly Attachment[];
  flags: number;
  readonly nonce: string | number | undefined;
  readonly createdAt: number;
  editedAt: number | undefined;
  /** The one person an ephemeral message is for. */
  readonly visibleTo: string | undefined;
  /** The interaction it answers. */
  readonly interaction: Interaction | undefined;
  threadId: string | undefined;
  pings: Pings;
  /** Counts its edits. */
  revision: number;
  deleted: boolean;
}

/** Everything the platform knows. One owner: all files change it through the functions of their noun. */
export interface State {
  readonly applicationId: string;
  readonly token: string;
  readonly name: string;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  readonly commands: Map<string, Command>;
  /** The ids of those who installed the application for themselves. */
  readonly installers: Set<string>;
  /** What administrators decided about a guild's commands, by guild and command name, then by user or role. */
  readonly commandAccess: Map<string, Map<string, boolean>>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  /** By the id of the person looking at it. */
  readonly modals: Map<string, ShownModal>;
  /** By author and nonce, newest last. */
  readonly nonces: Map<string, { readonly channelId: string; readonly messageId: string; readonly at: number }>;
  now(): number;
  newId(): string;
}

export interface StateOptions {
  readonly applicationId?: string | undefined;
  readonly token?: string | undefined;
  readonly name?: string | undefined;
  readonly now?: (() => number) | undefined;
}

/** An empty platform with one application on it, whose bot user has the application's id, as with all newer applications. */
export function createState({ applicationId, token, name = 'Carewire', now = Date.now }: StateOptions): State {
  const newId = createSnowflakes(now);
  const id = applicationId ?? newId();
  const bot: User = { id, name, bot: true, locale: 'en-US', acceptsDms: false };
  return {
    applicationId: id,
    token: token ?? `${Buffer.from(id).toString('base64url')}.loopback.token`,
    name,
    guilds: new Map(),
    channels: new Map(),
    users: new Map([[id, bot]]),
    commands: new Map(),
    installers: new Set(),
    commandAccess: new Map(),
    interactions: new Map(),
    modals: new Map(),
    nonces: new Map(),
    now,
    newId,
  };
}
