import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';

import { PlatformError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import type { Workspace } from './clients.ts';
import { beforehand, errorCode } from './errors.ts';
import { render } from './render.ts';
import { hasImages, quiet, withoutImages } from './respond.ts';

/** Posting, editing and finding our own messages in one workspace. Throws what web-api throws; nothing is tried twice that could show twice. */
export interface Poster extends Pick<Platform, 'post' | 'edit' | 'find' | 'opens'> {
  /** Somebody's account is said to be switched off: their conversation is opened anew before the next message, which Slack refuses for as long as it is. */
  doubt(channel: Channel): void;
}

export function createPoster({ poster, botUserId }: Workspace): Poster {
  const directMessages = new Map<string, string>();
  const doubted = new Set<string>();

  /** Slack's id of the conversation. Direct messages are opened once and remembered. */
  async function conversation(channel: Channel): Promise<string> {
    const { id, direct } = channelParts(channel);
    if (!direct) return id;
    return directMessages.get(id) ?? opened(id);
  }

  async function opened(id: string): Promise<string> {
    const { channel: open } = await beforehand(poster.conversations.open({ users: id }));
    if (!open?.id) throw new PlatformError('unavailable', phrase`Slack opened a conversation without saying which.`);
    directMessages.set(id, open.id);
    doubted.delete(id);
    return open.id;
  }

  /** Edits go by the old one: a correction is for whoever was told the wrong thing. */
  async function forNews(channel: Channel): Promise<string> {
    const { id } = channelParts(channel);
    return doubted.has(id) ? opened(id) : conversation(channel);
  }

  return {
    post: async (channel, message, deliveryId, under) => {
      const { text, blocks } = render(message);
      const id = await forNews(channel);
      const metadata = { event_type: deliveryEvent, event_payload: { id: deliveryId } };
      const { ts } = await unlessThreadGone(under, async (thread) =>
        unlessPictures(blocks, async (blocks) => {
          const below = thread === undefined ? {} : { thread_ts: thread };
          return poster.chat.postMessage({ channel: id, text, blocks, metadata, ...quiet, ...below });
        }),
      );
      return ts ?? '';
    },
    edit: async (channel, messageId, message) => {
      const { text, blocks } = render(message);
      const id = await conversation(channel);
      await unlessPictures(blocks, async (blocks) => poster.chat.update({ channel: id, ts: messageId, text, blocks }));
    },
    opens: (channel) => {
      const { id, direct } = channelParts(channel);
      return direct && (doubted.has(id) || !directMessages.has(id));
    },
    doubt: (channel) => {
      const { id } = channelParts(channel);
      if (directMessages.has(id)) doubted.add(id);
    },
    find: async (channel, deliveryId, since, under) => {
      try {
        const id = await conversation(channel);
        // Whoever deleted the message took what stood under it along; what came later stands by itself.
        return await unlessThreadGone(under, async (thread) => search(id, deliveryId, since, thread));
      } catch (error) {
        if (unreadable.has(errorCode(error) ?? '')) return 'unreadable';
        throw error;
      }
    },
  };

  /** A thread oldest first, else newest first, back to shortly before `since`: clocks differ, and ids do not. */
  async function search(
    channel: string,
    deliveryId: string,
    since: number,
    under: string | undefined,
  ): ReturnType<Poster['find']> {
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const wanted = {
        channel,
        oldest: String(Math.max(0, since - clockMargin) / 1000),
        inclusive: true,
        include_all_metadata: true,
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      };
      // What stands in a thread is not in the channel's history.
      const read = await (under === undefined
        ? poster.conversations.history(wanted)
        : poster.conversations.replies({ ...wanted, ts: under }));
      const found = read.messages?.find(
        ({ user, metadata }) =>
          user === botUserId &&
          metadata?.event_type === deliveryEvent &&
          payloadId(metadata.event_payload) === deliveryId,
      );
      if (found?.ts !== undefined) return { messageId: found.ts };
      cursor = read.response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return 'absent';
    }
    // Too much was said since to be sure.
    return 'unreadable';
  }
}

/** Metadata can be read by everyone in the workspace, so it holds the opaque id alone. */
const deliveryEvent = 'carewire_delivery';
const clockMargin = 5 * 60_000;
const mostPages = 25;

/** We may post there and not read there: no scope for it, or a public channel we were not invited to. */
const unreadable: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'no_permission',
  'access_denied',
  'method_not_supported_for_channel_type',
]);

/** Once more without the message it should stand under when that was deleted: a refusal is certain, so this shows nothing twice. */
async function unlessThreadGone<T>(
  under: string | undefined,
  act: (under: string | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await act(under);
  } catch (error) {
    if (under === undefined || !goneThreads.has(errorCode(error) ?? '')) throw error;
    return act(undefined);
  }
}

const goneThreads: ReadonlySet<string> = new Set(['thread_not_found', 'message_not_found']);

/** A message Slack refused for a picture it could not fetch goes out without pictures: a refusal is certain, so this shows nothing twice. */
async function unlessPictures<T>(blocks: KnownBlock[], send: (blocks: KnownBlock[]) => Promise<T>): Promise<T> {
  try {
    return await send(blocks);
  } catch (error) {
    if (!hasImages(blocks) || !isAboutPicture(error)) throw error;
    return send(withoutImages(blocks));
  }
}

function isAboutPicture(error: unknown): boolean {
  if (!(error instanceof WebAPIPlatformError) || !error.data.error.startsWith('invalid_blocks')) return false;
  return (error.data.response_metadata?.messages ?? []).some((said) => /image/i.test(said));
}

function payloadId(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
}
