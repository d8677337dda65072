import type { Socket } from 'node:net';

import { createApi } from './api.ts';
import { channelOf, createState, secret, teamOf, userOf, type App, type State, type StoredMessage } from './state.ts';
import { directMessages, openChannel } from './channels.ts';
import { createDelivery } from './delivery.ts';
import { createFaults, slowness, type Faults } from './faults.ts';
import { listen } from './http.ts';
import { authorize, DEFAULT_SCOPES, grantToken, revokeToken, uninstall } from './installs.ts';
import { createJournal, type Journal } from './journal.ts';
import { LIFE } from './limits.ts';
import { checkManifest } from './manifest.ts';
import { createPerson, type Person } from './person.ts';
import type { Platform } from './platform.ts';
import { createRates } from './rates.ts';
import { useResponseUrl } from './response-url.ts';
import { namesFor } from './seen.ts';
import type { Names } from './show-text.ts';
import { createSockets } from './sockets.ts';

export interface LoopbackOptions {
  /** How long an acknowledgement may take; 3,000 unless told. */
  readonly ackMs?: number;
  /** How long a trigger lives; 3,000 unless told. */
  readonly triggerMs?: number;
  /** Waits before an unacknowledged event is sent again. */
  readonly eventRetriesMs?: readonly number[];
  /** Refuse calls above Slack's rates with 429; off unless asked for. */
  readonly rateLimits?: boolean;
  /** The clock for time stamps and lifetimes, in milliseconds. */
  readonly now?: () => number;
  readonly port?: number;
  readonly signingSecret?: string;
  /** HTTP mode: where commands, interactions and events are posted. Without one, Socket Mode. */
  readonly requestUrl?: string;
  /** The app's settings. With a manifest only its commands, shortcuts, events, scopes and Home tab exist. */
  readonly manifest?: unknown;
}

/** A Slack on 127.0.0.1 that the real clients talk to. Ready when the promise resolves; one team, “Sandbox”, is there already. */
export interface LoopbackSlack {
  /** `http://127.0.0.1:port/api/`, for `slackApiUrl`. */
  readonly url: string;
  readonly authorizeUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly configToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appId: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly journal: Journal;
  readonly faults: Faults;
  addTeam(team: { readonly name: string; readonly scopes?: readonly string[] }): {
    readonly teamId: string;
    readonly botToken: string;
    readonly botUserId: string;
  };
  /** Adds a channel; `members` are people in it, and the bot unless `botIn` is false. Returns its id. */
  addChannel(teamId: string, channel: NewChannel): string;
  /** Adds a person. Returns their id. */
  addUser(teamId: string, user: NewUser): string;
  addUserGroup(teamId: string, group: { readonly handle: string; readonly users: readonly string[] }): string;
  as(userId: string): Person;
  /** Everything in a channel that is not deleted, ephemeral messages included, oldest first. */
  messages(channelId: string): readonly StoredMessage[];
  /** What a reader knows, for {@link showMessage} and {@link showView}. */
  names(userId: string): Names;
  join(channelId: string, userId: string): Promise<void>;
  leave(channelId: string, userId: string): Promise<void>;
  inviteBot(channelId: string): Promise<void>;
  removeBot(channelId: string): Promise<void>;
  archive(channelId: string): Promise<void>;
  unarchive(channelId: string): Promise<void>;
  rename(channelId: string, name: string): Promise<void>;
  deleteChannel(channelId: string): Promise<void>;
  /** Revokes the bot's token; the app hears `tokens_revoked`. */
  revoke(teamId?: string): void;
  /** Removes the app; it hears `tokens_revoked` and `app_uninstalled`. */
  uninstall(teamId?: string): void;
  /** Gives the bot a new token with these scopes. */
  grant(scopes: readonly string[], teamId?: string): string;
  dropSockets(count?: number): void;
  refreshSockets(reason?: 'refresh_requested' | 'warning' | 'link_disabled', count?: number): void;
  readonly openSockets: number;
  /** Switches to HTTP mode, once the app's own port is known. */
  postTo(requestUrl: string): void;
  /** Resolves when so many sockets are connected. */
  ready(sockets?: number): Promise<void>;
  close(): Promise<void>;
}

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
  readonly stranger?: boolean;
  readonly deleted?: boolean;
  readonly timeZone?: string;
}

export async function createLoopbackSlack(options: LoopbackOptions = {}): Promise<LoopbackSlack> {
  const state = createState(options.now ?? Date.now, appFrom(options));
  const journal = createJournal(state.now);
  const faults = createFaults();
  const sockets = createSockets(state, journal);
  const life = {
    ack: options.ackMs ?? LIFE.ack,
    trigger: options.triggerMs ?? LIFE.trigger,
    eventRetries: options.eventRetriesMs ?? LIFE.eventRetries,
  };
  const delivery = createDelivery({ state, journal, faults, sockets, life });
  const rates = options.rateLimits === true ? createRates(state.now) : undefined;
  let origin = '';
  const platform: Platform = { state, journal, faults, rates, delivery, life, origin: () => origin };
  const api = createApi(platform, sockets);

  const server = await listen(
    {
      api,
      responseUrl: async (key, body) => {
        const fault = faults.strike({
          method: 'response_url',
          team: state.responseUrls.get(key)?.teamId,
          channel: undefined,
        });
        await slowness(fault);
        if (fault?.kind === 'lost-before') return { lost: fault.how ?? 'reset' };
        if (fault?.kind === 'status') return { status: fault.status, body: { ok: false } };
        const reply = useResponseUrl(platform, key, body);
        return fault?.kind === 'lost-after' ? { lost: fault.how ?? 'reset' } : reply;
      },
      authorize: (query) => authorize(state, query),
      upgrade: (request, socket: Socket, head) => sockets.upgrade(request, socket, head),
    },
    options.port ?? 0,
  );
  origin = server.origin;

  state.tokens.set(state.app.appToken, {
    kind: 'app',
    teamId: undefined,
    scopes: new Set(['connections:write']),
    dead: undefined,
  });
  const configToken = `xoxe.xoxp-1-${secret(16)}`;
  state.tokens.set(configToken, { kind: 'config', teamId: undefined, scopes: new Set(), dead: undefined });
  const home = addTeam(state, 'Sandbox', undefined);
  const people = new Map<string, Person>();

  return {
    url: `${origin}/api/`,
    authorizeUrl: `${origin}/oauth/v2/authorize`,
    get botToken() {
      return teamOf(state, home.teamId).botToken;
    },
    configToken,
    appToken: state.app.appToken,
    signingSecret: state.app.signingSecret,
    clientId: state.app.clientId,
    clientSecret: state.app.clientSecret,
    appId: state.app.id,
    teamId: home.teamId,
    botUserId: home.botUserId,
    journal,
    faults,
    addTeam: ({ name, scopes }) => addTeam(state, name, scopes),
    addChannel: (teamId, { name, private: closed, botIn = true, members = [], adminsOnly = false }) => {
      const team = teamOf(state, teamId);
      const inside = [...members, ...(botIn ? [team.botUserId] : [])];
      return openChannel(state, team, {
        name,
        kind: closed === true ? 'private' : 'public',
        members: inside,
        adminsOnly,
      }).id;
    },
    addUser: (teamId, user) => addUser(state, teamId, user, false),
    addUserGroup: (teamId, { handle, users }) => {
      const id = state.newId('S');
      teamOf(state, teamId).groups.set(id, { handle, users: [...users] });
      return id;
    },
    as: (userId) => {
      const known = people.get(userId);
      if (known) return known;
      const user = userOf(state, userId);
      const person = createPerson(platform, userId, () => directMessages(state, teamOf(state, user.teamId), userId));
      people.set(userId, person);
      return person;
    },
    messages: (channelId) => channelOf(state, channelId).messages.filter(({ deleted }) => !deleted),
    names: (userId) => namesFor(state, userOf(state, userId)),
    ...channelChanges(platform),
    revoke: (teamId = home.teamId) => revokeToken(platform, teamId),
    uninstall: (teamId = home.teamId) => uninstall(platform, teamId),
    grant: (scopes, teamId = home.teamId) => grantToken(state, teamId, scopes),
    dropSockets: sockets.drop,
    refreshSockets: sockets.refresh,
    get openSockets() {
      return sockets.open;
    },
    postTo: (requestUrl) => {
      state.app.requestUrl = requestUrl;
    },
    ready: async (count = 1) => {
      await journal.until(() => sockets.open >= count, `${count} connected sockets`);
    },
    close: async () => {
      delivery.close();
      sockets.close();
      await server.close();
    },
  };
}

/** Things done to channels, each with the event the app would get. */
function channelChanges({ state, delivery, journal }: Platform) {
  const change = async (
    channelId: string,
    what: string,
    event: Readonly<Record<string, unknown>> & { readonly type: string },
  ): Promise<void> => {
    journal.write({ kind: 'change', what, id: channelId });
    await delivery.event(channelOf(state, channelId).teamId, event);
  };
  const join = async (channelId: string, userId: string): Promise<void> => {
    channelOf(state, channelId).members.add(userId);
    await change(channelId, 'member joined', {
      type: 'member_joined_channel',
      user: userId,
      channel: channelId,
      channel_type: 'C',
    });
  };
  const leave = async (channelId: string, userId: string): Promise<void> => {
    channelOf(state, channelId).members.delete(userId);
    await change(channelId, 'member left', {
      type: 'member_left_channel',
      user: userId,
      channel: channelId,
      channel_type: 'C',
    });
  };
  const botIn = (channelId: string): string => teamOf(state, channelOf(state, channelId).teamId).botUserId;
  return {
    join,
    leave,
    inviteBot: (channelId: string) => join(channelId, botIn(channelId)),
    removeBot: async (channelId: string) => {
      await leave(channelId, botIn(channelId));
      await change(channelId, 'bot removed', { type: 'channel_left', channel: channelId });
    },
    archive: async (channelId: string) => {
      channelOf(state, channelId).archived = true;
      await change(channelId, 'channel archived', { type: 'channel_archive', channel: channelId });
    },
    unarchive: async (channelId: string) => {
      channelOf(state, channelId).archived = false;
      await change(channelId, 'channel unarchived', { type: 'channel_unarchive', channel: channelId });
    },
    rename: async (channelId: string, name: string) => {
      channelOf(state, channelId).name = name;
      await change(channelId, 'channel renamed', { type: 'channel_rename', channel: { id: channelId, name } });
    },
    deleteChannel: async (channelId: string) => {
      channelOf(state, channelId).deleted = true;
      await change(channelId, 'channel deleted', { type: 'channel_deleted', channel: channelId });
    },
  };
}

function appFrom(options: LoopbackOptions): Partial<App> {
  const app = {
    ...(options.signingSecret === undefined ? {} : { signingSecret: options.signingSecret }),
    ...(options.requestUrl === undefined ? {} : { requestUrl: options.requestUrl }),
  };
  if (options.manifest === undefined) return app;
  const checked = checkManifest(options.manifest);
  if (!checked.ok) {
    const reasons = checked.problems.map(({ pointer, message }) => `${pointer}: ${message}`).join('; ');
    throw new Error(`Slack would refuse this manifest: ${reasons}.`);
  }
  return { ...app, manifest: checked.value, name: checked.value.display_information.name };
}

function addTeam(state: State, name: string, scopes: readonly string[] | undefined) {
  const teamId = state.newId('T');
  const botUserId = state.newId('U');
  const domain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const botId = state.newId('B');
  state.teams.set(teamId, {
    id: teamId,
    name,
    domain,
    botUserId,
    botId,
    users: new Map(),
    channels: new Map(),
    groups: new Map(),
    botToken: '',
  });
  addUser(state, teamId, { name: state.app.name.toLowerCase() }, true, botUserId);
  const botToken = grantToken(state, teamId, scopes ?? state.app.manifest?.oauth_config?.scopes?.bot ?? DEFAULT_SCOPES);
  return { teamId, botToken, botUserId };
}

function addUser(state: State, teamId: string, user: NewUser, bot: boolean, id: string = state.newId('U')): string {
  teamOf(state, teamId).users.set(id, {
    id,
    name: user.name,
    teamId,
    admin: user.admin ?? false,
    owner: user.owner ?? false,
    guest: user.guest ?? false,
    bot,
    stranger: user.stranger ?? false,
    timeZone: user.timeZone ?? 'UTC',
    deleted: user.deleted ?? false,
    modals: [],
    home: undefined,
  });
  return id;
}
