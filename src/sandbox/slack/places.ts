import { userJson } from './api-users.ts';
import { openChannel } from './channels.ts';
import { DEFAULT_SCOPES, grantToken } from './installs.ts';
import { grantedScopes } from './manifest.ts';
import type { Platform } from './platform.ts';
import { channelOf, teamOf, userOf, type State } from './state.ts';
import type { SlackEvent } from './subscriptions.ts';

/** Workspaces, people and channels as an administrator makes and changes them, each change with the event the app would get. */
export interface NewChannel {
  readonly name: string;
  readonly private?: boolean;
  readonly botIn?: boolean;
  readonly members?: readonly string[];
  readonly adminsOnly?: boolean;
}

export interface NewUser {
  readonly name: string;
  readonly admin?: boolean;
  readonly owner?: boolean;
  readonly guest?: 'multi-channel' | 'single-channel';
  /** From another workspace, over a shared channel. */
  readonly stranger?: boolean;
  /** The workspace of their account, where it is another one of the same organisation. */
  readonly account?: string;
  readonly deleted?: boolean;
  readonly timeZone?: string;
  readonly locale?: string;
}

export interface InstalledTeam {
  readonly teamId: string;
  readonly botToken: string;
  readonly botUserId: string;
}

export function addTeam(state: State, name: string, scopes?: readonly string[]): InstalledTeam {
  const teamId = state.newId('T');
  const botUserId = state.newId('U');
  state.teams.set(teamId, {
    id: teamId,
    name,
    domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    botUserId,
    botId: state.newId('B'),
    users: new Map(),
    channels: new Map(),
    groups: new Map(),
    botToken: '',
  });
  addUser(state, teamId, { name: state.app.name.toLowerCase() }, botUserId);
  const botToken = grantToken(state, teamId, scopes ?? grantedScopes(state.app.manifest) ?? DEFAULT_SCOPES);
  return { teamId, botToken, botUserId };
}

/** Adds a person, or the bot when given its id. */
export function addUser(state: State, teamId: string, user: NewUser, botUserId?: string): string {
  const id = botUserId ?? state.newId('U');
  teamOf(state, teamId).users.set(id, {
    id,
    name: user.name,
    teamId,
    admin: user.admin ?? false,
    owner: user.owner ?? false,
    guest: user.guest ?? false,
    bot: botUserId !== undefined,
    stranger: user.stranger ?? false,
    account: user.account ?? (user.stranger === true ? state.newId('T') : teamId),
    timeZone: user.timeZone ?? 'UTC',
    locale: user.locale ?? 'en-US',
    deleted: user.deleted ?? false,
    modals: [],
    home: undefined,
  });
  return id;
}

/** Somebody leaves a workspace for another one of the same organisation; what the two share they still see. */
export function moveUser(state: State, userId: string): void {
  const user = userOf(state, userId);
  user.account = state.newId('T');
  user.stranger = true;
}

/** Their account is switched off, or on again: nothing of theirs is deleted, and what they pressed a moment ago still arrives. */
export async function switchAccount(
  { state, delivery, journal }: Platform,
  userId: string,
  isOn: boolean,
): Promise<void> {
  const user = userOf(state, userId);
  user.deleted = !isOn;
  journal.write({ kind: 'change', what: 'user_change', id: userId });
  await delivery.event(user.teamId, { type: 'user_change', user: userJson(teamOf(state, user.teamId), user) });
}

export function addChannel(state: State, teamId: string, wanted: NewChannel): string {
  const team = teamOf(state, teamId);
  const members = [...(wanted.members ?? []), ...(wanted.botIn === false ? [] : [team.botUserId])];
  const kind = wanted.private === true ? 'private' : 'public';
  return openChannel(state, team, { name: wanted.name, kind, members, adminsOnly: wanted.adminsOnly ?? false }).id;
}

/** What can happen to a channel; each resolves once the app has been told (or could not be). */
export interface ChannelChanges {
  join(channelId: string, userId: string): Promise<void>;
  leave(channelId: string, userId: string): Promise<void>;
  inviteBot(channelId: string): Promise<void>;
  /** Another organisation is asked to share the channel; the app hears nothing of it. */
  inviteOrganisation(channelId: string): void;
  removeBot(channelId: string): Promise<void>;
  archive(channelId: string): Promise<void>;
  unarchive(channelId: string): Promise<void>;
  rename(channelId: string, name: string): Promise<void>;
  deleteChannel(channelId: string): Promise<void>;
}

export function channelChanges({ state, delivery, journal }: Platform): ChannelChanges {
  const tell = async (channelId: string, event: SlackEvent): Promise<void> => {
    journal.write({ kind: 'change', what: event.type, id: channelId });
    const { teamId, kind } = channelOf(state, channelId);
    // Private channels have the same events under the old name of private channels.
    const type = kind === 'private' ? event.type.replace(/^channel_/, 'group_') : event.type;
    await delivery.event(teamId, { channel: channelId, ...event, type });
  };
  const botIn = (channelId: string): string => teamOf(state, channelOf(state, channelId).teamId).botUserId;
  const kindLetter = (channelId: string): string => (channelOf(state, channelId).kind === 'private' ? 'G' : 'C');

  const join = (channelId: string, user: string): Promise<void> => {
    channelOf(state, channelId).members.add(user);
    return tell(channelId, { type: 'member_joined_channel', user, channel_type: kindLetter(channelId) });
  };
  const leave = (channelId: string, user: string): Promise<void> => {
    channelOf(state, channelId).members.delete(user);
    return tell(channelId, { type: 'member_left_channel', user, channel_type: kindLetter(channelId) });
  };

  return {
    join,
    leave,
    inviteBot: (channelId) => join(channelId, botIn(channelId)),
    inviteOrganisation: (channelId) => {
      channelOf(state, channelId).invited = true;
    },
    removeBot: async (channelId) => {
      await leave(channelId, botIn(channelId));
      await tell(channelId, { type: 'channel_left' });
    },
    archive: (channelId) => {
      channelOf(state, channelId).archived = true;
      return tell(channelId, { type: 'channel_archive' });
    },
    unarchive: (channelId) => {
      channelOf(state, channelId).archived = false;
      return tell(channelId, { type: 'channel_unarchive' });
    },
    rename: (channelId, name) => {
      channelOf(state, channelId).name = name;
      return tell(channelId, { type: 'channel_rename', channel: { id: channelId, name } });
    },
    deleteChannel: (channelId) => {
      channelOf(state, channelId).deleted = true;
      return tell(channelId, { type: 'channel_deleted' });
    },
  };
}
