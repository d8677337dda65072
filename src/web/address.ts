import type { Article } from '../core/article.ts';
import { slugOf } from '../core/category.ts';
import { visible } from '../core/visible.ts';

/** How large a reader wants the text. It travels in the links, so that nothing has to be kept about anybody. */
export const sizes = ['normal', 'large', 'larger'] as const;
export type Size = (typeof sizes)[number];

export function readSize(typed: string | undefined): Size {
  return sizes.find((size) => size === typed) ?? 'normal';
}

export const feedKinds = ['rss', 'atom', 'json'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** What a feed tells of. */
export type FeedTopic = 'latest' | 'corrections' | { readonly category: string };

/** The addresses of one community's archive, from the root of the site. Those of articles and categories never change. */
export interface Addresses {
  readonly home: string;
  readonly search: string;
  readonly about: string;
  readonly privacy: string;
  readonly sitemap: string;
  category(slug: string): string;
  article(article: Pick<Article, 'id' | 'title'>): string;
  feed(topic: FeedTopic, kind: FeedKind): string;
}

export function addressesOf(community: string): Addresses {
  const home = `/c/${encodeURIComponent(community)}`;
  return {
    home,
    search: `${home}/search`,
    about: `${home}/about`,
    privacy: `${home}/privacy`,
    sitemap: `${home}/sitemap.xml`,
    category: (slug) => `${home}/in/${encodeURIComponent(slug)}`,
    article: (article) => `${home}/a/${encodeURIComponent(articleKey(article))}`,
    feed: (topic, kind) =>
      `${home}/feeds/${typeof topic === 'string' ? topic : `in/${encodeURIComponent(topic.category)}`}.${kind}`,
  };
}

/** `12-treating-clogged-veins`: the number finds it, the words are for people. */
function articleKey({ id, title }: Pick<Article, 'id' | 'title'>): string {
  const words = slugOf(visible(title))
    .slice(0, 60)
    .replace(/-[^-]*$/, (tail) => (title.length > 60 ? '' : tail));
  return words === '' ? String(id) : `${id}-${words}`;
}

/** The number of `12-anything`; undefined for what has none. */
export function idOf(key: string): number | undefined {
  const digits = /^(\d{1,15})(?:-|$)/.exec(key)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The same page with the reader's size kept. */
export function sized(address: string, size: Size): string {
  if (size === 'normal') return address;
  return `${address}${address.includes('?') ? '&' : '?'}size=${size}`;
}
