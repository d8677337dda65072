import { MessageFlags, REST, Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import { type Channel, channelParts } from '../core/place.ts';
import type { Found, Platform } from '../core/platform.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { limits, times } from './limits.ts';
import { bears, markOf, nonceOf } from './mark.ts';
import { render, type Rendered } from './render.ts';

export interface Posting {
  readonly post: Platform['post'];
  readonly edit: Platform['edit'];
  readonly opens: Platform['opens'];
  readonly find: (channel: Channel, deliveryId: string, since: number, botId: string) => Promise<Found>;
}

/**
 * What the outbox does on Discord, over a client of its own that never tries twice and never waits for a limit: an error is
 * told, and the outbox decides. (discord.js left to itself posts up to four times when answers are lost.)
 */
export function createPosting(token: string, apiUrl: string | undefined): Posting {
  const rest = new REST({
    version: '10',
    ...(apiUrl !== undefined && { api: apiUrl }),
    retries: 0,
    timeout: times.postRequest,
    globalRequestsPerSecond: 50,
    rejectOnRateLimit: () => true,
  }).setToken(token);
  const directs = new Map<string, string>();

  return {
    post: (channel, message, deliveryId, under) =>
      told(async (signal) => {
        const id = await channelId(channel, signal);
        const { components } = render(message, { mark: markOf(deliveryId), ...direct(channel) });
        // The nonce is checked only when this very call asks for it; a client-wide setting makes random ones instead.
        const body = { ...bodyOf(components), nonce: nonceOf(deliveryId), enforce_nonce: true };
        const reply = under && { message_reference: { message_id: under, fail_if_not_exists: false } };
        try {
          return identified.parse(await rest.post(Routes.channelMessages(id), { body: { ...body, ...reply }, signal }))
            .id;
        } catch (error) {
          // Replying wants the right to read the channel's history; without it the note stands by itself.
          if (!reply || codeOf(error) !== mayNotReply) throw error;
          return identified.parse(await rest.post(Routes.channelMessages(id), { body, signal })).id;
        }
      }),
    edit: (channel, messageId, message) =>
      told(async (signal) => {
        const id = await channelId(channel, signal);
        const body = bodyOf(render(message, direct(channel)).components);
        await rest.patch(Routes.channelMessage(id, messageId), { body, signal });
      }),
    opens: (channel) => {
      const { id, direct } = channelParts(channel);
      return direct && !directs.has(id);
    },
    find: (channel, deliveryId, since, botId) =>
      told(async (signal) => lookBack(rest, await channelId(channel, signal), { deliveryId, since, botId }, signal)),
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
}

const mostDirects = 20_000;

/** “Cannot reply without permission to read message history”: surely not posted. */
const mayNotReply = 160_002;

const identified = z.object({ id: z.string() });
const history = z.array(z.object({ id: z.string(), author: identified, components: z.unknown() }));

/** Replaces everything a message shows, and pings nobody. */
export function bodyOf(components: Rendered['components']) {
  return { components, flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } };
}

function direct(channel: Channel): { readonly guild?: string } {
  const parts = channelParts(channel);
  return parts.direct ? { guild: parts.place.slice(parts.platform.length + 1) } : {};
}

/** Oldest first from a little before `since`. A channel too busy to be read to its end tells us nothing. */
async function lookBack(
  rest: REST,
  id: string,
  { deliveryId, since, botId }: { deliveryId: string; since: number; botId: string },
  signal: AbortSignal,
): Promise<Found> {
  const mark = markOf(deliveryId);
  let after = firstIdOf(since - times.clockSkew);
  for (let page = 0; page < limits.historyPages; page += 1) {
    const query = new URLSearchParams({ after, limit: String(limits.historyPage) });
    const messages = history.parse(await rest.get(Routes.channelMessages(id), { query, signal }));
    const ours = messages.find(({ author, components }) => author.id === botId && bears(components, mark));
    if (ours) return { messageId: ours.id };
    if (messages.length < limits.historyPage) return 'absent';
    after = messages.map((message) => message.id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return 'unreadable';
}

/** The smallest id a message of that moment can have: Discord's ids begin with their time. */
function firstIdOf(at: number): string {
  return String(BigInt(Math.max(0, Math.floor(at) - Number(SnowflakeUtil.epoch))) << 22n);
}

/** One deadline for all that an act takes: `rest.timeout` is for each request, and ends when the headers have come. */
async function told<Value>(act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  try {
    return await act(AbortSignal.timeout(times.postWhole));
  } catch (error) {
    throw toPlatformError(error);
  }
}
