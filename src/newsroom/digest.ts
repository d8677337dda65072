import type { Article } from '../core/article.ts';
import type { Category } from '../core/category.ts';
import type { Instant } from '../core/clock.ts';
import type { NewDelivery } from '../core/delivery.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { Message } from '../core/message.ts';
import { channelParts } from '../core/place.ts';
import type { Subscription } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { digestPages, pageMessage, type DigestPage } from './digest-pages.ts';
import { faultOf } from './fault.ts';
import { mustModerate } from './moderate.ts';
import { hour, second, type Needs } from './needs.ts';

/** What one digest tells: everything of the topic in (from, to], and where it was due. */
interface Plan {
  readonly subscription: Subscription;
  readonly from: Instant;
  readonly to: Instant;
  readonly late: boolean;
  readonly pages: readonly DigestPage[];
}

/** Plans what has come due: one digest each, however long nobody looked. Returns how many subscriptions were moved on. */
export function createDigests(needs: Needs): { run(): Promise<number> } {
  return {
    run: async () => {
      const tried = new Set<number>();
      let moved = 0;
      for (;;) {
        const due = await needs.subscriptions.due(needs.clock.now(), batch + tried.size);
        const untried = due.filter(({ id }) => !tried.has(id));
        if (untried.length === 0) return moved;
        for (const subscription of untried) {
          tried.add(subscription.id);
          if (await moveOn(needs, subscription)) moved += 1;
        }
      }
    },
  };
}

/** Exactly what would go out now, message by message; undefined when there is nothing to tell. */
export async function previewDigest(needs: Needs, id: number, member: Member): Promise<readonly Message[] | undefined> {
  const subscription = await digestOf(needs, id, member);
  const { pages } = await planNow(needs, subscription);
  if (pages.length === 0) return undefined;
  const categories = await needs.categories.list(subscription.community);
  return pages.map((page) => pageMessage(page, subscription.topic, categories));
}

/** Sends it now; the next one begins where this one ends. Returns how many messages are owed. */
export async function sendDigest(needs: Needs, id: number, member: Member): Promise<number> {
  return tellNow(needs, await digestOf(needs, id, member));
}

/** Throws NewsError `conflict` when the subscription was moved on at the same moment. */
export async function tellNow(needs: Needs, subscription: Subscription): Promise<number> {
  const plan = await planNow(needs, subscription);
  if (plan.pages.length === 0) return 0;
  if (await advance(needs, plan)) return plan.pages.length;
  throw new NewsError('conflict', 'This digest was sent at the very same moment, so it is not sent twice.');
}

const batch = 50;
/** Digests later than this say so. */
const graceful = hour;
/** An article carries the instant it was published at, and is seen a moment later: windows end before that moment. */
const settling = 2 * second;

async function moveOn(needs: Needs, subscription: Subscription): Promise<boolean> {
  try {
    const now = needs.clock.now();
    const due = subscription.nextAt ?? now;
    // A clock set back does not reopen what was told.
    const to = Math.max(subscription.toldUntil, now - settling);
    return await advance(needs, await plan(needs, subscription, { to, late: now - due > graceful }));
  } catch (error) {
    // One that cannot be planned must not keep the others waiting; it is due again in the next round.
    needs.log.error('a digest could not be planned', { subscription: subscription.id, ...faultOf(error) });
    return false;
  }
}

/** Up to this moment, and what was published in it, whatever the clock says. */
async function planNow(needs: Needs, subscription: Subscription): Promise<Plan> {
  const [newest] = await needs.articles.latest(subscription.community, { limit: 1 });
  const to = Math.max(needs.clock.now(), subscription.toldUntil, newest?.sharedAt ?? 0);
  return plan(needs, subscription, { to, late: false });
}

async function plan(needs: Needs, subscription: Subscription, { to, late }: Pick<Plan, 'to' | 'late'>): Promise<Plan> {
  const { community, topic, toldUntil: from } = subscription;
  const wanted = (article: Article): boolean => matches(topic, article);
  const articles = to > from ? await needs.articles.sharedBetween(community, from, to) : [];
  const corrections = to > from ? await needs.articles.correctedBetween(community, from, to) : [];
  const categories: readonly Category[] = await needs.categories.list(community);
  const told = { articles: articles.filter(wanted), corrections: corrections.filter(wanted), from, to, late };
  const pages = digestPages(told, subscription, categories, needs.platforms);
  return { subscription, from, to, late, pages };
}

/** One transaction: what is told, that it is told, and when to speak next. An empty digest is only moved on. */
async function advance(needs: Needs, plan: Plan): Promise<boolean> {
  const { subscription, to } = plan;
  const now = needs.clock.now();
  const { cadence, zone } = subscription;
  // What is still to come stays: a digest sent by hand puts off none, and a clock set back brings none again.
  const coming = subscription.nextAt !== null && subscription.nextAt > now ? subscription.nextAt : undefined;
  const nextAt = cadence.kind === 'each' ? null : (coming ?? needs.calendar.next(cadence, zone, now));
  const moved = await needs.subscriptions.advance(subscription, { toldUntil: to, nextAt }, owed(needs, plan, now));
  if (moved && plan.pages.length > 0) needs.wake();
  return moved;
}

function owed(needs: Needs, { subscription, from, to, late, pages }: Plan, now: Instant): readonly NewDelivery[] {
  return pages.map(({ articles, corrections, part, parts }) => ({
    id: needs.newId(),
    community: subscription.community,
    channel: subscription.channel,
    work: {
      kind: 'digest',
      subscription: subscription.id,
      from,
      to,
      late,
      articles: articles.map(({ id }) => id),
      corrections: corrections.map(({ id }) => id),
      part,
      parts,
    },
    // Windows never meet, so no two digests end at one instant; a due time may come twice, when the clock is set back.
    key: `digest:${subscription.id}:${to}:${part}`,
    createdAt: now,
    dueAt: now,
  }));
}

async function digestOf(needs: Needs, id: number, member: Member): Promise<Subscription> {
  mustModerate(member);
  const subscription = Number.isSafeInteger(id) ? await needs.subscriptions.get(member.community.id, id) : undefined;
  if (!subscription || channelParts(subscription.channel).direct) {
    throw new NewsError(
      'not-found',
      `There is no subscription #${id}. Look at the list of subscriptions for their numbers.`,
      {
        field: 'subscription',
      },
    );
  }
  if (subscription.cadence.kind === 'each') {
    throw new NewsError(
      'bad-input',
      `Subscription #${id} gets each article as it is published, so it has no digest. Set it to daily or weekly to have one.`,
      { field: 'subscription' },
    );
  }
  return subscription;
}
