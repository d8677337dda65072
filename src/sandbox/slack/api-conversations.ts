import { z } from 'zod';

import { commaList, count, flag } from './arguments.ts';
import { channelJson, directMessages, findChannel } from './channels.ts';
import { messageJson } from './messages.ts';
import { method, needScope, page, type Answer, type Call, type Method } from './method.ts';
import { Refusal } from './refusal.ts';
import type { Channel, StoredMessage } from './state.ts';

/** conversations.*: what the bot may know of channels, and read back of what was said. */
const paging = { cursor: z.string().optional(), limit: count.min(1).max(1000).default(100) };
const listing = { ...paging, types: commaList.default(['public_channel']), exclude_archived: flag.optional() };
const reading = {
  channel: z.string(),
  ...paging,
  oldest: z.coerce.number().optional(),
  latest: z.coerce.number().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

const READ_SCOPE = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const;
const HISTORY_SCOPE = { public: 'channels:history', private: 'groups:history', im: 'im:history' } as const;
const TYPES: Readonly<Record<string, Channel['kind'] | undefined>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

export const conversations: Readonly<Record<string, Method>> = {
  'conversations.list': method({
    tier: 2,
    args: z.object(listing),
    run: (args, call) => listed([...call.team.channels.values()], args, call),
  }),

  'users.conversations': method({
    tier: 2,
    args: z.object({ ...listing, user: z.string().optional() }),
    run: (args, call) => {
      const user = args.user ?? call.team.botUserId;
      return listed(
        [...call.team.channels.values()].filter(({ members }) => members.has(user)),
        args,
        call,
      );
    },
  }),

  'conversations.info': method({
    tier: 3,
    args: z.object({ channel: z.string(), include_num_members: flag.optional() }),
    run: (args, call) => {
      const channel = findChannel(call, args.channel);
      needScope(call, READ_SCOPE[channel.kind]);
      return { channel: channelJson(call.team, channel) };
    },
  }),

  'conversations.members': method({
    tier: 4,
    args: z.object({ channel: z.string(), ...paging }),
    run: (args, call) => {
      const channel = findChannel(call, args.channel);
      needScope(call, READ_SCOPE[channel.kind]);
      const { items, next } = page([...channel.members], args.cursor, args.limit);
      return { members: items, response_metadata: { next_cursor: next } };
    },
  }),

  'conversations.history': method({
    tier: 3,
    args: z.object(reading),
    run: (args, call) => {
      const channel = readable(args.channel, call);
      const messages = channel.messages
        .filter((message) => message.threadTs === undefined || message.broadcast)
        .toReversed();
      return { ...told(messages, args, call), pin_count: 0 };
    },
  }),

  'conversations.replies': method({
    tier: 3,
    args: z.object({ ...reading, ts: z.string() }),
    run: (args, call) => {
      const channel = readable(args.channel, call);
      const messages = channel.messages.filter(({ ts, threadTs }) => ts === args.ts || threadTs === args.ts);
      if (!messages.some(({ deleted, visibleTo }) => !deleted && visibleTo === undefined))
        throw new Refusal('thread_not_found');
      return told(messages, args, call);
    },
  }),

  'conversations.open': method({
    tier: 3,
    scopes: ['im:write'],
    args: z.object({ users: commaList.optional(), channel: z.string().optional(), return_im: flag.optional() }),
    run: (args, call) => {
      if (args.channel !== undefined) return { channel: channelJson(call.team, findChannel(call, args.channel)) };
      const [userId, ...others] = args.users ?? [];
      if (userId === undefined) throw new Refusal('users_list_not_supplied');
      if (others.length > 0) throw new Refusal('not_enough_users');
      const user = call.team.users.get(userId);
      if (!user) throw new Refusal('user_not_found');
      if (user.bot) throw new Refusal('cannot_dm_bot');
      if (user.deleted) throw new Refusal('user_disabled');
      const channel = directMessages(call.state, call.team, userId);
      return { channel: args.return_im === true ? channelJson(call.team, channel) : { id: channel.id } };
    },
  }),

  'conversations.join': method({
    tier: 3,
    scopes: ['channels:join'],
    args: z.object({ channel: z.string() }),
    run: (args, call) => {
      const channel = findChannel(call, args.channel);
      if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
      if (channel.archived) throw new Refusal('is_archived');
      const already = channel.members.has(call.team.botUserId);
      channel.members.add(call.team.botUserId);
      call.journal.write({ kind: 'change', what: 'bot joined', id: channel.id });
      return { channel: channelJson(call.team, channel), ...(already ? { warning: 'already_in_channel' } : {}) };
    },
  }),
};

function listed(channels: readonly Channel[], args: z.infer<z.ZodObject<typeof listing>>, call: Call): Answer {
  const kinds = args.types.map((type) => {
    const kind = TYPES[type];
    if (kind === undefined && type !== 'mpim') throw new Refusal('invalid_types');
    if (kind !== undefined) needScope(call, READ_SCOPE[kind]);
    return kind;
  });
  const known = channels.filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      !channel.deleted &&
      !(args.exclude_archived === true && channel.archived) &&
      (channel.kind === 'public' || channel.members.has(call.team.botUserId)),
  );
  const { items, next } = page(known, args.cursor, args.limit);
  return {
    channels: items.map((channel) => channelJson(call.team, channel)),
    response_metadata: { next_cursor: next },
  };
}

function readable(id: string, call: Call): Channel {
  const channel = findChannel(call, id);
  needScope(call, HISTORY_SCOPE[channel.kind]);
  if (!channel.members.has(call.team.botUserId)) throw new Refusal('not_in_channel');
  return channel;
}

function told(messages: readonly StoredMessage[], args: z.infer<z.ZodObject<typeof reading>>, call: Call): Answer {
  const oldest = args.oldest ?? 0;
  const latest = args.latest ?? Number.POSITIVE_INFINITY;
  const inside = messages.filter(({ ts, deleted, visibleTo }) => {
    const at = Number(ts);
    const edge = args.inclusive === true && (at === oldest || at === latest);
    return !deleted && visibleTo === undefined && (edge || (at > oldest && at < latest));
  });
  const { items, next } = page(inside, args.cursor, args.limit);
  return {
    messages: items.map((message) => messageJson(call.state, call.team, message, args.include_all_metadata)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}
