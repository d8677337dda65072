import type { KnownBlock } from '@slack/types';

import type { Answering } from '../core/answering.ts';
import type { Card } from '../core/linked.ts';
import type { Log } from '../core/log.ts';
import type { Message } from '../core/message.ts';
import { channelIn, channelParts, type Channel } from '../core/place.ts';
import type { Workspace } from './clients.ts';
import { errorCode } from './errors.ts';
import { fit } from './fitting.ts';
import { limits } from './limits.ts';
import { nameOf } from './logger.ts';
import type { LinkShared } from './payloads.ts';
import type { Here } from './workspaces.ts';

/**
 * Cards under links to our own archive (docs.slack.dev/messaging/unfurling-links-in-messages). Our own messages say it all themselves,
 * and many links at once are a list nobody wants blown up. Never throws; who shared what is not logged.
 */
export async function unfurl(
  { answering, log, workspace }: Here & { readonly answering: Answering; readonly log: Log },
  { event }: LinkShared,
): Promise<void> {
  if (event.user === workspace.botUserId || event.links.length > mostLinks) return;
  const card = changeable(workspace, event);
  try {
    // First: an article corrected from now on finds it.
    if (card) await answering.keepCard(card);
    const cards = new Map<string, Message>();
    for (const { url } of event.links) {
      const message = await answering.linked(url);
      if (message) cards.set(url, message);
    }
    if (cards.size === 0) return;
    const { channel, message_ts: ts, unfurl_id: id, source } = event;
    const unfurls = unfurlsOf(cards);
    await (card === undefined && id !== undefined && source !== undefined
      ? workspace.answers.chat.unfurl({ unfurl_id: id, source, unfurls })
      : workspace.answers.chat.unfurl({ channel, ts, unfurls }));
  } catch (error) {
    log.warn('slack card could not be shown', { error: errorCode(error) ?? nameOf(error) });
    if (card) await answering.dropCard(card).catch(() => {});
  }
}

/** The same again, later. Slack changes what it was given before for the same channel and message (docs.slack.dev/reference/methods/chat.unfurl). */
export async function showCards(
  { poster }: Workspace,
  channel: Channel,
  ts: string,
  cards: ReadonlyMap<string, Message>,
): Promise<void> {
  await poster.chat.unfurl({ channel: channelParts(channel).id, ts, unfurls: unfurlsOf(cards) });
}

const mostLinks = 2;

/**
 * Where it stands, if it can be changed later, which takes being in the channel: so nothing is remembered of what people write each
 * other in direct messages. What is still being written stands nowhere yet.
 */
function changeable({ place }: Workspace, event: LinkShared['event']): Card | undefined {
  const { channel, message_ts: message, source, links, is_bot_user_member: isIn } = event;
  if (isIn !== true || source === 'composer') return undefined;
  return { channel: channelIn(place, channel), message, urls: links.map(({ url }) => url) };
}

function unfurlsOf(cards: ReadonlyMap<string, Message>): Record<string, { blocks: KnownBlock[] }> {
  return Object.fromEntries(
    [...cards].map(([url, { blocks }]) => [url, { blocks: fit(blocks, limits.card).blocks }] as const),
  );
}
