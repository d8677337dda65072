import { sameAddress } from './address.ts';
import type { FeedItem } from './feed.ts';
import type { Filing, Mark } from './followed-feed.ts';
import { visible } from './visible.ts';

/** By what an item of a feed is known again. */
export function markOf({ id, url, title, publishedAt }: Pick<FeedItem, 'id' | 'url' | 'title' | 'publishedAt'>): Mark {
  return { item: id, page: sameAddress(url), headline: headlineOf(title, publishedAt) };
}

/** Regular columns share their title, never their day too. */
function headlineOf(title: string, publishedAt: string | null): string | null {
  const words = visible(title).toLowerCase();
  return words.length < 20 || publishedAt === null ? null : `${publishedAt.slice(0, 10)} ${words}`.slice(0, 400);
}

/** Whether a moderator wants such items: one of the words or phrases to include is in it, and none of those to leave out. Whole words, in any case, with or without accents. */
export function isWanted(
  { include, exclude }: Pick<Filing, 'include' | 'exclude'>,
  { title, summary, categories }: Pick<FeedItem, 'title' | 'summary' | 'categories'>,
): boolean {
  const text = folded([title, summary ?? '', ...categories].join(' · '));
  const holds = (words: string): boolean => text.includes(folded(words));
  return (include.length === 0 || include.some(holds)) && !exclude.some(holds);
}

/** Words between single spaces, one at either end, so that whole words are found as a part of the text. */
function folded(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return ` ${(words ?? []).join(' ')} `;
}

/** Words and phrases as typed, parted by commas or lines; each once. Those without a letter or digit say nothing. */
export function readWords(typed: string): readonly string[] {
  const words = typed
    .split(/[,;\n]/)
    .map((part) => visible(part).replaceAll(/^["“”„']+|["“”']+$/gu, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return [...new Set(words)];
}
