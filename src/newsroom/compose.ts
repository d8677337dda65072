import type { Article } from '../core/article.ts';
import type { Delivery, Work } from '../core/delivery.ts';
import type { Message } from '../core/message.ts';
import { articleMessage } from '../core/wording/article.ts';
import { sayTopic } from '../core/topic.ts';
import { digestMessage } from '../core/wording/digest.ts';
import type { Needs } from './needs.ts';

/** A delivery in words, with the revision they are of; or why there is nothing to say any more. */
export type Composed = { readonly message: Message; readonly revision: number } | { readonly nothing: string };

type Sent = Delivery & { readonly work: Exclude<Work, { kind: 'edit' }> };

/** What is sent for the first time. What was withdrawn meanwhile is not told to those who never read it. */
export async function composeNew(needs: Needs, delivery: Sent): Promise<Composed> {
  const { work, community } = delivery;
  switch (work.kind) {
    case 'article': {
      const composed = await composeArticle(needs, community, work.article);
      return 'withdrawn' in composed && composed.withdrawn
        ? { nothing: 'It was withdrawn before it was sent.' }
        : composed;
    }
    case 'digest':
      if (!(await needs.subscriptions.get(community, work.subscription)))
        return { nothing: 'Its subscription was removed before it was sent.' };
      return composeDigest(needs, community, work, ({ life }) => life === 'published');
  }
}

/** What a copy already out there should say today. Withdrawn articles stay in it, as withdrawn. */
export function composeCopy(needs: Needs, { work, community }: Sent): Promise<Composed> {
  switch (work.kind) {
    case 'article':
      return composeArticle(needs, community, work.article);
    case 'digest':
      return composeDigest(needs, community, work, () => true);
  }
}

async function composeArticle(
  needs: Needs,
  community: string,
  id: number,
): Promise<Composed & { withdrawn?: boolean }> {
  const article = await needs.articles.get(community, id);
  if (!article) return { nothing: 'The article is not in the archive any more.' };
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
): Promise<Composed> {
  const [held, corrections] = await Promise.all([
    articlesOf(needs, community, work.articles),
    articlesOf(needs, community, work.corrections),
  ]);
  const articles = held.filter(stillNews);
  if (articles.length + corrections.length === 0)
    return { nothing: 'All it would have told was withdrawn before it was sent.' };
  const categories = await needs.categories.list(community);
  const subscription = await needs.subscriptions.get(community, work.subscription);
  // Not kept with the delivery: what somebody no longer follows is nobody's to know.
  const topic = subscription ? sayTopic(subscription.topic, categories) : 'what was followed here';
  const { from, to, late, part, parts } = work;
  return {
    message: digestMessage({ topic, from, to, late, part, parts, articles, corrections, categories }),
    revision: [...held, ...corrections].reduce((sum, { revision }) => sum + revision, 0),
  };
}

async function articlesOf(needs: Needs, community: string, ids: readonly number[]): Promise<readonly Article[]> {
  const found = await Promise.all(ids.map((id) => needs.articles.get(community, id)));
  return found.filter((article) => article !== undefined);
}
