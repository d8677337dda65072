import { channelName } from './channels.ts';
import { messageJson } from './messages.ts';
import type { Platform } from './platform.ts';
import { secret, teamOf, type Channel, type StateValue, type StoredMessage, type User, type View } from './state.ts';
import { viewJson } from './views.ts';
import { LIFE } from './limits.ts';

/** The bodies of what Slack sends (docs.slack.dev/reference/interaction-payloads), with their triggers and response URLs. */
export function slashCommand(
  platform: Platform,
  user: User,
  channel: Channel,
  command: string,
  text: string,
): Record<string, unknown> {
  const { app } = platform.state;
  const team = teamOf(platform.state, user.teamId);
  return {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(platform, 'commands', user, channel, undefined),
    trigger_id: newTrigger(platform, user, { channelId: channel.id }),
  };
}

/** A press or a choice in a message. An ephemeral message is not repeated in the payload, as in Slack. */
export function messageAction(
  platform: Platform,
  user: User,
  channel: Channel,
  message: StoredMessage,
  action: Readonly<Record<string, unknown>>,
  values: ReadonlyMap<string, ReadonlyMap<string, StateValue>>,
): Record<string, unknown> {
  const { state } = platform;
  const ephemeral = message.visibleTo !== undefined;
  return {
    ...common(platform, user, 'block_actions'),
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral },
    channel: { id: channel.id, name: channelName(channel) },
    ...(ephemeral ? {} : { message: messageJson(state, teamOf(state, user.teamId), message) }),
    state: { values: plain(values) },
    response_url: newResponseUrl(platform, 'actions', user, channel, message),
    trigger_id: newTrigger(platform, user, { channelId: channel.id }),
    actions: [action],
  };
}

/** A press or a choice in a modal or the Home tab. */
export function viewAction(
  platform: Platform,
  user: User,
  view: View,
  action: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    ...common(platform, user, 'block_actions'),
    container: { type: 'view', view_id: view.id },
    view: viewJson(platform.state, teamOf(platform.state, user.teamId), view),
    trigger_id: newTrigger(platform, user, { viewId: view.type === 'modal' ? view.id : undefined }),
    actions: [action],
  };
}

export function suggestion(
  platform: Platform,
  user: User,
  place: { readonly view: View } | { readonly channel: Channel; readonly message: StoredMessage },
  element: { readonly blockId: string; readonly actionId: string },
  typed: string,
): Record<string, unknown> {
  const { state } = platform;
  const team = teamOf(state, user.teamId);
  return {
    ...common(platform, user, 'block_suggestion'),
    ...('view' in place
      ? { container: { type: 'view', view_id: place.view.id }, view: viewJson(state, team, place.view) }
      : {
          container: {
            type: 'message',
            message_ts: place.message.ts,
            channel_id: place.channel.id,
            is_ephemeral: place.message.visibleTo !== undefined,
          },
          channel: { id: place.channel.id, name: channelName(place.channel) },
        }),
    block_id: element.blockId,
    action_id: element.actionId,
    value: typed,
  };
}

export function viewSubmission(platform: Platform, user: User, view: View): Record<string, unknown> {
  return {
    ...common(platform, user, 'view_submission'),
    ...fromAccount(user),
    trigger_id: newTrigger(platform, user, { viewId: view.id, channelId: view.channelId }),
    view: viewJson(platform.state, teamOf(platform.state, user.teamId), view),
    response_urls: responseUrls(platform, user, view),
  };
}

export function viewClosed(platform: Platform, user: User, view: View, cleared: boolean): Record<string, unknown> {
  return {
    ...common(platform, user, 'view_closed'),
    ...fromAccount(user),
    view: viewJson(platform.state, teamOf(platform.state, user.teamId), view),
    is_cleared: cleared,
  };
}

/** A view as it goes along with an event. */
export function viewIn({ state }: Platform, view: View): Record<string, unknown> {
  return viewJson(state, teamOf(state, view.teamId), view);
}

export function globalShortcut(platform: Platform, user: User, callbackId: string): Record<string, unknown> {
  return {
    ...common(platform, user, 'shortcut'),
    callback_id: callbackId,
    action_ts: platform.state.newTs(),
    trigger_id: newTrigger(platform, user, {}),
  };
}

export function messageShortcut(
  platform: Platform,
  user: User,
  channel: Channel,
  message: StoredMessage,
  callbackId: string,
): Record<string, unknown> {
  return {
    ...common(platform, user, 'message_action'),
    callback_id: callbackId,
    action_ts: platform.state.newTs(),
    message_ts: message.ts,
    message: messageJson(platform.state, teamOf(platform.state, user.teamId), message),
    channel: { id: channel.id, name: channelName(channel) },
    response_url: newResponseUrl(platform, 'app', user, channel, undefined),
    trigger_id: newTrigger(platform, user, { channelId: channel.id }),
  };
}

function common({ state }: Platform, user: User, type: string): Record<string, unknown> {
  const team = teamOf(state, user.teamId);
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.account },
    api_app_id: state.app.id,
    token: state.app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** With modals Slack names the workspace of the person; where the app is, the view alone tells (bolt-js#1614). */
function fromAccount({ teamId, account }: User): Record<string, unknown> {
  return teamId === account ? {} : { team: { id: account, domain: 'elsewhere' } };
}

function newTrigger(
  { state, life }: Platform,
  user: User,
  place: { readonly channelId?: string | undefined; readonly viewId?: string | undefined },
): string {
  forgetOld(state.triggers, state.now());
  const id = `${Math.floor(state.now())}.${Number.parseInt(secret(4), 16)}.${secret(16)}`;
  state.triggers.set(id, {
    userId: user.id,
    teamId: user.teamId,
    channelId: place.channelId,
    viewId: place.viewId,
    expires: state.now() + life.trigger,
    used: false,
  });
  return id;
}

function newResponseUrl(
  { state, origin }: Platform,
  kind: string,
  user: User,
  channel: Channel,
  original: StoredMessage | undefined,
): string {
  forgetOld(state.responseUrls, state.now());
  const key = `${kind}/${user.teamId}/${secret(6)}/${secret(12)}`;
  state.responseUrls.set(key, {
    teamId: user.teamId,
    channelId: channel.id,
    userId: user.id,
    original,
    expires: state.now() + LIFE.responseUrl,
    uses: 0,
  });
  return `${origin()}/${key}`;
}

/** A response URL for each channel chosen in an element that asked for one. */
function responseUrls(platform: Platform, user: User, view: View): unknown[] {
  const channels = teamOf(platform.state, user.teamId).channels;
  return view.blocks.flatMap((block) => {
    const element = block['element'];
    if (
      typeof element !== 'object' ||
      element === null ||
      !('response_url_enabled' in element) ||
      !('action_id' in element)
    )
      return [];
    const value = view.values.get(block.block_id)?.get(String(element.action_id));
    const channel = channels.get(String(value?.['selected_conversation'] ?? value?.['selected_channel']));
    if (element.response_url_enabled !== true || !channel) return [];
    return [
      {
        block_id: block.block_id,
        action_id: element.action_id,
        channel_id: channel.id,
        response_url: newResponseUrl(platform, 'app', user, channel, undefined),
      },
    ];
  });
}

function plain(values: ReadonlyMap<string, ReadonlyMap<string, StateValue>>): Record<string, unknown> {
  return Object.fromEntries([...values].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
}

/** A sandbox runs for days: what expired an hour ago is forgotten, oldest first. */
function forgetOld(things: Map<string, { readonly expires: number }>, now: number): void {
  for (const [key, { expires }] of things) {
    if (expires > now - 3_600_000) return;
    things.delete(key);
  }
}
