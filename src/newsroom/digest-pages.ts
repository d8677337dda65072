import type { Article } from '../core/article.ts';
import type { Category } from '../core/category.ts';
import type { Instant } from '../core/clock.ts';
import type { Told } from '../core/message.ts';
import { platformOf } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { spoken, type Language } from '../core/speak.ts';
import type { Subscription } from '../core/subscription.ts';
import { sayTopic } from '../core/topic.ts';
import { digestMessage, previewMessage } from '../core/wording/digest.ts';
import { bestOf } from './best.ts';

export interface DigestPage {
  readonly from: Instant;
  readonly to: Instant;
  readonly late: boolean;
  /** Articles of the window beyond the best few that are wanted. */
  readonly more: number;
  /** The community's open archive, where those can be read. */
  readonly archive: string | undefined;
  readonly articles: readonly Article[];
  readonly corrections: readonly Article[];
  /** From 1. */
  readonly part: number;
  readonly parts: number;
}

type Window = Pick<DigestPage, 'from' | 'to' | 'late' | 'articles' | 'corrections' | 'archive'>;
type Draft = Omit<DigestPage, 'part' | 'parts'>;

/**
 * A digest cut between articles into as many messages as its platform needs: corrections first, then category by category
 * in the community's order, newest first, so that a category is torn apart as seldom as can be. Of nothing to tell, no page,
 * or one that says so where that is wanted. It is measured in all `languages`: a community may speak another one by the time a
 * page is sent, or edited years later.
 */
export function digestPages(
  told: Window,
  { channel, topic, zone, cadence, manner }: Pick<Subscription, 'channel' | 'topic' | 'zone' | 'cadence' | 'manner'>,
  categories: readonly Category[],
  platforms: ReadonlyMap<string, Platform>,
  languages: readonly Language[],
): readonly DigestPage[] {
  const platform = platforms.get(platformOf(channel));
  const fits = (page: Draft): boolean => {
    if (!platform) return page.articles.length + page.corrections.length <= cautious;
    // With what a preview puts around it, so that the preview can show it whole.
    const told = previewMessage(pageMessage({ ...page, ...longestLabel }, { topic, zone }, categories), longest);
    return languages.every((language) => platform.fits(spoken(told, language)));
  };

  const articles = bestOf(told.articles, manner.most, categories);
  const empty: Draft = { ...told, articles: [], corrections: [], more: told.articles.length - articles.length };
  const pages: Draft[] = [];
  const add = (with_: (page: Draft) => Draft): void => {
    const last = pages.at(-1);
    const grown = last && with_(last);
    if (grown && fits(grown)) pages[pages.length - 1] = grown;
    else pages.push(with_(empty));
  };
  for (const article of told.corrections) add((page) => ({ ...page, corrections: [...page.corrections, article] }));
  for (const article of articles) add((page) => ({ ...page, articles: [...page.articles, article] }));
  if (pages.length === 0 && manner.empty === 'say' && cadence.kind !== 'each') pages.push(empty);
  return pages.map((page, index) => ({ ...page, part: index + 1, parts: pages.length }));
}

export function pageMessage(
  page: DigestPage,
  { topic, zone }: Pick<Subscription, 'topic' | 'zone'>,
  categories: readonly Category[],
): Told {
  return digestMessage({ ...page, zone, topic: sayTopic(topic, categories), categories });
}

/** Where another process does the posting, we cannot measure: few enough to fit anywhere. */
const cautious = 5;
/** The last part says how many are left out, and any part may be the last. */
const longestLabel = { part: 99, parts: 99 };
const longest = { subscription: 999_999, part: 98, parts: 99 };
