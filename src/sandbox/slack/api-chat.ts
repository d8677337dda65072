import { z } from 'zod';

import { flag, json } from './arguments.ts';
import { channelToPost, findChannel } from './channels.ts';
import { MESSAGE } from './limits.ts';
import { addMessage, linkNames, messageJson, withIds } from './messages.ts';
import { method, needScope, type Call, type Method } from './method.ts';
import { storedText } from './mrkdwn.ts';
import { messagesOf } from './problems.ts';
import { Refusal } from './refusal.ts';
import type { Metadata, StoredMessage } from './state.ts';
import { blocksCost, checkBlocks, checkView, escapedBytes } from './validate.ts';

/** chat.*: posting, editing, deleting. Each is refused for what the method's own page lists. */
const content = {
  text: z.string().optional(),
  blocks: json(z.unknown()).optional(),
  attachments: json(z.array(z.looseObject({}))).optional(),
  markdown_text: z.string().optional(),
  metadata: json(z.unknown()).optional(),
  link_names: flag.optional(),
  parse: z.string().optional(),
};
const threading = { thread_ts: z.string().optional(), reply_broadcast: flag.optional() };
const persona = { username: z.string().optional(), icon_url: z.string().optional(), icon_emoji: z.string().optional() };

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': method({
    tier: 'none',
    scopes: ['chat:write'],
    args: z.object({ channel: z.string(), ...content, ...threading, ...persona }),
    run: (args, call) => {
      if (args.username ?? args.icon_url ?? args.icon_emoji) needScope(call, 'chat:write.customize');
      const channel = channelToPost(call, args.channel);
      const body = readContent(args, call);
      if (
        args.thread_ts !== undefined &&
        !channel.messages.some(({ ts, deleted }) => ts === args.thread_ts && !deleted)
      ) {
        throw new Refusal('thread_not_found');
      }
      const message = addMessage(call.state, channel, {
        user: call.team.botUserId,
        bot: true,
        ...body,
        text: body.text.slice(0, MESSAGE.textCut),
        threadTs: args.thread_ts,
        broadcast: args.reply_broadcast,
        username: args.username,
      });
      call.journal.write({ kind: 'change', what: 'message posted', id: message.ts });
      return { channel: channel.id, ts: message.ts, message: messageJson(call.state, call.team, message, true) };
    },
  }),

  'chat.postEphemeral': method({
    tier: 4,
    scopes: ['chat:write'],
    args: z.object({ channel: z.string(), user: z.string(), ...content, ...threading, ...persona }),
    run: (args, call) => {
      const channel = channelToPost(call, args.channel);
      if (!channel.members.has(args.user)) throw new Refusal('user_not_in_channel');
      const body = readContent(args, call);
      if (escapedBytes(body.text) > MESSAGE.updateBytes) throw new Refusal('msg_too_long');
      const message = addMessage(call.state, channel, {
        user: call.team.botUserId,
        bot: true,
        ...body,
        threadTs: args.thread_ts,
        visibleTo: args.user,
      });
      call.journal.write({ kind: 'change', what: 'message posted', id: message.ts });
      return { message_ts: message.ts };
    },
  }),

  'chat.update': method({
    tier: 3,
    scopes: ['chat:write'],
    args: z.object({ channel: z.string(), ts: z.string(), ...content, ...threading }),
    run: (args, call) => {
      const channel = findChannel(call, args.channel);
      if (channel.archived) throw new Refusal('is_archived');
      const message = ownMessage(call, channel.messages, args.ts, 'cant_update_message');
      if (
        args.text === undefined &&
        args.blocks === undefined &&
        args.attachments === undefined &&
        args.markdown_text === undefined
      ) {
        throw new Refusal('no_text');
      }
      if (args.text !== undefined && escapedBytes(args.text) > MESSAGE.updateBytes) throw new Refusal('msg_too_long');
      const blocks = args.markdown_text === undefined ? readBlocks(args.blocks) : readContent(args, call).blocks;
      // As chat.update's page has it: text without blocks takes the blocks away; with blocks, no "(edited)" is shown.
      if (args.text !== undefined) message.text = storedText(args.text);
      if (args.text !== undefined || blocks !== undefined) message.blocks = withIds(blocks ?? []);
      message.editedTs = blocks === undefined ? call.state.newTs() : message.editedTs;
      if (args.attachments !== undefined) message.attachments = args.attachments;
      if (args.metadata !== undefined) message.metadata = readMetadata(args.metadata);
      call.journal.write({ kind: 'change', what: 'message edited', id: message.ts });
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: messageJson(call.state, call.team, message, true),
      };
    },
  }),

  'chat.delete': method({
    tier: 3,
    scopes: ['chat:write'],
    args: z.object({ channel: z.string(), ts: z.string() }),
    run: ({ channel: id, ts }, call) => {
      const channel = findChannel(call, id);
      ownMessage(call, channel.messages, ts, 'cant_delete_message').deleted = true;
      call.journal.write({ kind: 'change', what: 'message deleted', id: ts });
      return { channel: channel.id, ts };
    },
  }),

  'chat.getPermalink': method({
    tier: 'none',
    args: z.object({ channel: z.string(), message_ts: z.string() }),
    run: ({ channel: id, message_ts: ts }, call) => {
      const channel = findChannel(call, id);
      if (
        !channel.messages.some((message) => message.ts === ts && !message.deleted && message.visibleTo === undefined)
      ) {
        throw new Refusal('message_not_found');
      }
      return { channel: channel.id, permalink: permalink(call.team.domain, channel.id, ts) };
    },
  }),

  'blocks.validate': method({
    tier: 'none',
    args: z.object({
      blocks: json(z.unknown()).optional(),
      message: json(z.looseObject({ blocks: z.unknown() })).optional(),
      view: json(z.unknown()).optional(),
    }),
    run: ({ blocks, message, view }) => {
      const checked = view === undefined ? checkBlocks(blocks ?? message?.blocks) : checkView(view);
      if (checked.ok) return {};
      throw new Refusal('invalid_blocks', { errors: checked.problems });
    },
  }),
};

/** The web address of a message, as Slack writes it. */
function permalink(domain: string, channelId: string, ts: string): string {
  return `https://${domain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
}

/** Checks blocks given to any method that takes a message; `undefined` when none were given. Throws `invalid_blocks`. */
export function readBlocks(given: unknown): readonly unknown[] | undefined {
  if (given === undefined || given === '') return undefined;
  if (!Array.isArray(given)) throw new Refusal('invalid_blocks_format');
  const checked = checkBlocks(given);
  if (!checked.ok) {
    throw new Refusal('invalid_blocks', {
      errors: checked.problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`),
      response_metadata: { messages: messagesOf(checked.problems) },
    });
  }
  if (blocksCost(given) > MESSAGE.blocksBudget) throw new Refusal('msg_blocks_too_long');
  return given;
}

interface Content {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: readonly unknown[] | undefined;
  readonly markdown_text?: string | undefined;
  readonly metadata?: unknown;
  readonly link_names?: boolean | undefined;
  readonly parse?: string | undefined;
}

function readContent(args: Content, call: Call) {
  if (args.markdown_text !== undefined) {
    if (args.text !== undefined || args.blocks !== undefined) throw new Refusal('markdown_text_conflict');
    if (args.markdown_text.length > MESSAGE.markdownText) throw new Refusal('msg_too_long');
    return {
      text: args.markdown_text,
      blocks: [{ type: 'markdown', text: args.markdown_text }],
      metadata: undefined,
      attachments: [],
    };
  }
  const blocks = readBlocks(args.blocks) ?? [];
  const attachments = args.attachments ?? [];
  if (blocks.length === 0 && attachments.length === 0 && (args.text ?? '') === '') throw new Refusal('no_text');
  const names = args.link_names === true || args.parse === 'full';
  const text = args.text ?? '';
  return {
    text: names ? linkNames(call.state, call.team.id, text) : text,
    blocks,
    attachments,
    metadata: args.metadata === undefined ? undefined : readMetadata(args.metadata),
  };
}

const metadata = z.object({
  event_type: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[\w.-]+$/),
  event_payload: z.record(z.string(), z.unknown()),
});

function readMetadata(given: unknown): Metadata | undefined {
  if (typeof given === 'object' && given !== null && Object.keys(given).length === 0) return undefined;
  const read = metadata.safeParse(given);
  if (!read.success) throw new Refusal('invalid_metadata_format');
  if (Buffer.byteLength(JSON.stringify(read.data)) > MESSAGE.metadataBytes) throw new Refusal('metadata_too_large');
  return read.data;
}

function ownMessage(call: Call, messages: readonly StoredMessage[], ts: string, refusal: string): StoredMessage {
  const message = messages.find((message) => message.ts === ts && !message.deleted && message.visibleTo === undefined);
  if (!message) throw new Refusal('message_not_found');
  if (message.user !== call.team.botUserId) throw new Refusal(refusal);
  return message;
}
