import { permissionsOf } from './permissions.ts';
import { channelTypes } from './state.ts';
import type { Channel, Guild, Role, State, User } from './state.ts';

/** JSON as Discord sends it. */
export type Payload = Record<string, unknown>;

export function userPayload({ id, name, bot }: User): Payload {
  return {
    id,
    username: name,
    global_name: name,
    discriminator: '0',
    avatar: null,
    bot,
    system: false,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

export function memberPayload(state: State, guild: Guild, userId: string): Payload {
  const member = guild.members.get(userId);
  const user = state.users.get(userId);
  return {
    ...(user && { user: userPayload(user) }),
    nick: null,
    avatar: null,
    banner: null,
    roles: member?.roleIds ?? [],
    joined_at: iso(member?.joinedAt ?? state.now()),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function channelPayload(state: State, channel: Channel): Payload {
  const { id, name, type, guildId, parentId } = channel;
  if (guildId === undefined) {
    const recipient = state.users.get(channel.recipientId ?? '');
    return {
      id,
      type: channelTypes[type],
      flags: 0,
      recipients: recipient ? [userPayload(recipient)] : [],
      last_message_id: lastId(channel),
    };
  }
  const place = {
    id,
    type: channelTypes[type],
    name,
    guild_id: guildId,
    parent_id: parentId ?? null,
    last_message_id: lastId(channel),
  };
  if (parentId !== undefined) return { ...place, ...threadFields(state, channel) };
  return {
    ...place,
    position: 0,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    flags: channel.requiresTag ? requireTag : 0,
    ...((type === 'forum' || type === 'media') && {
      available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    }),
    permission_overwrites: channel.overwrites.map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.of === 'role' ? 0 : 1,
      allow: String(overwrite.allow),
      deny: String(overwrite.deny),
    })),
  };
}

/** Discord's channel flag REQUIRE_TAG. */
const requireTag = 1 << 4;

function threadFields(state: State, { archived, locked, appliedTags, messages }: Channel): Payload {
  return {
    owner_id: state.applicationId,
    message_count: messages.size,
    total_message_sent: messages.size,
    member_count: 1,
    rate_limit_per_user: 0,
    flags: 0,
    applied_tags: appliedTags,
    thread_metadata: {
      archived,
      auto_archive_duration: 4320,
      archive_timestamp: iso(state.now()),
      locked,
      create_timestamp: iso(state.now()),
    },
  };
}

export function rolePayload({ id, name, permissions }: Role): Payload {
  return {
    id,
    name,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** What `GET /guilds/:id` answers. */
export function guildPayload({ id, name, ownerId, locale, roles }: Guild): Payload {
  return {
    id,
    name,
    owner_id: ownerId,
    preferred_locale: locale,
    roles: [...roles.values()].map(rolePayload),
    icon: null,
    home_header: null,
    application_id: null,
    region: 'deprecated',
    widget_enabled: false,
    widget_channel_id: null,
    incidents_data: null,
    splash: null,
    banner: null,
    description: null,
    discovery_splash: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    features: ['COMMUNITY', 'NEWS'],
    emojis: [],
    stickers: [],
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw: false,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
  };
}

/** What GUILD_CREATE tells beyond that: channels and threads the bot may know of, and the bot itself among the members. */
export function guildCreatePayload(state: State, guild: Guild): Payload {
  const bot = guild.members.get(state.applicationId);
  const channels = [...state.channels.values()].filter(({ guildId }) => guildId === guild.id);
  return {
    ...guildPayload(guild),
    joined_at: iso(bot?.joinedAt ?? state.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [memberPayload(state, guild, state.applicationId)],
    channels: channels
      .filter(({ parentId }) => parentId === undefined)
      .map((channel) => channelPayload(state, channel)),
    threads: channels
      .filter(({ parentId, archived }) => parentId !== undefined && !archived)
      .map((thread) => channelPayload(state, thread)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A channel as interactions carry it: with what the person may do there. */
export function resolvedChannelPayload(state: State, channel: Channel, userId: string): Payload {
  const guild = state.guilds.get(channel.guildId ?? '');
  const permissions = guild ? permissionsOf(state, userId, guild, channel) : 0n;
  return { ...channelPayload(state, channel), permissions: String(permissions) };
}

function lastId({ messages }: Channel): string | null {
  return [...messages.keys()].at(-1) ?? null;
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}
