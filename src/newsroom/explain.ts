import type { Article } from '../core/article.ts';
import type { Member } from '../core/member.ts';
import type { Copy, Explanation, Why } from '../core/newsroom.ts';
import type { Channel } from '../core/place.ts';
import { quietUntil } from '../core/quiet.ts';
import type { Subscription } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { reportCopies } from './copies.ts';
import { knownArticle } from './known.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { mustBeOurChannel } from './subscribe.ts';
import { asLine } from './subscriptions.ts';

/** Asked in the order a person would: is it subscribed, does it match, was it there in time, is it paused, when is it due, what became of it. */
export async function explain(needs: Needs, id: number, channel: Channel, member: Member): Promise<Explanation> {
  mustModerate(member);
  await mustBeOurChannel(needs, channel, member);
  const article = await knownArticle(needs, id, member);
  const [held, all] = await Promise.all([
    needs.subscriptions.ofChannel(article.community, channel),
    reportCopies(needs, article),
  ]);
  const copies = all.filter(({ delivery }) => delivery.channel === channel);
  const subscriptions = await Promise.all(
    held.map(async (subscription) => ({
      line: await asLine(needs, subscription),
      why: whyOf(needs, subscription, article, copies),
    })),
  );
  return { article, channel, subscriptions, copies };
}

function whyOf(needs: Needs, held: Subscription, article: Article, copies: readonly Copy[]): Why {
  if (copies.some(({ delivery: { work } }) => broughtBy(held, work, article))) return 'sent';
  if (!matches(held.topic, article)) return 'other-topic';
  if (held.at > article.sharedAt) return 'too-new';
  if (article.life === 'withdrawn') return 'withdrawn';
  if (held.paused) return 'paused';
  const isToCome = article.sharedAt > held.toldUntil;
  if (held.mutedUntil !== null && isToCome) return 'muted';
  if (held.cadence.kind !== 'each') {
    if (isToCome) return 'next-digest';
    return held.manner.most === null ? 'was-paused' : 'beyond-most';
  }
  const waits = quietUntil(held.manner.quiet, held.zone, article.sharedAt, needs.calendar) !== undefined;
  return waits && isToCome ? 'quiet' : 'was-paused';
}

/** A copy of its own serves all that are told at once; a digest is one subscription's. */
function broughtBy({ id, cadence, topic }: Subscription, work: Copy['delivery']['work'], article: Article): boolean {
  return work.kind === 'digest' ? work.subscription === id : cadence.kind === 'each' && matches(topic, article);
}
