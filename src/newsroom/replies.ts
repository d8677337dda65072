import type { Article } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Delivery, NewDelivery, NoticeGiven, Outcome, Work } from '../core/delivery.ts';
import { phrase, row } from '../core/phrase.ts';
import type { Subscription } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { editKey, replyKey } from './copies.ts';
import type { Needs } from './needs.ts';

/**
 * A note under every copy readers have seen, where the channel asked for it. Corrections wait for no quiet hours: what was
 * believed last night is acted on this morning. A muted or paused channel gets its edit alone.
 */
export function repliesTo(
  needs: Needs,
  article: Article,
  copies: readonly Delivery[],
  subscriptions: readonly Subscription[],
): readonly NewDelivery[] {
  const now = needs.clock.now();
  const notice = { at: article.notice?.at ?? now, revision: article.revision };
  return copies
    .filter(
      (copy) =>
        mayBeSeen(copy) &&
        subscriptions.some(
          (held) => held.manner.corrections === 'reply' && brought(held, copy, article) && !rests(held, now),
        ),
    )
    .map((copy) => replyTo(needs, copy, article.id, notice));
}

/**
 * What follows from an edit that failed for good where messages can still be posted: the note that stands for it, under the same
 * key as one the channel asked for, so that there is never more than one. A quiet edit, and a copy that says it all the same,
 * need none; a channel that rests is told when that ends, if what it gets then will say it.
 */
export async function withReplyInstead(
  needs: Needs,
  failed: Extract<Outcome, { readonly state: 'unknown' | 'gone' | 'failed' }>,
  copy: Delivery,
  { article: id, notice }: Work & { kind: 'edit' },
): Promise<Outcome> {
  const article = await needs.articles.get(copy.community, id);
  if (!notice || !article || saysItself(copy, notice.at) || (await wasEditedSince(needs, copy, article, notice)))
    return failed;
  const held = (await needs.subscriptions.ofChannel(copy.community, copy.channel)).filter((one) =>
    brought(one, copy, article),
  );
  if (held.length > 0 && held.every((one) => rests(one, needs.clock.now()) && isToldAfter(one, article)))
    return { ...failed, trouble: row([failed.trouble, toldLater]) };
  const instead = replyTo(needs, copy, id, notice);
  return { ...failed, trouble: row([failed.trouble, toldInstead]), instead };
}

/** Whether a copy was composed after the notice; of one that was sent in doubt nobody knows. */
export function saysItself({ settledAt, revision }: Delivery, at: Instant): boolean {
  return settledAt !== null && settledAt > at && revision !== 0;
}

const toldInstead = phrase`Its readers are told in a reply under it.`;
const toldLater = phrase`The channel is muted or paused: what it gets when that ends says it.`;

/** One that is sent after this says it all itself. */
function mayBeSeen({ state, messageId }: Delivery): boolean {
  return state === 'sending' || (state === 'sent' && messageId !== null);
}

function brought(held: Subscription, { channel, work }: Delivery, article: Article): boolean {
  return (
    held.channel === channel && (work.kind === 'digest' ? held.id === work.subscription : matches(held.topic, article))
  );
}

function rests({ paused, mutedUntil }: Subscription, now: Instant): boolean {
  return paused !== null || (mutedUntil !== null && mutedUntil > now);
}

/**
 * Whether the end of a rest brings the correction: told at once, a channel gets what came since it was last told, and of that nothing
 * that was withdrawn (newsroom/digest-plan.ts). Digests have told it, or will.
 */
function isToldAfter({ cadence, toldUntil }: Subscription, { life, sharedAt, correctedAt }: Article): boolean {
  if (cadence.kind !== 'each') return true;
  return correctedAt !== null && correctedAt > toldUntil && (life === 'published' || sharedAt <= toldUntil);
}

/** Edits that wait step aside, so a later one may have brought the notice along. */
async function wasEditedSince(
  needs: Needs,
  copy: Delivery,
  { id, revision: newest }: Article,
  { revision }: NoticeGiven,
): Promise<boolean> {
  const later = Array.from({ length: newest - revision }, (_, index) =>
    editKey(copy.id, { id, revision: revision + index + 1 }),
  );
  return (await needs.deliveries.ofKeys(copy.community, later)).some(({ state }) => state === 'sent');
}

function replyTo(needs: Needs, copy: Delivery, article: number, { at, revision }: NoticeGiven): NewDelivery {
  const now = needs.clock.now();
  return {
    id: needs.newId(),
    community: copy.community,
    channel: copy.channel,
    work: { kind: 'reply', target: copy.id, article, at, revision },
    key: replyKey(copy.id, { id: article, revision }),
    createdAt: now,
    dueAt: now,
  };
}
