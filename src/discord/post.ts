import { ChannelType, MessageFlags, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Message } from '../core/message.ts';
import { type Channel, channelParts } from '../core/place.ts';
import type { Found, Platform } from '../core/platform.ts';
import { awake } from './asleep.ts';
import type { Atlas } from './atlas.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { createForums } from './forum.ts';
import { addressOf, inThread } from './ids.ts';
import { times } from './limits.ts';
import { lookBack } from './look-back.ts';
import { markOf, nonceOf } from './mark.ts';
import type { Membership } from './membership.ts';
import { render, type Rendered } from './render.ts';

export interface Posting {
  readonly post: Platform['post'];
  readonly edit: Platform['edit'];
  readonly opens: Platform['opens'];
  readonly find: (
    wanted: {
      readonly channel: Channel;
      readonly deliveryId: string;
      readonly since: number;
      readonly under: string | undefined;
    },
    bot: string,
  ) => Promise<Found>;
}

/**
 * A client that never tries twice and never waits for a limit. (discord.js left to itself posts up to four times when answers are lost.)
 * Whether somebody is in a server may wait for its turn: many are asked about at once when an article goes to those who follow.
 */
export function createPostingRest(token: string, apiUrl: string | undefined): REST {
  return new REST({
    version: '10',
    ...(apiUrl !== undefined && { api: apiUrl }),
    retries: 0,
    timeout: times.postRequest,
    globalRequestsPerSecond: 50,
    rejectOnRateLimit: ({ route }) => route !== '/guilds/:id/members/:id',
  }).setToken(token);
}

/** What the outbox does on Discord: an error is told, and the outbox decides. In a forum every post is a thread, and what belongs to it stands there. */
export function createPosting(rest: REST, atlas: Atlas, membership: Membership): Posting {
  const forums = createForums(rest);
  const directs = new Map<string, string>();

  return {
    post: (channel, message, deliveryId, under) =>
      told(async (signal) => {
        if (channelParts(channel).direct) await membership.check(guildOf(channel), channelParts(channel).id);
        const id = await channelId(channel, signal);
        const sent = { message, body: bodyFor(channel, message, deliveryId) };
        if (atlas.kindOf(id) === 'forum') return intoForum(id, sent, under, signal);
        try {
          return await say(id, sent, under, signal);
        } catch (error) {
          // A forum nobody had told us of.
          if (codeOf(error) !== notForText || !(await isForum(id, signal))) throw error;
          return intoForum(id, sent, under, signal);
        }
      }),
    edit: (channel, messageId, message) =>
      told(async (signal) => {
        const at = addressOf(await channelId(channel, signal), messageId);
        const body = bodyOf(render(message, direct(channel)).components);
        await awake(rest, at.channel, signal, () =>
          rest.patch(Routes.channelMessage(at.channel, at.message), { body, signal }),
        );
        if (messageId === inThread(at.message, at.message)) await forums.rename(at.channel, message, signal);
      }),
    opens: (channel) => {
      const { id, direct } = channelParts(channel);
      return direct && !(directs.has(id) && membership.remembers(guildOf(channel), id));
    },
    find: ({ channel, deliveryId, since, under }, bot) =>
      told(async (signal) => {
        const id = await channelId(channel, signal);
        const wanted = { mark: markOf(deliveryId), since, bot };
        if (atlas.kindOf(id) !== 'forum') return lookBack(rest, id, wanted, signal);
        const within = under === undefined ? undefined : addressOf(id, under).channel;
        const found =
          within === undefined
            ? await forums.find({ guild: guildOf(channel), forum: id, bot }, wanted, signal)
            : await lookBack(rest, within, wanted, signal);
        return typeof found === 'object' ? { messageId: inThread(within ?? found.messageId, found.messageId) } : found;
      }),
  };

  async function channelId(channel: Channel, signal: AbortSignal): Promise<string> {
    const { id, direct } = channelParts(channel);
    if (!direct) return id;
    const known = directs.get(id);
    if (known !== undefined) return known;
    const opened = identified.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: id }, signal })).id;
    if (directs.size >= mostDirects) directs.clear();
    directs.set(id, opened);
    return opened;
  }

  async function isForum(id: string, signal: AbortSignal): Promise<boolean> {
    const { type } = z.object({ type: z.enum(ChannelType) }).parse(await rest.get(Routes.channel(id), { signal }));
    atlas.learn(id, type);
    return atlas.kindOf(id) === 'forum';
  }

  async function intoForum(forum: string, sent: Sent, under: string | undefined, signal: AbortSignal): Promise<string> {
    const above = under === undefined ? undefined : addressOf(forum, under);
    if (above) {
      try {
        // Under a thread's first message everything stands anyway.
        const reply = above.message === above.channel ? undefined : above.message;
        return inThread(above.channel, await say(above.channel, sent, reply, signal));
      } catch (error) {
        if (codeOf(error) !== unknownChannel) throw error;
      }
    }
    const { nonce: _nonce, enforce_nonce: _enforce, ...body } = sent.body;
    const thread = await forums.begin(forum, sent.message, body, signal);
    return inThread(thread, thread);
  }

  async function say(id: string, { body }: Sent, under: string | undefined, signal: AbortSignal): Promise<string> {
    const send = (more: object = {}) =>
      awake(rest, id, signal, async () => {
        const made = await rest.post(Routes.channelMessages(id), { body: { ...body, ...more }, signal });
        return identified.parse(made).id;
      });
    if (under === undefined) return send();
    try {
      return await send({ message_reference: { message_id: under, fail_if_not_exists: false } });
    } catch (error) {
      // Replying wants the right to read the channel's history; without it the note stands by itself.
      if (codeOf(error) !== mayNotReply) throw error;
      return send();
    }
  }
}

interface Sent {
  readonly message: Message;
  readonly body: ReturnType<typeof bodyFor>;
}

const mostDirects = 20_000;

/** “Cannot reply without permission to read message history”: surely not posted. */
const mayNotReply = 160_002;
const unknownChannel = 10_003;
const notForText = 50_008;

const identified = z.object({ id: z.string() });

/** The nonce is checked only when this very call asks for it; a client-wide setting makes random ones instead. */
function bodyFor(channel: Channel, message: Message, deliveryId: string) {
  const { components } = render(message, { mark: markOf(deliveryId), ...direct(channel) });
  return { ...bodyOf(components), nonce: nonceOf(deliveryId), enforce_nonce: true };
}

/** Replaces everything a message shows, and pings nobody. */
export function bodyOf(components: Rendered['components']) {
  return { components, flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } };
}

function direct(channel: Channel): { readonly guild?: string } {
  return channelParts(channel).direct ? { guild: guildOf(channel) } : {};
}

function guildOf(channel: Channel): string {
  const { platform, place } = channelParts(channel);
  return place.slice(platform.length + 1);
}

/** One deadline for all that an act takes: `rest.timeout` is for each request, and ends when the headers have come. */
async function told<Value>(act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  try {
    return await act(AbortSignal.timeout(times.postWhole));
  } catch (error) {
    throw toPlatformError(error);
  }
}
