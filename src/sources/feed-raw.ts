import type { FeedRest } from '../core/feed-rest.ts';
import { plainText } from './feed-text.ts';

/** A feed as its format states it, before ids are made unique and the newest items picked. */
export interface RawFeed {
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly language: string | null;
  readonly rest: FeedRest;
  readonly items: readonly RawItem[];
}

export interface RawItem {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly publishedAt: string | null;
  readonly summary: string | null;
  readonly byline: string | null;
  readonly categories: readonly string[];
}

/** Characters kept of each. */
export const lengths = { title: 300, summary: 600, id: 2048, name: 120, category: 100, categories: 20 } as const;

export function categoriesOf(stated: readonly string[]): readonly string[] {
  const plain = stated.slice(0, 200).map((each) => plainText(each, lengths.category));
  return [...new Set(plain)].filter((each) => each !== '').slice(0, lengths.categories);
}

/** A language tag as BCP 47 writes it, or null. */
export function languageOf(stated: string | null): string | null {
  const tag = stated?.trim().replaceAll('_', '-') ?? '';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
