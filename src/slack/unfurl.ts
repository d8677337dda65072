import type { KnownBlock } from '@slack/types';
import { isDeepStrictEqual } from 'node:util';
import type { Answering } from '../core/answering.ts';
import type { Card } from '../core/linked.ts';
import type { Log } from '../core/log.ts';
import type { Message } from '../core/message.ts';
import { channelIn, channelParts, type Channel } from '../core/place.ts';
import type { Workspace } from './clients.ts';
import { errorCode, platformError } from './errors.ts';
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
  let mayStand = false;
  try {
    // First: an article corrected from now on finds it.
    if (card) await answering.keepCard(card);
    const cards = await cardsFor(answering, event);
    if (cards.size === 0) return;
    await show(workspace, event, card, cards).catch((error: unknown) => {
      mayStand = platformError(error).maybeDone;
      throw error;
    });
    mayStand = true;
    if (card === undefined) return;
    // A correction that looked for cards before this one was kept may have been written after its article was read.
    const now = await cardsFor(answering, event);
    if (!isDeepStrictEqual(now, cards) && now.size > 0) await show(workspace, event, card, now);
  } catch (error) {
    log.warn('slack card could not be shown', { error: errorCode(error) ?? nameOf(error) });
  } finally {
    // After a lost answer it may stand there.
    if (card && !mayStand) await answering.dropCard(card).catch(() => {});
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
 * other in direct messages, nor of a conversation with us alone (`D…`), which names the person. What is still being written stands
 * nowhere yet.
 */
function changeable({ place }: Workspace, event: LinkShared['event']): Card | undefined {
  const { channel, message_ts: message, source, links, is_bot_user_member: isIn } = event;
  if (isIn !== true || source === 'composer' || channel.startsWith('D')) return undefined;
  return { channel: channelIn(place, channel), message, urls: links.map(({ url }) => url) };
}

async function cardsFor(answering: Answering, { links }: LinkShared['event']): Promise<ReadonlyMap<string, Message>> {
  const cards = new Map<string, Message>();
  for (const { url } of links) {
    const message = await answering.linked(url);
    if (message) cards.set(url, message);
  }
  return cards;
}

/** By the event's own id where nothing will have to be changed: that reaches messages in channels we are not in. */
async function show(
  { answers }: Workspace,
  { channel, message_ts: ts, unfurl_id: id, source }: LinkShared['event'],
  card: Card | undefined,
  cards: ReadonlyMap<string, Message>,
): Promise<void> {
  const unfurls = unfurlsOf(cards);
  await (card === undefined && id !== undefined && source !== undefined
    ? answers.chat.unfurl({ unfurl_id: id, source, unfurls })
    : answers.chat.unfurl({ channel, ts, unfurls }));
}

function unfurlsOf(cards: ReadonlyMap<string, Message>): Record<string, { blocks: KnownBlock[] }> {
  return Object.fromEntries(
    [...cards].map(([url, { blocks }]) => [url, { blocks: fit(blocks, limits.card).blocks }] as const),
  );
}
