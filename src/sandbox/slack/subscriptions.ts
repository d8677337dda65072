import { channelOf, teamOf, type Channel, type State } from './state.ts';

/** An event as it happens, before it is wrapped. */
export type SlackEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** Scopes an event needs; the rest need none. */
const SCOPES: Readonly<Record<string, string>> = {
  ...scoped('channels:read', [
    'channel_archive',
    'channel_unarchive',
    'channel_rename',
    'channel_deleted',
    'channel_left',
  ]),
  ...scoped('groups:read', ['group_archive', 'group_unarchive', 'group_rename', 'group_deleted', 'group_left']),
  link_shared: 'links:read',
  user_change: 'users:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
};

const MESSAGES = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;
const MEMBERS = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const;

/**
 * Whether the app hears of an event: it must be subscribed to, and what its scope covers. Without a manifest everything but
 * messages is subscribed to.
 */
export function isSubscribed(state: State, teamId: string, event: SlackEvent): boolean {
  const kind = kindOf(state, event);
  const name = event.type === 'message' ? MESSAGES[kind] : event.type;
  const { manifest } = state.app;
  const wanted = manifest
    ? manifest.settings?.event_subscriptions?.bot_events?.includes(name) === true
    : event.type !== 'message';
  const scope = event.type.startsWith('member_') ? MEMBERS[kind] : SCOPES[name];
  const granted = state.tokens.get(teamOf(state, teamId).botToken)?.scopes;
  return wanted && (scope === undefined || granted?.has(scope) === true);
}

function kindOf(state: State, { channel }: SlackEvent): Channel['kind'] {
  // What is still being written is in no channel.
  return typeof channel === 'string' && channel !== 'COMPOSER' ? channelOf(state, channel).kind : 'public';
}

function scoped(scope: string, events: readonly string[]): Record<string, string> {
  return Object.fromEntries(events.map((event) => [event, scope]));
}
