import { randomBytes } from 'node:crypto';

import type { Manifest } from './manifest.ts';

/** Everything the loopback Slack keeps, in memory. Ids are counted, so that two runs read alike; tokens are random. */
export interface State {
  readonly now: () => number;
  readonly app: App;
  readonly teams: Map<string, Team>;
  readonly tokens: Map<string, Token>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly tickets: Map<string, number>;
  readonly codes: Map<string, OAuthCode>;
  readonly views: Map<string, View>;
  /** A fresh id: its letter and nine characters. */
  newId(letter: string): string;
  /** A message's time stamp, unique and rising. */
  newTs(): string;
}

export interface App {
  readonly id: string;
  readonly name: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** What the app's settings say; everything is allowed without one. */
  readonly manifest: Manifest | undefined;
  requestUrl: string | undefined;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly groups: Map<string, { readonly handle: string; readonly users: string[] }>;
  botToken: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly admin: boolean;
  readonly owner: boolean;
  readonly guest: false | 'multi-channel' | 'single-channel';
  readonly bot: boolean;
  stranger: boolean;
  /** The workspace of their account: another one for strangers, and for some people of an organisation with several. */
  account: string;
  readonly timeZone: string;
  /** What their Slack is in, such as `de-DE`. */
  locale: string;
  deleted: boolean;
  /** Modals on the screen, the top one last. */
  readonly modals: View[];
  home: View | undefined;
}

export interface Channel {
  readonly id: string;
  readonly teamId: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly created: number;
  readonly members: Set<string>;
  readonly messages: StoredMessage[];
  /** Only admins may post: `restricted_action` for the bot. */
  readonly adminsOnly: boolean;
  name: string;
  archived: boolean;
  deleted: boolean;
  /** Another organisation was invited and has not come yet. */
  invited: boolean;
}

export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly bot: boolean;
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  /** Who alone can see it; `undefined` is everyone in the channel. */
  readonly visibleTo: string | undefined;
  readonly username: string | undefined;
  text: string;
  blocks: readonly StoredBlock[];
  attachments: readonly unknown[];
  metadata: Metadata | undefined;
  editedTs: string | undefined;
  deleted: boolean;
}

export interface StoredBlock {
  readonly type: string;
  readonly block_id: string;
  readonly [key: string]: unknown;
}

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface View {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** The conversation the user was looking at when the modal opened. */
  readonly channelId: string | undefined;
  title: string;
  submit: string | undefined;
  close: string | undefined;
  blocks: readonly StoredBlock[];
  privateMetadata: string;
  callbackId: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  hash: string;
  /** What has been filled in: block id, action id, value in Slack's shape. */
  values: Map<string, Map<string, StateValue>>;
  /** What the app or the form itself said was wrong, by block id. */
  errors: Readonly<Record<string, string>>;
}

export type StateValue = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Token {
  readonly kind: 'bot' | 'app' | 'config';
  readonly teamId: string | undefined;
  readonly scopes: ReadonlySet<string>;
  /** Why it no longer works. */
  dead: 'token_revoked' | 'account_inactive' | undefined;
}

export interface Trigger {
  readonly userId: string;
  readonly teamId: string;
  readonly channelId: string | undefined;
  readonly viewId: string | undefined;
  readonly expires: number;
  used: boolean;
}

export interface ResponseUrl {
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The message whose button was pressed. */
  readonly original: StoredMessage | undefined;
  readonly expires: number;
  uses: number;
}

interface OAuthCode {
  readonly teamId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly wholeOrganisation: boolean;
  readonly expiring: boolean;
  readonly expires: number;
}

export function createState(now: () => number, app: Partial<App>): State {
  let ids = 0;
  let lastMicros = 0;
  return {
    now,
    app: {
      id: 'A0CAREWIRE',
      name: 'Carewire',
      appToken: `xapp-1-A0CAREWIRE-1-${secret(32)}`,
      clientId: '1000000000.2000000000',
      clientSecret: secret(16),
      signingSecret: secret(16),
      verificationToken: secret(12),
      manifest: undefined,
      requestUrl: undefined,
      ...app,
    },
    teams: new Map(),
    tokens: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Map(),
    codes: new Map(),
    views: new Map(),
    newId: (letter) => `${letter}${(ids += 1).toString(36).toUpperCase().padStart(9, '0')}`,
    newTs: () => {
      lastMicros = Math.max(Math.floor(now() * 1000), lastMicros + 1);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
  };
}

/** Random hexadecimal characters, two for each byte. */
export function secret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

export function teamOf(state: State, teamId: string): Team {
  const team = state.teams.get(teamId);
  if (!team) throw new Error(`The loopback Slack has no team ${teamId}.`);
  return team;
}

export function channelOf(state: State, channelId: string): Channel {
  for (const team of state.teams.values()) {
    const channel = team.channels.get(channelId);
    if (channel) return channel;
  }
  throw new Error(`The loopback Slack has no channel ${channelId}.`);
}

export function userOf(state: State, userId: string): User {
  for (const team of state.teams.values()) {
    const user = team.users.get(userId);
    if (user) return user;
  }
  throw new Error(`The loopback Slack has no user ${userId}.`);
}
