import type { Instant } from '../core/clock.ts';
import type { NewDelivery } from '../core/delivery.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Message } from '../core/message.ts';
import { spoken } from '../core/speak.ts';
import { channelParts } from '../core/place.ts';
import { nextTime, quietUntil } from '../core/quiet.ts';
import type { Moved, Subscription } from '../core/subscription.ts';
import { pageMessage } from './digest-pages.ts';
import { withAnnouncements } from './announce.ts';
import { planNow, planUntil, type Plan } from './digest-plan.ts';
import { faultOf } from './fault.ts';
import { heldUntil } from './held.ts';
import { languageOf } from './language.ts';
import { mustModerate } from './moderate.ts';
import { hour, minute, second, type Needs } from './needs.ts';

/** Plans what has come due: one digest each, however long nobody looked. Returns how many subscriptions were moved on. */
export function createDigests(needs: Needs): { run(): Promise<number> } {
  return {
    run: async () => {
      const tries = new Map<number, number>();
      let moved = 0;
      for (;;) {
        const due = await needs.subscriptions.due(needs.clock.now(), batch + tries.size);
        const wanting = due.filter(({ id }) => (tries.get(id) ?? 0) < mostTries);
        if (wanting.length === 0) return moved;
        for (const subscription of wanting) {
          const outcome = await moveOn(needs, subscription);
          if (outcome === 'moved') moved += 1;
          // Somebody published at this very moment: it is planned anew, with that.
          tries.set(subscription.id, outcome === 'overtaken' ? (tries.get(subscription.id) ?? 0) + 1 : mostTries);
        }
      }
    },
  };
}

/** Exactly what would go out now, message by message, in the language of the channels; undefined when there is nothing to tell. */
export async function previewDigest(needs: Needs, id: number, member: Member): Promise<readonly Message[] | undefined> {
  const subscription = await digestOf(needs, id, member);
  const { pages } = await planNow(needs, subscription);
  if (pages.length === 0) return undefined;
  const categories = await needs.categories.list(subscription.community);
  const language = await languageOf(needs, subscription.community);
  return pages.map((page) => spoken(pageMessage(page, subscription, categories), language));
}

/** Sends it now; the next one begins where this one ends. Returns how many messages are owed. */
export async function sendDigest(needs: Needs, id: number, member: Member): Promise<number> {
  const subscription = await digestOf(needs, id, member);
  const { pages } = await tell(needs, () => planNow(needs, subscription));
  return pages.length;
}

/** Plans again when something was published meanwhile. Throws NewsError `conflict` when the subscription was moved on. */
export async function tell(needs: Needs, plan: () => Promise<Plan>, changes: Partial<Moved> = {}): Promise<Plan> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const planned = await plan();
    if (await advance(needs, planned, changes)) return planned;
  }
  throw new NewsError(
    'conflict',
    phrase`This was changed or sent at the very same moment. Look at the list to see how it is now.`,
  );
}

/** Somebody may be publishing at this very moment who still saw the channel mute or paused: a minute later that is seen too. */
export function lookAgain(now: Instant): Instant {
  return now + minute;
}

const batch = 50;
const mostTries = 3;
/** Digests later than this say so. */
const graceful = hour;
/** An article carries the instant it was published at, and is seen a moment later: windows end before that moment. */
const settling = 2 * second;

async function moveOn(needs: Needs, subscription: Subscription): Promise<'moved' | 'overtaken' | 'left'> {
  try {
    const now = needs.clock.now();
    const { cadence, zone, manner, mutedUntil } = subscription;
    // Found due late, in the middle of the night: it stays due until the quiet hours end.
    if (quietUntil(manner.quiet, zone, now, needs.calendar) !== undefined) return 'left';
    const due = subscription.nextAt ?? now;
    // A clock set back does not reopen what was told.
    const to = Math.max(subscription.toldUntil, now - settling);
    if (cadence.kind === 'each' && mutedUntil === null)
      return (await bringHeld(needs, subscription, to)) ? 'moved' : 'overtaken';
    const plan = await planUntil(needs, subscription, { to, late: cadence.kind !== 'each' && now - due > graceful });
    const ended = mutedUntil === null ? {} : { mutedUntil: null };
    const next = cadence.kind === 'each' ? { ...ended, nextAt: lookAgain(now) } : ended;
    return (await advance(needs, plan, next)) ? 'moved' : 'overtaken';
  } catch (error) {
    // One that cannot be planned must not keep the others waiting; it is due again in the next round.
    needs.log.error('a digest could not be planned', { subscription: subscription.id, ...faultOf(error) });
    return 'left';
  }
}

/** What waited for the quiet hours to end goes out as it would have by day. */
async function bringHeld(needs: Needs, subscription: Subscription, to: number): Promise<boolean> {
  const { cadence, zone, manner } = subscription;
  const { owed, window } = await heldUntil(needs, subscription, to);
  // Whoever published in the last moment of the quiet hours may not be done yet: for a minute it is due again.
  const nextAt = nextTime({ cadence, zone, quiet: manner.quiet }, to - minute, needs.calendar);
  const moved = await needs.subscriptions.advance(subscription, { toldUntil: to, nextAt }, owed, window);
  if (moved && owed.length > 0) needs.wake();
  return moved;
}

/** One transaction: what is told, that it is told, and when to speak next. An empty digest is only moved on. */
async function advance(needs: Needs, plan: Plan, changes: Partial<Moved>): Promise<boolean> {
  const { subscription, to, window } = plan;
  const now = needs.clock.now();
  const { cadence, zone, manner } = subscription;
  // What is still to come stays: a digest sent by hand puts off none, and a clock set back brings none again.
  const coming = subscription.nextAt !== null && subscription.nextAt > now ? subscription.nextAt : undefined;
  const nextAt = coming ?? nextTime({ cadence, zone, quiet: manner.quiet }, now, needs.calendar);
  const moved = await needs.subscriptions.advance(
    subscription,
    { toldUntil: to, nextAt, ...changes },
    owed(needs, plan, now),
    window,
  );
  if (moved && plan.pages.length > 0) needs.wake();
  return moved;
}

function owed(needs: Needs, { subscription, to, pages }: Plan, now: number): readonly NewDelivery[] {
  const digest = pages.map(({ articles, corrections, archive: _archive, ...page }): NewDelivery => ({
    id: needs.newId(),
    community: subscription.community,
    channel: subscription.channel,
    work: {
      kind: 'digest',
      subscription: subscription.id,
      ...page,
      articles: articles.map(({ id }) => id),
      corrections: corrections.map(({ id }) => id),
    },
    // Windows never meet, so no two digests end at one instant; a due time may come twice, when the clock is set back.
    key: `digest:${subscription.id}:${to}:${page.part}`,
    createdAt: now,
    dueAt: now,
  }));
  return withAnnouncements(needs, digest, [subscription]);
}

async function digestOf(needs: Needs, id: number, member: Member): Promise<Subscription> {
  mustModerate(member);
  const subscription = Number.isSafeInteger(id) ? await needs.subscriptions.get(member.community.id, id) : undefined;
  if (!subscription || channelParts(subscription.channel).direct) {
    throw new NewsError(
      'not-found',
      phrase`There is no subscription #${id}. Look at the list of subscriptions for their numbers.`,
      {
        field: 'subscription',
      },
    );
  }
  if (subscription.cadence.kind === 'each') {
    throw new NewsError(
      'bad-input',
      phrase`Subscription #${id} gets each article as it is published, so it has no digest. Set it to daily or weekly to have one.`,
      { field: 'subscription' },
    );
  }
  return subscription;
}
