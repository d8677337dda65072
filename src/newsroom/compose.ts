import type { Article } from '../core/article.ts';
import type { Copied, Delivery, Posted, Work } from '../core/delivery.ts';
import type { Message, Told } from '../core/message.ts';
import { spoken } from '../core/speak.ts';
import { articleMessage } from '../core/wording/article.ts';
import { phrase, type Said } from '../core/phrase.ts';
import type { Channel } from '../core/place.ts';
import { matches, sayTopic } from '../core/topic.ts';
import { digestMessage } from '../core/wording/digest.ts';
import { publishedAnswer, rejectedAnswer, reportedAnswer, waitingNote } from '../core/wording/answers.ts';
import { feedDiedMessage } from '../core/wording/feed-notices.ts';
import { endedMessage, replyMessage, stoppedMessage } from '../core/wording/notices.ts';
import { openArchive } from './archive.ts';
import { editKey } from './copies.ts';
import { waitingFor } from './waiting-note.ts';
import { languageOf } from './language.ts';
import type { Needs } from './needs.ts';
import { saysItself } from './replies.ts';

/**
 * A delivery in words, with the revision they are of, and the message they are said under; or why there is nothing to say
 * any more.
 */
export type Composed = Composing<Message>;

type Telling = Composing<Told>;

type Composing<Words> =
  | {
      readonly message: Words;
      readonly revision: number;
      readonly under?: string;
      /** The first part, where this is a later one of the same digest. */
      readonly after?: string;
    }
  | { readonly nothing: Said };

type Sent<W extends Work> = Delivery & { readonly work: W };

/** What is sent for the first time. What was withdrawn meanwhile is not told to those who never read it. */
export async function composeNew(needs: Needs, delivery: Sent<Posted>): Promise<Composed> {
  return inTheirLanguage(needs, delivery, await tellNew(needs, delivery));
}

/** What a copy already out there should say today. Withdrawn articles stay in it, as withdrawn. */
export async function composeCopy(needs: Needs, delivery: Sent<Copied>): Promise<Composed> {
  return inTheirLanguage(needs, delivery, await tellCopy(needs, delivery));
}

async function inTheirLanguage(needs: Needs, { community }: Delivery, telling: Telling): Promise<Composed> {
  if ('nothing' in telling) return telling;
  return { ...telling, message: spoken(telling.message, await languageOf(needs, community)) };
}

async function tellNew(needs: Needs, delivery: Sent<Posted>): Promise<Telling> {
  const { work, community, channel } = delivery;
  switch (work.kind) {
    case 'article': {
      if (!(await isStillWanted(needs, community, channel, work.article)))
        return { nothing: phrase`Its subscription was removed before it was sent.` };
      const composed = await composeArticle(needs, community, work.article);
      return 'withdrawn' in composed && composed.withdrawn
        ? { nothing: phrase`It was withdrawn before it was sent.` }
        : composed;
    }
    case 'digest':
      if (!(await needs.subscriptions.get(community, work.subscription)))
        return { nothing: phrase`Its subscription was removed before it was sent.` };
      return {
        ...(await composeDigest(needs, community, work, ({ life }) => life === 'published')),
        ...(await afterFirst(needs, delivery)),
      };
    case 'reply':
      return composeReply(needs, community, work);
    case 'stopped':
      return composeStopped(needs, community, work);
    case 'ended':
      return { message: endedMessage(work.category), revision: 0 };
    case 'answer':
      return composeAnswer(needs, community, work);
    case 'reported':
      return composeReported(needs, community, work);
    case 'waiting':
      return composeWaiting(needs, community);
    case 'feed':
      return composeFeed(needs, community, work);
  }
}

/** Its first part, once that was sent: parts of a channel go in their order. */
async function afterFirst(needs: Needs, { community, work, key }: Sent<Posted>): Promise<{ readonly after?: string }> {
  if (work.kind !== 'digest' || work.part === 1) return {};
  const [first] = await needs.deliveries.ofKeys(community, [key.replace(/\d+$/, '1')]);
  return first?.state === 'sent' && first.messageId !== null ? { after: first.messageId } : {};
}

function tellCopy(needs: Needs, { work, community }: Sent<Copied>): Promise<Telling> {
  switch (work.kind) {
    case 'article':
      return composeArticle(needs, community, work.article);
    case 'digest':
      return composeDigest(needs, community, work, () => true);
  }
}

/** Who unfollowed while it waited for their platform was told that nothing more comes. */
async function isStillWanted(needs: Needs, community: string, channel: Channel, id: number): Promise<boolean> {
  const article = await needs.articles.get(community, id);
  const held = await needs.subscriptions.ofChannel(community, channel);
  return article === undefined || held.some(({ topic }) => matches(topic, article));
}

async function composeArticle(needs: Needs, community: string, id: number): Promise<Telling & { withdrawn?: boolean }> {
  const article = await needs.articles.get(community, id);
  if (!article) return { nothing: phrase`The article is not in the archive any more.` };
  return {
    message: articleMessage(article, await needs.categories.list(community)),
    revision: article.revision,
    withdrawn: article.life === 'withdrawn',
  };
}

async function composeDigest(
  needs: Needs,
  community: string,
  work: Work & { kind: 'digest' },
  stillNews: (article: Article) => boolean,
): Promise<Telling> {
  const [held, corrections] = await Promise.all([
    articlesOf(needs, community, work.articles),
    articlesOf(needs, community, work.corrections),
  ]);
  const articles = held.filter(stillNews);
  const wasEmpty = work.articles.length + work.corrections.length === 0;
  if (!wasEmpty && articles.length + corrections.length === 0)
    return { nothing: phrase`All it would have told was withdrawn before it was sent.` };
  const categories = await needs.categories.list(community);
  const subscription = await needs.subscriptions.get(community, work.subscription);
  // Not kept with the delivery: what somebody no longer follows is nobody's to know.
  const topic = subscription ? sayTopic(subscription.topic, categories) : phrase`what was followed here`;
  const { from, to, late, more, part, parts } = work;
  const { zone } = subscription ?? (await needs.communities.get(community)) ?? { zone: 'UTC' };
  return {
    message: digestMessage({
      topic,
      from,
      to,
      zone,
      late,
      more,
      archive: await openArchive(needs, community),
      part,
      parts,
      articles,
      corrections,
      categories,
    }),
    revision: [...held, ...corrections].reduce((sum, { revision }) => sum + revision, 0),
  };
}

/** Only under a message that readers saw before the correction; one composed after it says so itself. */
async function composeReply(needs: Needs, community: string, work: Work & { kind: 'reply' }): Promise<Telling> {
  const article = await needs.articles.get(community, work.article);
  if (!article || article.notice?.at !== work.at) return { nothing: phrase`A later correction says it instead.` };
  const target = await needs.deliveries.get(work.target);
  if (target?.state !== 'sent' || target.messageId === null)
    return { nothing: phrase`The message it would stand under was never sent, or cannot be found.` };
  if (saysItself(target, work.at))
    return { nothing: phrase`The message it would stand under was corrected before it was sent.` };
  const [edit] =
    work.revision === undefined
      ? []
      : await needs.deliveries.ofKeys(community, [editKey(target.id, { id: work.article, revision: work.revision })]);
  const stands = edit?.state === 'failed';
  return { message: replyMessage(article, stands), revision: article.revision, under: target.messageId };
}

async function composeStopped(needs: Needs, community: string, work: Work & { kind: 'stopped' }): Promise<Telling> {
  const held = await needs.subscriptions.ofChannel(community, work.stopped);
  const stopped = held.filter(({ paused }) => paused?.at === work.at);
  const [first] = stopped;
  if (!first?.paused) return { nothing: phrase`The channel takes messages again.` };
  const categories = await needs.categories.list(community);
  const topics = stopped.map(({ topic }) => sayTopic(topic, categories));
  return { message: stoppedMessage(work.stopped, topics, first.paused.reason ?? ''), revision: 0 };
}

/** What became of a link somebody handed in: published, as it stands now, or not, and why. Never who decided. */
async function composeAnswer(needs: Needs, community: string, work: Work & { kind: 'answer' }): Promise<Telling> {
  const candidate = await needs.candidates.get(community, work.candidate);
  const decision = candidate?.decision;
  if (!candidate || !decision) return { nothing: phrase`Nobody knows any more what became of it.` };
  if (decision.kind === 'rejected') return { message: rejectedAnswer(candidate, decision.reason), revision: 0 };
  const article = await needs.articles.get(community, decision.article);
  if (!article) return { nothing: phrase`The article is not in the archive any more.` };
  return { message: publishedAnswer(article), revision: 0 };
}

/** What became of the article somebody reported, as it stands now. Never who decided. */
async function composeReported(needs: Needs, community: string, work: Work & { kind: 'reported' }): Promise<Telling> {
  const article = await needs.articles.get(community, work.article);
  if (!article) return { nothing: phrase`The article is not in the archive any more.` };
  return { message: reportedAnswer(article, work.reason, article.revision > work.revision), revision: 0 };
}

/** What waits now, not what waited when it was owed. */
async function composeWaiting(needs: Needs, community: string): Promise<Telling> {
  const { links, reported, stuck, isQuiet } = await waitingFor(needs, community);
  if (isQuiet) return { nothing: phrase`Somebody has looked at everything that waited.` };
  return { message: waitingNote(links, reported, stuck), revision: 0 };
}

async function composeFeed(needs: Needs, community: string, work: Work & { kind: 'feed' }): Promise<Telling> {
  const feed = await needs.feeds.get(community, work.feed);
  return feed?.trouble && feed.trouble.toldAt === work.at
    ? { message: feedDiedMessage(feed), revision: 0 }
    : { nothing: phrase`The feed works again, or is followed no more.` };
}

async function articlesOf(needs: Needs, community: string, ids: readonly number[]): Promise<readonly Article[]> {
  const found = await Promise.all(ids.map((id) => needs.articles.get(community, id)));
  return found.filter((article) => article !== undefined);
}
