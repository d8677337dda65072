import { escapeMarkup, parseMrkdwn, storedText, type Broadcast } from './mrkdwn.ts';
import {
  secret,
  teamOf,
  type Channel,
  type Metadata,
  type State,
  type StoredBlock,
  type StoredMessage,
  type Team,
} from './state.ts';
import { isRecord } from './validate.ts';

/** What a new message is made of; the rest is Slack's. */
export interface NewMessage {
  readonly user: string;
  readonly bot: boolean;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
  readonly metadata?: Metadata | undefined;
  readonly threadTs?: string | undefined;
  readonly broadcast?: boolean | undefined;
  readonly visibleTo?: string | undefined;
  readonly username?: string | undefined;
}

/** Puts a message into a channel. */
export function addMessage(state: State, channel: Channel, made: NewMessage): StoredMessage {
  const message: StoredMessage = {
    channel: channel.id,
    ts: state.newTs(),
    user: made.user,
    bot: made.bot,
    threadTs: made.threadTs,
    broadcast: made.broadcast ?? false,
    visibleTo: made.visibleTo,
    username: made.username,
    text: storedText(made.text),
    blocks: withIds(made.blocks ?? []),
    attachments: made.attachments ?? [],
    metadata: made.metadata,
    editedTs: undefined,
    deleted: false,
  };
  channel.messages.push(message);
  return message;
}

/** A message as the Web API and payloads give it. */
export function messageJson(
  state: State,
  team: Team,
  message: StoredMessage,
  withMetadata = false,
): Record<string, unknown> {
  const bot = message.bot
    ? {
        bot_id: team.botId,
        app_id: state.app.id,
        bot_profile: { id: team.botId, app_id: state.app.id, name: state.app.name, team_id: team.id, deleted: false },
      }
    : {};
  return {
    type: 'message',
    ...(message.username === undefined ? {} : { subtype: 'bot_message', username: message.username }),
    user: message.user,
    ts: message.ts,
    team: team.id,
    text: message.text,
    ...bot,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedTs === undefined ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

/** Blocks with the ids Slack makes up where an app gave none. */
export function withIds(blocks: readonly unknown[]): StoredBlock[] {
  return blocks.filter(isRecord).map((block) => ({
    ...withActionIds(block),
    type: String(block['type']),
    block_id: typeof block['block_id'] === 'string' ? block['block_id'] : secret(3).slice(0, 5),
  }));
}

/** The messages someone can see in a channel, oldest first. */
export function visibleMessages(channel: Channel, userId: string): readonly StoredMessage[] {
  return channel.messages.filter(
    ({ deleted, visibleTo }) => !deleted && (visibleTo === undefined || visibleTo === userId),
  );
}

/** Whom a message calls and where it links: what its text and its mrkdwn and rich text blocks would really do. */
export interface Reach {
  readonly broadcasts: readonly Broadcast[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly links: readonly string[];
}

/** Reads a message's (or view's) reach, so that a test can say "this pings nobody and links only there". */
export function reachOf(message: { readonly text?: string; readonly blocks: readonly unknown[] }): Reach {
  const reach = { broadcasts: [] as Broadcast[], users: [] as string[], groups: [] as string[], links: [] as string[] };
  const readText = (text: string, verbatim = false): void => {
    for (const entity of parseMrkdwn(text, verbatim)) {
      if (entity.kind === 'broadcast') reach.broadcasts.push(entity.range);
      if (entity.kind === 'user') reach.users.push(entity.id);
      if (entity.kind === 'group') reach.groups.push(entity.id);
      if (entity.kind === 'link') reach.links.push(entity.url);
      if (entity.kind === 'date' && entity.url !== undefined) reach.links.push(entity.url);
    }
  };
  const readNode = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(readNode);
    if (!isRecord(node)) return;
    const { type, text, url, range } = node;
    if (type === 'mrkdwn' && typeof text === 'string') readText(text, node['verbatim'] === true);
    if (type === 'markdown' && typeof text === 'string') readText(text);
    if (type === 'broadcast' && (range === 'here' || range === 'channel' || range === 'everyone'))
      reach.broadcasts.push(range);
    if (type === 'user' && typeof node['user_id'] === 'string') reach.users.push(node['user_id']);
    if (type === 'usergroup' && typeof node['usergroup_id'] === 'string') reach.groups.push(node['usergroup_id']);
    if (typeof url === 'string') reach.links.push(url);
    Object.values(node).forEach(readNode);
  };
  readText(message.text ?? '');
  readNode(message.blocks);
  return reach;
}

/** What `link_names` (or `parse: full`) makes of bare names: real mentions, with the name along when `labelled`. */
export function linkNames(state: State, teamId: string, text: string, labelled = false): string {
  const team = teamOf(state, teamId);
  const label = (name: string): string => (labelled ? `|${name}` : '');
  return text
    .replaceAll(/(^|\s)@(here|channel|everyone)\b/g, '$1<!$2>')
    .replaceAll(/(^|\s)@([\w.-]+)/g, (whole, before: string, name: string) => {
      const user = [...team.users.values()].find((user) => user.name === name);
      return user ? `${before}<@${user.id}${label(name)}>` : whole;
    })
    .replaceAll(/(^|\s)#([\w-]+)/g, (whole, before: string, name: string) => {
      const channel = [...team.channels.values()].find((channel) => channel.name === name && channel.kind === 'public');
      return channel ? `${before}<#${channel.id}|${name}>` : whole;
    });
}

/**
 * What a person typed, as messages and commands with `should_escape` carry it: names, channels and web addresses as entities,
 * all else escaped. `<#C…>` and `<@U…>` pass as they are: that is what picking from Slack's own list types.
 */
export function escapeTyped(state: State, teamId: string, typed: string): string {
  const escaped = typed
    .split(/(<[#@][A-Z0-9]+(?:\|[^<>|]*)?>)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkup(part).replaceAll(/\bhttps?:\/\/[^\s<>]+/gi, '<$&>')))
    .join('');
  return linkNames(state, teamId, escaped, true);
}

function withActionIds(block: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...block,
    ...('accessory' in block ? { accessory: named(block['accessory']) } : {}),
    ...('element' in block ? { element: named(block['element']) } : {}),
    ...(Array.isArray(block['elements']) ? { elements: block['elements'].map(named) } : {}),
  };
}

function named(element: unknown): unknown {
  return isRecord(element) &&
    typeof element['type'] === 'string' &&
    INTERACTIVE.test(element['type']) &&
    element['action_id'] === undefined
    ? { ...element, action_id: secret(3).slice(0, 5) }
    : element;
}

const INTERACTIVE = /button|select|picker|input|overflow|checkboxes/;
