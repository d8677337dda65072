import type { Call } from './method.ts';
import { Refusal } from './refusal.ts';
import type { Channel, State, Team } from './state.ts';

/** A channel the bot may know of. Refuses with `channel_not_found` for one that is gone, elsewhere, or private without the bot. */
export function findChannel(call: Call, reference: string): Channel {
  const channel = call.team.channels.get(reference);
  if (!channel || channel.deleted) throw new Refusal('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(call.team.botUserId)) throw new Refusal('channel_not_found');
  return channel;
}

/** A channel the bot may post to. A user's id stands for the direct messages with them. */
export function channelToPost(call: Call, reference: string): Channel {
  if (/^[UW]/.test(reference)) {
    const user = call.team.users.get(reference);
    if (!user || user.bot) throw new Refusal('channel_not_found');
    if (call.state.app.manifest?.features?.app_home?.messages_tab_enabled === false)
      throw new Refusal('messages_tab_disabled');
    return directMessages(call.state, call.team, user.id);
  }
  const channel = reference.startsWith('#') ? byName(call.team, reference.slice(1)) : findChannel(call, reference);
  if (!channel) throw new Refusal('channel_not_found');
  if (channel.archived) throw new Refusal('is_archived');
  if (!channel.members.has(call.team.botUserId) && !call.token?.scopes.has('chat:write.public'))
    throw new Refusal('not_in_channel');
  if (channel.adminsOnly) throw new Refusal('restricted_action');
  return channel;
}

/** The bot's direct messages with someone, opened when there are none yet. */
export function directMessages(state: State, team: Team, userId: string): Channel {
  const open = [...team.channels.values()].find((channel) => channel.kind === 'im' && channel.members.has(userId));
  return open ?? openChannel(state, team, { name: 'directmessage', kind: 'im', members: [team.botUserId, userId] });
}

export function openChannel(
  state: State,
  team: Team,
  made: {
    readonly name: string;
    readonly kind: Channel['kind'];
    readonly members: readonly string[];
    readonly adminsOnly?: boolean;
  },
): Channel {
  const channel: Channel = {
    id: state.newId(made.kind === 'im' ? 'D' : 'C'),
    teamId: team.id,
    kind: made.kind,
    name: made.name,
    created: Math.floor(state.now() / 1000),
    members: new Set(made.members),
    messages: [],
    adminsOnly: made.adminsOnly ?? false,
    archived: false,
    deleted: false,
    invited: false,
  };
  team.channels.set(channel.id, channel);
  return channel;
}

/** A channel as conversations.* give it. */
export function channelJson(team: Team, channel: Channel): Record<string, unknown> {
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== team.botUserId);
    const isDeleted = user !== undefined && team.users.get(user)?.deleted === true;
    return {
      id: channel.id,
      created: channel.created,
      is_im: true,
      is_archived: false,
      user,
      is_user_deleted: isDeleted,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: channel.created,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_general: false,
    ...sharing(team, channel),
    is_member: channel.members.has(team.botUserId),
    num_members: channel.members.size,
    context_team_id: team.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** With whom, as told by the accounts of the people in it. */
function sharing(team: Team, { members, invited }: Channel): Record<string, boolean> {
  const guests = [...members]
    .flatMap((id) => team.users.get(id) ?? [])
    .filter(({ account, stranger }) => stranger || account !== team.id);
  return {
    is_shared: guests.length > 0,
    is_ext_shared: guests.some(({ stranger }) => stranger),
    is_org_shared: guests.some(({ stranger }) => !stranger),
    is_pending_ext_shared: invited,
  };
}

/** The `channel` of a payload. */
export function channelName(channel: Channel): string {
  return channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name;
}

function byName(team: Team, name: string): Channel | undefined {
  return [...team.channels.values()].find(
    (channel) => channel.name === name && channel.kind === 'public' && !channel.deleted,
  );
}
