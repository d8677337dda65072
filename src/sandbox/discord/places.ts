import { isThread } from './access.ts';
import { channelPayload, guildCreatePayload, rolePayload } from './payload.ts';
import { bitsOf, everydayPermissions, everyPermission } from './permissions.ts';
import type { Permission } from './permissions.ts';
import type { Channel, ChannelType, ForumTag, Guild, Overwrite, Role, User } from './state.ts';
import type { World } from './world.ts';

export interface NewGuild {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  /** May everything. Nobody on the platform, unless told. */
  readonly ownerId?: string;
  /** Without the bot in it, which then hears nothing of it. */
  readonly withoutBot?: true;
}

export interface NewChannel {
  readonly name: string;
  readonly id?: string;
  readonly type?: Extract<ChannelType, 'text' | 'announcement' | 'forum' | 'media' | 'voice' | 'category'>;
  /** A forum's tags. */
  readonly tags?: readonly (string | { readonly name: string; readonly moderated: true })[];
  /** Posts of the forum must have a tag. */
  readonly requiresTag?: boolean;
  /** Exactly what the bot may here; left out, what everyone may. */
  readonly botMay?: readonly Permission[];
  /** Exactly what members may here (administrators may everything anyway); left out, the everyday permissions. */
  readonly everyoneMay?: readonly Permission[];
  /** What a role may here beyond that, by its id. */
  readonly rolesMay?: Readonly<Record<string, readonly Permission[]>>;
}

export interface NewUser {
  readonly name: string;
  readonly id?: string;
  /** Discord's code for the language of their app, `en-US` unless told. */
  readonly locale?: string;
  /** Permissions in every guild they are in, beyond the everyday ones. */
  readonly permissions?: readonly Permission[];
  /** The ids of the guilds they are in; left out, all that exist now. */
  readonly guilds?: readonly string[];
  /** The ids of their roles, in whichever guild these are. */
  readonly roles?: readonly string[];
  /** False when they closed their direct messages. */
  readonly acceptsDms?: boolean;
}

export interface Membership {
  readonly permissions?: readonly Permission[];
  readonly roles?: readonly string[];
}

/** A guild with the bot in it, unless told otherwise. */
export function addGuild(world: World, { name, id, locale = 'en-US', ownerId, withoutBot }: NewGuild): Guild {
  const { state } = world;
  const guildId = id ?? state.newId();
  const everyone: Role = { id: guildId, name: '@everyone', permissions: bitsOf(everydayPermissions) };
  const guild: Guild = {
    id: guildId,
    name,
    locale,
    ownerId: ownerId ?? state.newId(),
    roles: new Map([[guildId, everyone]]),
    members: new Map(),
  };
  state.guilds.set(guildId, guild);
  if (withoutBot) return guild;
  join(world, guild, state.applicationId);
  world.dispatch('GUILD_CREATE', guildCreatePayload(state, guild), guildId);
  return guild;
}

export function addRole(world: World, guild: Guild, name: string, permissions: readonly Permission[] = []): Role {
  const role: Role = { id: world.state.newId(), name, permissions: bitsOf(permissions) };
  guild.roles.set(role.id, role);
  world.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role: rolePayload(role) }, guild.id);
  return role;
}

/** Discord knows permissions of roles alone, so what one person may beyond theirs is a role of their own; its id. */
function ownRole(world: World, guild: Guild, userId: string, permissions: readonly Permission[]): string {
  const name = `only ${userId}`;
  const known = [...guild.roles.values()].find((role) => role.name === name);
  if (!known) return addRole(world, guild, name, permissions).id;
  known.permissions = bitsOf(permissions);
  world.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role: rolePayload(known) }, guild.id);
  return known.id;
}

export function addUser(world: World, wanted: NewUser): User {
  const { state } = world;
  const { name, permissions = [], roles = [], locale = 'en-US', acceptsDms = true } = wanted;
  const user: User = { id: wanted.id ?? state.newId(), name, bot: false, locale, acceptsDms };
  state.users.set(user.id, user);
  for (const guildId of wanted.guilds ?? state.guilds.keys()) {
    const guild = state.guilds.get(guildId);
    if (!guild) throw new Error(`There is no guild ${guildId} for ${name} to be in.`);
    setMember(world, guild, user.id, { permissions, roles });
  }
  return user;
}

/** Lets someone into a guild, or changes what they may there; what is left out is taken from them. */
export function setMember(
  world: World,
  guild: Guild,
  userId: string,
  { permissions = [], roles = [] }: Membership,
): void {
  const joinedAt = guild.members.get(userId)?.joinedAt ?? world.state.now();
  const own = permissions.length > 0 ? [ownRole(world, guild, userId, permissions)] : [];
  guild.members.set(userId, { roleIds: [...roles.filter((id) => guild.roles.has(id)), ...own], joinedAt });
}

/** Somebody leaves a guild, or is shown the door. Bots hear of it with a privileged intent only, which none asks for here. */
export function removeMember(guild: Guild, userId: string): void {
  guild.members.delete(userId);
}

export function addChannel(world: World, guild: Guild, wanted: NewChannel): Channel {
  const { state } = world;
  const channel: Channel = {
    id: wanted.id ?? state.newId(),
    type: wanted.type ?? 'text',
    name: wanted.name,
    guildId: guild.id,
    parentId: undefined,
    recipientId: undefined,
    ...asOpened,
    tags: (wanted.tags ?? []).map((tag) => newTag(state.newId(), tag)),
    requiresTag: wanted.requiresTag ?? false,
    overwrites: [
      ...(wanted.everyoneMay ? [exactly(guild.id, 'role', wanted.everyoneMay)] : []),
      ...Object.entries(wanted.rolesMay ?? {}).map(([id, may]) => ({
        id,
        of: 'role' as const,
        allow: bitsOf(may),
        deny: 0n,
      })),
      ...(wanted.botMay ? [exactly(state.applicationId, 'member', wanted.botMay)] : []),
    ],
    messages: new Map(),
  };
  state.channels.set(channel.id, channel);
  world.dispatch('CHANNEL_CREATE', channelPayload(state, channel), guild.id);
  return channel;
}

/** From now on the bot may exactly this in the channel. */
export function setBotMay(world: World, channel: Channel, may: readonly Permission[]): void {
  const { applicationId } = world.state;
  const others = channel.overwrites.filter(({ id }) => id !== applicationId);
  channel.overwrites = [...others, exactly(applicationId, 'member', may)];
  world.dispatch('CHANNEL_UPDATE', channelPayload(world.state, channel), channel.guildId);
}

/** Deletes a channel and the threads on it. */
export function deleteChannel(world: World, channel: Channel): void {
  const { state } = world;
  for (const thread of state.channels.values()) if (thread.parentId === channel.id) state.channels.delete(thread.id);
  state.channels.delete(channel.id);
  world.dispatch(
    isThread(channel) ? 'THREAD_DELETE' : 'CHANNEL_DELETE',
    channelPayload(state, channel),
    channel.guildId,
  );
}

/** The bot is thrown out of a guild; its commands there go with it. */
export function removeBot(world: World, guild: Guild): void {
  const { state } = world;
  guild.members.delete(state.applicationId);
  for (const { id, guildId } of state.commands.values()) if (guildId === guild.id) state.commands.delete(id);
  world.dispatch('GUILD_DELETE', { id: guild.id }, guild.id);
}

/** Discord loses a guild for a while, and finds it again: nobody left. */
export function outage(world: World, guild: Guild): void {
  world.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id);
  world.dispatch('GUILD_CREATE', guildCreatePayload(world.state, guild), guild.id);
}

export function inviteBot(world: World, guild: Guild): void {
  join(world, guild, world.state.applicationId);
  world.dispatch('GUILD_CREATE', guildCreatePayload(world.state, guild), guild.id);
}

/** The conversation of the bot with one person; there is only ever one. */
export function directChannel({ state }: World, user: User): Channel {
  const known = [...state.channels.values()].find(({ recipientId }) => recipientId === user.id);
  if (known) return known;
  const channel: Channel = {
    id: state.newId(),
    type: 'dm',
    name: user.name,
    guildId: undefined,
    parentId: undefined,
    recipientId: user.id,
    ...asOpened,
    overwrites: [],
    messages: new Map(),
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** A conversation among people, which the bot is no part of. */
export function addConversation({ state }: World, users: readonly User[]): Channel {
  const name = users.map((user) => user.name).join(', ');
  const channel: Channel = {
    id: state.newId(),
    type: 'dm',
    name,
    guildId: undefined,
    parentId: undefined,
    recipientId: undefined,
    between: users.map(({ id }) => id),
    ...asOpened,
    overwrites: [],
    messages: new Map(),
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** As every channel begins. */
export const asOpened = { archived: false, locked: false, tags: [], requiresTag: false, appliedTags: [] } as const;

function newTag(id: string, tag: string | { readonly name: string; readonly moderated: true }): ForumTag {
  return typeof tag === 'string' ? { id, name: tag, moderated: false } : { id, ...tag };
}

function join({ state }: World, guild: Guild, userId: string): void {
  guild.members.set(userId, { roleIds: [], joinedAt: state.now() });
}

function exactly(id: string, of: Overwrite['of'], may: readonly Permission[]): Overwrite {
  const allow = bitsOf(may);
  return { id, of, allow, deny: everyPermission & ~allow };
}
