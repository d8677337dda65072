import type { Article } from '../core/article.ts';
import type { Category } from '../core/category.ts';
import type { Instant } from '../core/clock.ts';
import type { Message } from '../core/message.ts';
import { platformOf } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import type { Subscription } from '../core/subscription.ts';
import { sayTopic, type Topic } from '../core/topic.ts';
import { digestMessage } from '../core/wording/digest.ts';

export interface DigestPage {
  readonly from: Instant;
  readonly to: Instant;
  readonly late: boolean;
  readonly articles: readonly Article[];
  readonly corrections: readonly Article[];
  /** From 1. */
  readonly part: number;
  readonly parts: number;
}

type Told = Pick<DigestPage, 'from' | 'to' | 'late' | 'articles' | 'corrections'>;

/**
 * A digest cut between articles into as many messages as its platform needs: corrections first, then category by category
 * in the community's order, newest first, so that a category is torn apart as seldom as can be. No pages for nothing to tell.
 */
export function digestPages(
  told: Told,
  { channel, topic }: Pick<Subscription, 'channel' | 'topic'>,
  categories: readonly Category[],
  platforms: ReadonlyMap<string, Platform>,
): readonly DigestPage[] {
  const platform = platforms.get(platformOf(channel));
  const fits = (page: Told): boolean =>
    platform
      ? platform.fits(pageMessage({ ...page, ...longestLabel }, topic, categories))
      : page.articles.length + page.corrections.length <= cautious;

  const pages: Told[] = [];
  const add = (with_: (page: Told) => Told): void => {
    const last = pages.at(-1);
    const grown = last && with_(last);
    if (grown && fits(grown)) pages[pages.length - 1] = grown;
    else pages.push(with_({ ...told, articles: [], corrections: [] }));
  };
  for (const article of told.corrections) add((page) => ({ ...page, corrections: [...page.corrections, article] }));
  for (const article of inOrder(told.articles, categories))
    add((page) => ({ ...page, articles: [...page.articles, article] }));
  return pages.map((page, index) => ({ ...page, part: index + 1, parts: pages.length }));
}

export function pageMessage(page: DigestPage, topic: Topic, categories: readonly Category[]): Message {
  return digestMessage({ ...page, topic: sayTopic(topic, categories), categories });
}

/** Where another process does the posting, we cannot measure: few enough to fit anywhere. */
const cautious = 5;
const longestLabel = { part: 99, parts: 99 };

function inOrder(articles: readonly Article[], categories: readonly Category[]): readonly Article[] {
  const order = new Map(categories.map(({ slug }, index) => [slug, index]));
  const place = ({ categories: [first] }: Article): number => order.get(first ?? '') ?? order.size;
  return articles.toSorted((a, b) => place(a) - place(b) || b.sharedAt - a.sharedAt || b.id - a.id);
}
