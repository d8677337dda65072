import { z } from 'zod';

import { readBlocks } from './api-chat.ts';
import { flag, json } from './arguments.ts';
import { LIFE } from './limits.ts';
import { addMessage, withIds } from './messages.ts';
import { storedText } from './mrkdwn.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import { teamOf, type ResponseUrl } from './state.ts';

/** What may be sent to a response URL, and what a slash command may answer with at once. */
const response = z.object({
  text: z.string().optional(),
  blocks: json(z.unknown()).optional(),
  attachments: json(z.array(z.looseObject({}))).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).catch('ephemeral'),
  replace_original: flag.catch(false),
  delete_original: flag.catch(false),
  thread_ts: z.string().optional(),
});

/**
 * A POST to a response URL: five times, for thirty minutes, whether or not the bot is in the channel
 * (docs.slack.dev/interactivity/handling-user-interaction#message_responses).
 */
export function useResponseUrl(
  platform: Platform,
  key: string,
  body: unknown,
): { readonly status: number; readonly body: unknown } {
  const url = platform.state.responseUrls.get(key);
  const reply = url ? use(platform, url, body) : { status: 404, body: { ok: false, error: 'invalid_url' } };
  platform.journal.write({ kind: 'response_url', status: reply.status, body });
  return reply;
}

/** Puts an answer to a command or a press where Slack puts it. Throws {@link Refusal} for what Slack would not show. */
export function showResponse(
  platform: Platform,
  place: Pick<ResponseUrl, 'teamId' | 'channelId' | 'userId' | 'original'>,
  body: unknown,
): void {
  const parsed = response.safeParse(typeof body === 'string' ? { text: body } : body);
  if (!parsed.success) throw new Refusal('invalid_payload');
  const given = parsed.data;
  const team = teamOf(platform.state, place.teamId);
  const channel = team.channels.get(place.channelId);
  if (!channel || channel.deleted) throw new Refusal('channel_not_found');
  if (channel.archived) throw new Refusal('is_archived');
  const { original } = place;
  if (given.delete_original) {
    if (original) original.deleted = true;
    platform.journal.write({ kind: 'change', what: 'message deleted', id: original?.ts ?? '' });
    return;
  }
  const blocks = readBlocks(given.blocks) ?? [];
  const attachments = given.attachments ?? [];
  if (blocks.length === 0 && attachments.length === 0 && (given.text ?? '') === '') throw new Refusal('no_text');
  if (given.replace_original && original && !original.deleted) {
    original.text = storedText(given.text ?? '');
    original.blocks = withIds(blocks);
    original.attachments = attachments;
    original.editedTs =
      original.visibleTo === undefined && blocks.length === 0 ? platform.state.newTs() : original.editedTs;
    platform.journal.write({ kind: 'change', what: 'message edited', id: original.ts });
    return;
  }
  const message = addMessage(platform.state, channel, {
    user: team.botUserId,
    bot: true,
    text: given.text ?? '',
    blocks,
    attachments,
    threadTs: given.thread_ts,
    visibleTo: given.response_type === 'in_channel' ? undefined : place.userId,
  });
  platform.journal.write({ kind: 'change', what: 'message posted', id: message.ts });
}

function use(platform: Platform, url: ResponseUrl, body: unknown): { readonly status: number; readonly body: unknown } {
  if (url.expires < platform.state.now()) return { status: 404, body: { ok: false, error: 'expired_url' } };
  if (url.uses >= LIFE.responseUrlUses) return { status: 404, body: { ok: false, error: 'used_url' } };
  try {
    showResponse(platform, url, body);
    url.uses += 1;
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: error.code.startsWith('channel') ? 404 : 400,
      body: { ok: false, error: error.code, ...error.details },
    };
  }
}
