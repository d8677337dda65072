import type { Claim, Delivery, Outcome, Work } from '../core/delivery.ts';
import { phrase } from '../core/phrase.ts';
import type { Desk } from './deliver-desk.ts';
import { heldBack, refusedChange, sentence } from './deliver-trouble.ts';
import { second, type Needs } from './needs.ts';

/**
 * Publishes a sent copy to the channel's followers, once: doing it again does no harm. Platforms let few of these through in an
 * hour, so one that has to wait steps aside for news; and whatever becomes of it, the copy stays sent. Undefined when the claim
 * was lost.
 */
export async function announce(
  needs: Needs,
  desk: Desk,
  claim: Claim,
  work: Work & { kind: 'announce' },
): Promise<Outcome | undefined> {
  const { delivery } = claim;
  const [copy] = await needs.deliveries.ofKeys(delivery.community, [work.copy]);
  const told = await toldOf(needs, copy);
  if (typeof told !== 'string') return told;
  const held = await desk.turn(delivery.channel, 'edit');
  if (held > 0) return heldBack(needs, { ...delivery, tryingSince: null }, held);
  if (!(await needs.deliveries.begin(claim, needs.clock.now()))) return undefined;
  try {
    await desk.call(delivery.channel, desk.platform.announce(delivery.channel, told));
    return { state: 'sent', messageId: told, revision: copy?.revision ?? 0, at: needs.clock.now() };
  } catch (error) {
    // The channel takes messages, so nothing here stops its subscriptions.
    return refusedChange(needs, delivery, error, sentence);
  }
}

/** The message to publish, or why there is none. */
async function toldOf(needs: Needs, copy: Delivery | undefined): Promise<string | Outcome> {
  const at = needs.clock.now();
  switch (copy?.state) {
    case 'pending':
    case 'sending':
    case 'waiting':
      return { state: 'waiting', dueAt: at + 15 * second, trouble: phrase`It waits for its message.`, inDoubt: false };
    case undefined:
    case 'gone':
    case 'failed':
      return { state: 'gone', trouble: phrase`The message was never sent.`, at };
    case 'unknown':
      return { state: 'failed', trouble: byHand, at };
    case 'sent':
      if (await isWithdrawn(needs, copy))
        return { state: 'gone', trouble: phrase`It was withdrawn before its followers got it.`, at };
      return copy.messageId ?? { state: 'failed', trouble: byHand, at };
  }
}

const byHand = phrase`I cannot tell which message this is, so I cannot publish it to the channel’s followers. Please do it by hand.`;

async function isWithdrawn(needs: Needs, { work, community }: Delivery): Promise<boolean> {
  if (work.kind !== 'article') return false;
  return (await needs.articles.get(community, work.article))?.life === 'withdrawn';
}
