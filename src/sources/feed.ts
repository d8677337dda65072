import { createHash } from 'node:crypto';
import type { Feed, FeedItem } from '../core/feed.ts';
import { canonicalise } from './canonical.ts';
import { feedText } from './feed-bytes.ts';
import { readJsonFeed } from './feed-json.ts';
import type { RawFeed, RawItem } from './feed-raw.ts';
import { refuseFeed } from './feed-refusal.ts';
import { readXmlFeed } from './feed-xml.ts';

/**
 * A feed in whichever format, told by what it holds and not by what its server calls it. `url` is where it was read: relative links stand on it. Throws NewsError `unreadable` when it is no
 * feed, with a sentence of its own for a web page, or when it is nested too deep.
 */
export function parseFeed(bytes: Uint8Array, contentType: string | null, url: string): Feed {
  const text = feedText(bytes, contentType);
  const raw = /^\s*\{/.test(text) ? readJsonFeed(text, url) : readXmlFeed(text, url);
  if (raw === null)
    throw refuseFeed(/<(?:!doctype html|html)[\s>]/i.test(text.slice(0, 100_000)) ? 'web-page' : 'not-a-feed');
  const { title, siteUrl, language, rest } = raw;
  return { url, title, siteUrl, language, rest, items: itemsOf(raw) };
}

const mostItems = 200;

/** Those that lead somewhere, each with an id of its own. */
function itemsOf(raw: RawFeed): readonly FeedItem[] {
  const items = newest(raw.items.filter(leadsSomewhere));
  const pagesOf = countBy(
    items,
    ({ id }) => id ?? '',
    ({ url }) => url,
  );
  const titlesOf = countBy(
    items,
    ({ url }) => canonicalise(url),
    ({ title }) => title,
  );
  const byId = new Map<string, FeedItem>();
  for (const item of items) {
    const id = idOf(item);
    if (!byId.has(id)) byId.set(id, { ...item, id });
  }
  return [...byId.values()];

  /** What the feed calls it, unless it calls several pages so; else the page, unless it is named for several items; else page and title. */
  function idOf({ id, url, title }: Leading): string {
    if (id !== null && pagesOf.get(id) === 1) return id.length > 500 ? hash(id) : id;
    const page = canonicalise(url);
    return titlesOf.get(page) === 1 ? page : hash(`${page}\n${title}`);
  }
}

type Leading = RawItem & { readonly url: string };

function leadsSomewhere(item: RawItem): item is Leading {
  return item.url !== null;
}

/** The feed's order stays; of more than 200 items, the latest dated are picked, and undated ones from the top. */
function newest(items: readonly Leading[]): readonly Leading[] {
  if (items.length <= mostItems) return items;
  const picked = items.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, mostItems);
  const kept = new Set(picked);
  return items.filter((item) => kept.has(item));
}

function timeOf({ publishedAt }: RawItem): number {
  return publishedAt === null ? 0 : Date.parse(publishedAt);
}

/** How many different values each key stands for. */
function countBy(
  items: readonly Leading[],
  keyOf: (item: Leading) => string,
  valueOf: (item: Leading) => string,
): ReadonlyMap<string, number> {
  const values = new Map<string, Set<string>>();
  for (const item of items) {
    const key = keyOf(item);
    values.set(key, (values.get(key) ?? new Set()).add(valueOf(item)));
  }
  return new Map([...values].map(([key, set]) => [key, set.size]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
