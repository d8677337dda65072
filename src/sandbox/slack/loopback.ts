import type { Duplex } from 'node:stream';

import { createApi } from './api.ts';
import { channelOf, createState, secret, teamOf, userOf, type App, type StoredMessage } from './state.ts';
import { directMessages } from './channels.ts';
import { createDelivery } from './delivery.ts';
import { createFaults, slowness, type Faults } from './faults.ts';
import { listen } from './http.ts';
import { authorize, grantToken, revokeToken, uninstall } from './installs.ts';
import { createJournal, type Journal } from './journal.ts';
import { LIFE } from './limits.ts';
import { checkManifest } from './manifest.ts';
import { createPerson, type Person } from './person.ts';
import {
  addChannel,
  addTeam,
  addUser,
  channelChanges,
  moveUser,
  switchAccount,
  type ChannelChanges,
  type InstalledTeam,
  type NewChannel,
  type NewUser,
} from './places.ts';
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
export interface LoopbackSlack extends ChannelChanges {
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
  /** Everything that happened, with `subscribe` and `until` for those who wait. */
  readonly journal: Journal;
  readonly faults: Faults;
  addTeam(team: { readonly name: string; readonly scopes?: readonly string[] }): InstalledTeam;
  /** Adds a channel; `members` are people in it, and the bot unless `botIn` is false. Returns its id. */
  addChannel(teamId: string, channel: NewChannel): string;
  /** Adds a person. Returns their id. */
  addUser(teamId: string, user: NewUser): string;
  /** From then on somebody is of another workspace, and met only in channels the two share. */
  moveUser(userId: string): void;
  /** An administrator switches somebody's account off. Slack takes messages to them as before. Resolves once the app was told, or could not be. */
  deactivate(userId: string): Promise<void>;
  reactivate(userId: string): Promise<void>;
  addUserGroup(teamId: string, group: { readonly handle: string; readonly users: readonly string[] }): string;
  as(userId: string): Person;
  /** Everything in a channel that is not deleted, ephemeral messages included, oldest first. */
  messages(channelId: string): readonly StoredMessage[];
  /** What a reader knows, for {@link showMessage} and {@link showView}. */
  names(userId: string): Names;
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
      upgrade: (request, socket: Duplex, head) => sockets.upgrade(request, socket, head),
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
  const home = addTeam(state, 'Sandbox');
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
    addChannel: (teamId, channel) => addChannel(state, teamId, channel),
    addUser: (teamId, user) => addUser(state, teamId, user),
    moveUser: (userId) => moveUser(state, userId),
    deactivate: (userId) => switchAccount(platform, userId, false),
    reactivate: (userId) => switchAccount(platform, userId, true),
    addUserGroup: (teamId, { handle, users }) => {
      const id = state.newId('S');
      teamOf(state, teamId).groups.set(id, { handle, users: [...users] });
      return id;
    },
    as: (userId) => {
      const known = people.get(userId);
      if (known) return known;
      const user = userOf(state, userId);
      const person = createPerson(platform, user, () => directMessages(state, teamOf(state, user.teamId), userId));
      people.set(userId, person);
      return person;
    },
    messages: (channelId) => channelOf(state, channelId).messages.filter(({ deleted }) => !deleted),
    names: (userId) => namesFor(state, userOf(state, userId)),
    ...channelChanges(platform),
    revoke: (teamId = home.teamId) => revokeToken(platform, teamId),
    uninstall: (teamId = home.teamId) => uninstall(platform, teamId),
    grant: (scopes, teamId = home.teamId) => grantToken(state, teamId, scopes),
    dropSockets: (count) => sockets.drop(count),
    refreshSockets: (reason, count) => sockets.refresh(reason, count),
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
