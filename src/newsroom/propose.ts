import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Cancelled, Correction, Proposal, Revised } from '../core/newsroom.ts';
import { platformOf } from '../core/place.ts';
import { spoken } from '../core/speak.ts';
import { articleMessage } from '../core/wording/article.ts';
import { cannotBeEdited, isChannels, mayBeOut } from './copies.ts';
import { correct, corrected, withdraw } from './correct.ts';
import { knownArticle } from './known.ts';
import { languageOf } from './language.ts';
import { mustModerate } from './moderate.ts';
import { minute, type Needs, type Proposed } from './needs.ts';
import { repliesTo } from './replies.ts';

/** What it would do, shown before it is done. Throws NewsError for what cannot be done at all. */
export async function propose(needs: Needs, id: number, wanted: Correction, member: Member): Promise<Proposal> {
  mustModerate(member);
  const before = await knownArticle(needs, id, member);
  const article = { ...before, ...corrected(before, wanted, needs.clock.now()) };
  const { community, revision } = before;
  const subscriptions = await needs.subscriptions.ofCommunity(community);
  const held = (await needs.deliveries.ofArticle(community, id)).filter(mayBeOut).filter(isChannels);
  const byPlatform = Object.groupBy(
    held.filter((copy) => !cannotBeEdited(copy)),
    ({ channel }) => platformOf(channel),
  );
  const token = needs.newId();
  await needs.proposals.set(token, { community, article: id, revision, wanted }, kept);
  const categories = await needs.categories.list(community);
  return {
    token,
    article,
    copy: spoken(articleMessage(article, categories), await languageOf(needs, community)),
    copies: Object.entries(byPlatform).map(([platform, copies = []]) => ({ platform, count: copies.length })),
    replies: repliesTo(needs, article, held, subscriptions).length,
    unreachable: held.filter(cannotBeEdited),
  };
}

/** Does it once: whoever presses second is told that it says so already. Throws NewsError. */
export async function confirm(needs: Needs, token: string, member: Member): Promise<Revised> {
  mustModerate(member);
  const { article: id, wanted, revision } = await opened(needs, token, member);
  const now = await knownArticle(needs, id, member);
  if (now.revision !== revision) {
    throw new NewsError(
      'conflict',
      phrase`Article #${id} was changed since this preview was made, so nothing was done. Give the command again to see it as it is now.`,
    );
  }
  const revised =
    wanted.kind === 'correct'
      ? await correct(needs, id, wanted, member)
      : await withdraw(needs, id, wanted.text, member);
  await needs.proposals.delete(token);
  return revised;
}

/** Nothing is changed. Throws NewsError `expired`. */
export async function cancel(needs: Needs, token: string, member: Member): Promise<Cancelled> {
  mustModerate(member);
  const { article } = await opened(needs, token, member);
  await needs.proposals.delete(token);
  return { article: await knownArticle(needs, article, member), at: needs.clock.now() };
}

const kept = 30 * minute;

async function opened(needs: Needs, token: string, member: Member): Promise<Proposed> {
  const proposed = await needs.proposals.get(token);
  if (proposed && proposed.community === member.community.id) return proposed;
  throw new NewsError(
    'expired',
    phrase`This preview was used already, or half an hour has passed. Give the command again to get a new one; the article says how it stands.`,
  );
}
