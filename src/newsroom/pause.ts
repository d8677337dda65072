import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { MuteUntil } from '../core/mute.ts';
import type { Resumed, SubscriptionLine } from '../core/subscribing.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { platformName, platformOf } from '../core/place.ts';
import { nextTime, quietUntil } from '../core/quiet.ts';
import type { Moved, Subscription } from '../core/subscription.ts';
import { lookAgain, tell } from './digest.ts';
import { planNow, type Plan } from './digest-plan.ts';
import { day, type Needs } from './needs.ts';
import { asLine, changeable } from './subscriptions.ts';

/** Nothing is sent until then; what comes meanwhile is told in one digest at the end. Throws NewsError. */
export async function mute(needs: Needs, id: number, wish: MuteUntil, member: Member): Promise<SubscriptionLine> {
  const subscription = await changeable(needs, id, member);
  const now = needs.clock.now();
  const { cadence, zone, manner } = subscription;
  const until = wish.kind === 'days' ? now + wish.days * day : needs.calendar.begins(wish.date, zone);
  if (until === undefined || until <= now || until > now + 366 * day) {
    throw new NewsError(
      'bad-input',
      phrase`Give a number of days, like 7, or a day to come within a year, like 2026-12-24.`,
      { field: 'until' },
    );
  }
  const nextAt =
    cadence.kind === 'each'
      ? (quietUntil(manner.quiet, zone, until, needs.calendar) ?? until)
      : nextTime({ cadence, zone, quiet: manner.quiet }, until - 1, needs.calendar);
  await change(needs, subscription, { ...upToNow(needs, subscription), nextAt, mutedUntil: until });
  return again(needs, subscription);
}

/** Until somebody resumes it. Throws NewsError. */
export async function pause(needs: Needs, id: number, member: Member): Promise<SubscriptionLine> {
  const subscription = await changeable(needs, id, member);
  if (subscription.paused) throw new NewsError('conflict', phrase`#${id} is paused already. Resume it to go on.`);
  const { nextAt } = subscription;
  const paused = { reason: null, at: needs.clock.now() };
  await change(needs, subscription, { ...upToNow(needs, subscription), nextAt, paused });
  return again(needs, subscription);
}

/** Ends a pause or a mute, and brings what was missed. One button is enough for a channel that had stopped. Throws NewsError. */
export async function resume(needs: Needs, id: number, member: Member): Promise<Resumed> {
  const subscription = await changeable(needs, id, member);
  if (!subscription.paused && subscription.mutedUntil === null)
    throw new NewsError('conflict', phrase`#${id} is neither paused nor muted, so there is nothing to resume.`);
  await mustTakeMessages(needs, subscription);
  const stopped = await stoppedWith(needs, subscription);
  let brought = 0;
  for (const held of stopped) brought += await goOn(needs, held);
  needs.wake();
  return { ...(await again(needs, subscription)), brought, others: stopped.length - 1 };
}

/** What was missed, as one digest; digests go on by themselves, and what is due comes at once. Returns how many messages are owed. */
export async function goOn(needs: Needs, subscription: Subscription): Promise<number> {
  const { cadence, zone, manner, paused, mutedUntil, nextAt } = subscription;
  const now = needs.clock.now();
  if (cadence.kind === 'each') {
    const plan = await tell(needs, () => planNow(needs, subscription, missedSince(subscription)), {
      paused: null,
      mutedUntil: null,
      nextAt: lookAgain(now),
    });
    await letGo(needs, plan);
    return plan.pages.length;
  }
  const usual =
    paused && mutedUntil === null ? nextAt : nextTime({ cadence, zone, quiet: manner.quiet }, now, needs.calendar);
  await change(needs, subscription, {
    toldUntil: subscription.toldUntil,
    nextAt: usual,
    paused: null,
    mutedUntil: null,
  });
  return 0;
}

/** Copies that had been refused are in the digest now; nobody has to decide about them any more. */
async function letGo(needs: Needs, { subscription: { community, channel }, pages }: Plan): Promise<void> {
  for (const { id } of pages.flatMap(({ articles }) => articles)) {
    const copies = await needs.deliveries.ofArticle(community, id);
    for (const copy of copies)
      if (copy.channel === channel && copy.state === 'failed')
        await needs.deliveries.decide(community, copy.id, 'dropped', needs.clock.now());
  }
}

/**
 * What a channel could not take before it was found out belongs to what it missed. Told at once, nobody keeps how far it is
 * told; with quiet hours, a mute or a pause by hand that is known, and may be longer ago.
 */
function missedSince({ paused, toldUntil, manner, mutedUntil }: Subscription): number {
  if (!paused || paused.reason === null || manner.quiet || mutedUntil !== null) return toldUntil;
  return Math.max(toldUntil, paused.at - day);
}

/** Told at once, all until now is told; a digest's window and what waits for the morning stay. */
function upToNow(
  needs: Needs,
  { cadence, manner, toldUntil, paused, mutedUntil }: Subscription,
): Pick<Moved, 'toldUntil'> {
  const isTold = cadence.kind === 'each' && !manner.quiet && !paused && mutedUntil === null;
  return { toldUntil: isTold ? Math.max(needs.clock.now(), toldUntil) : toldUntil };
}

/** All that stopped together goes on together; what a person paused by hand stays so. */
async function stoppedWith(needs: Needs, subscription: Subscription): Promise<readonly Subscription[]> {
  const { paused, community, channel, id } = subscription;
  if (!paused || paused.reason === null) return [subscription];
  const held = await needs.subscriptions.ofChannel(community, channel);
  return [subscription, ...held.filter((other) => other.id !== id && other.paused && other.paused.reason !== null)];
}

async function mustTakeMessages(needs: Needs, { channel }: Subscription): Promise<void> {
  const name = platformName(platformOf(channel));
  const platform = needs.platforms.get(platformOf(channel));
  if (!platform)
    throw new NewsError(
      'unreachable',
      phrase`This bot is not connected to ${name} at the moment. Try again when it is.`,
    );
  let obstacle: Said | undefined;
  try {
    obstacle = await platform.obstacle(channel);
  } catch {
    throw new NewsError(
      'unreachable',
      phrase`${name} did not tell whether messages can be sent there. Try again in a minute.`,
    );
  }
  if (obstacle !== undefined)
    throw new NewsError('unreachable', phrase`Nothing can be sent there yet. ${obstacle} Then press Resume again.`);
}

async function change(needs: Needs, subscription: Subscription, moved: Moved): Promise<void> {
  if (await needs.subscriptions.advance(subscription, moved, [])) return;
  throw new NewsError(
    'conflict',
    phrase`This was changed at the very same moment. Look at the list to see how it is now.`,
  );
}

async function again(needs: Needs, { community, id }: Subscription): Promise<SubscriptionLine> {
  const now = await needs.subscriptions.get(community, id);
  if (now) return asLine(needs, now);
  throw new NewsError('not-found', phrase`#${id} was removed meanwhile.`, { field: 'subscription' });
}
