import type { Claim, Outcome, Work } from '../core/delivery.ts';
import type { Message } from '../core/message.ts';
import { phrase } from '../core/phrase.ts';
import type { Desk } from './deliver-desk.ts';
import { heldBack, refusedChange, sentence } from './deliver-trouble.ts';
import { linked } from './linked.ts';
import type { Needs } from './needs.ts';

/**
 * Makes a card under somebody's message say what stands today. Twice does no harm, and what cannot be done is left: the card says of
 * what day it is. Undefined when the claim was lost.
 */
export async function refreshCards(
  needs: Needs,
  desk: Desk,
  claim: Claim,
  { card, article }: Work & { kind: 'card' },
): Promise<Outcome | undefined> {
  const { delivery } = claim;
  const { community, channel } = delivery;
  const cards = new Map<string, Message>();
  for (const url of card.urls) {
    const message = await linked(needs, url);
    if (message) cards.set(url, message);
  }
  const at = needs.clock.now();
  if (cards.size === 0) return { state: 'gone', trouble: phrase`Its links lead to nothing everybody may read.`, at };
  const held = await desk.turn(channel, 'edit');
  if (held > 0) return heldBack(needs, { ...delivery, tryingSince: null }, held);
  if (!(await needs.deliveries.begin(claim, needs.clock.now()))) return undefined;
  try {
    await desk.call(channel, desk.platform.showCards(channel, card.message, cards));
    const revision = (await needs.articles.get(community, article))?.revision ?? 0;
    return { state: 'sent', messageId: card.message, revision, at: needs.clock.now() };
  } catch (error) {
    return refusedChange(needs, delivery, error, sentence);
  }
}
