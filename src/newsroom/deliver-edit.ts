import type { Claim, Delivery, Outcome, Work } from '../core/delivery.ts';
import { composeCopy, type Composed } from './compose.ts';
import { PlatformError } from '../core/errors.ts';
import { phrase, row, type Said } from '../core/phrase.ts';
import type { Desk } from './deliver-desk.ts';
import { heldBack, obstacle, refusedChange, sentence, slowDown } from './deliver-trouble.ts';
import { second, type Needs } from './needs.ts';
import { withReplyInstead } from './replies.ts';

/**
 * Makes a sent copy say what stands today. Editing twice does no harm, so there is never any doubt. Undefined when the claim
 * was lost.
 */
export async function bringUpToDate(
  needs: Needs,
  desk: Desk,
  claim: Claim,
  work: Work & { kind: 'edit' },
): Promise<Outcome | undefined> {
  const target = await needs.deliveries.get(work.target);
  const nothing = nothingToEdit(needs, target);
  if (nothing || !target || (target.work.kind !== 'article' && target.work.kind !== 'digest'))
    return nothing ?? never(needs);
  const copy = { ...target, work: target.work };

  const composed = await composeCopy(needs, copy);
  if ('nothing' in composed) return { state: 'gone', trouble: composed.nothing, at: needs.clock.now() };
  if (isCurrent(target, composed)) return done(needs, target.messageId, composed.revision);

  try {
    const held = await desk.turn(target.channel, 'edit');
    if (held > 0) return heldBack(needs, claim.delivery, held);
    const messageId = target.messageId ?? (await foundAgain(needs, desk, target));
    if (messageId === undefined) return { state: 'failed', trouble: byHand, at: needs.clock.now() };
    if (!(await needs.deliveries.begin(claim, needs.clock.now()))) return undefined;
    await desk.call(target.channel, desk.platform.edit(target.channel, messageId, composed.message));
    return done(needs, messageId, composed.revision);
  } catch (error) {
    return refused(needs, desk, claim.delivery, work, error);
  }
}

const byHand = phrase`I cannot tell which message this is, so I cannot change it. If it is in the channel, please correct or delete it by hand.`;

function nothingToEdit(needs: Needs, target: Delivery | undefined): Outcome | undefined {
  switch (target?.state) {
    case 'pending':
    case 'sending':
    case 'waiting':
      // Before it in the same channel, so this is rare: a moderator sent it again meanwhile.
      return {
        state: 'waiting',
        dueAt: needs.clock.now() + 15 * second,
        trouble: phrase`It waits for the message it changes.`,
        inDoubt: false,
      };
    case undefined:
    case 'gone':
    case 'failed':
      return never(needs);
    case 'sent':
    case 'unknown':
      return undefined;
  }
}

function never(needs: Needs): Outcome {
  return { state: 'gone', trouble: phrase`The message it would change was never sent.`, at: needs.clock.now() };
}

function isCurrent(
  target: Delivery,
  composed: Composed & { revision: number },
): target is Delivery & { messageId: string } {
  return target.state === 'sent' && target.messageId !== null && target.revision === composed.revision;
}

function done(needs: Needs, messageId: string, revision: number): Outcome {
  return { state: 'sent', messageId, revision, at: needs.clock.now() };
}

/**
 * A message a moderator told us about, or one still in doubt: perhaps it can be read by now. What is found is remembered
 * before it is changed, for a changed message may bear no mark any more.
 */
export async function foundAgain(needs: Needs, desk: Desk, target: Delivery): Promise<string | undefined> {
  const since = target.tryingSince ?? target.createdAt;
  const held = await desk.turn(target.channel, 'look');
  if (held > 0) throw new PlatformError('rate-limited', slowDown, { retryAfter: held });
  const found = await desk.call(target.channel, desk.platform.find(target.channel, target.id, since));
  if (typeof found !== 'object') return undefined;
  await needs.deliveries.identify(target.id, found.messageId, needs.clock.now());
  return found.messageId;
}

/**
 * A message or channel that is gone needs no correcting; the channel's subscriptions are for the next post to judge. A copy that
 * stands and cannot be changed is answered, unless nothing can be posted there either.
 */
async function refused(
  needs: Needs,
  { platform }: Desk,
  delivery: Delivery,
  work: Work & { kind: 'edit' },
  error: unknown,
): Promise<Outcome> {
  let closed: Said | undefined;
  const outcome = await refusedChange(needs, delivery, error, async (refusal) => {
    const said = sentence(refusal);
    if (refusal.trouble === 'forbidden') closed = await obstacle(platform, delivery);
    return closed ?? (refusal.trouble === 'too-long' ? row([phrase`The changed message does not fit.`, said]) : said);
  });
  // Read again: which message it is may have been found a moment ago.
  const copy = await needs.deliveries.get(work.target);
  if (outcome.state !== 'failed' || closed !== undefined || copy?.state !== 'sent' || copy.messageId === null)
    return outcome;
  return withReplyInstead(needs, outcome, copy, work);
}
