import { NewsError, type Refusal } from '../../src/core/errors.ts';
import type { Feed, FeedItem, FeedLists, Feeds, Validators } from '../../src/core/feed.ts';
import { noRest, type FeedRest } from '../../src/core/feed-rest.ts';

export interface FakeFeedReader extends Feeds, FeedLists {
  /** What stands at the address from now on. */
  serve(
    url: string,
    items: readonly FeedItem[],
    about?: { readonly movedTo?: string; readonly rest?: FeedRest; readonly notBefore?: number },
  ): void;
  /** The site fails so from now on; `later` asks to be left alone until then. */
  fail(url: string, failure: Refusal | { readonly later: number }): void;
  /** Addresses asked, in order. */
  readonly asked: string[];
  /** The most that were ever asked of one host at a time. */
  readonly mostOfOneHost: number;
  readonly mostAtOnce: number;
  /** Answers wait until this is let go. */
  hold(): () => void;
}

export function anItem(name: string, changes: Partial<FeedItem> = {}): FeedItem {
  return {
    id: name,
    url: `https://news.example/${name}`,
    title: `What is new about ${name}, and for whom`,
    publishedAt: '2026-11-09',
    summary: null,
    byline: null,
    categories: [],
    ...changes,
  };
}

/** Feeds from a map, each known again by its version. */
export function fakeFeedReader(): FakeFeedReader {
  const held = new Map<string, { feed: Feed; etag: string; notBefore: number | null }>();
  const failures = new Map<string, Refusal | { readonly later: number }>();
  const asking = new Map<string, number>();
  let version = 0;
  let gate: Promise<void> | undefined;

  const answer = async (url: string, since: Validators | null) => {
    await gate;
    const failure = failures.get(url);
    if (typeof failure === 'object')
      return { kind: 'later', notBefore: failure.later, reason: 'The site asks to be left alone.' } as const;
    const found = held.get(url);
    if (failure !== undefined || !found)
      throw new NewsError(failure ?? 'unreadable', `The feed is ${failure ?? 'not there'}.`, { field: 'url' });
    const { feed, etag, notBefore } = found;
    const validators = { etag, lastModified: null, hash: etag };
    return since?.etag === etag
      ? ({ kind: 'unchanged', url: feed.url, validators, notBefore } as const)
      : ({ kind: 'feed', feed, validators, notBefore } as const);
  };

  const reader = {
    asked: [] as string[],
    mostOfOneHost: 0,
    mostAtOnce: 0,
    serve: (url: string, items: readonly FeedItem[], about: Parameters<FakeFeedReader['serve']>[2] = {}) => {
      version += 1;
      failures.delete(url);
      const { movedTo = url, rest = noRest, notBefore = null } = about;
      const feed = {
        url: movedTo,
        title: 'Example News',
        siteUrl: 'https://news.example/',
        language: 'en',
        rest,
        items,
      };
      held.set(url, { feed, etag: `"${version}"`, notBefore });
      if (movedTo !== url) held.set(movedTo, { feed, etag: `"${version}"`, notBefore });
    },
    fail: (url: string, failure: Refusal | { readonly later: number }) => {
      failures.set(url, failure);
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = undefined;
        resolve();
      };
    },
    readFeed: async (url: string, since: Validators | null) => {
      const { host } = new URL(url);
      reader.asked.push(url);
      asking.set(host, (asking.get(host) ?? 0) + 1);
      reader.mostOfOneHost = Math.max(reader.mostOfOneHost, ...asking.values());
      reader.mostAtOnce = Math.max(
        reader.mostAtOnce,
        asking.values().reduce((sum, each) => sum + each, 0),
      );
      try {
        return await answer(url, since);
      } finally {
        asking.set(host, (asking.get(host) ?? 1) - 1);
      }
    },
    findFeeds: async (url: string) => {
      const found = [...held].filter(([address]) => address === url || new URL(address).origin === url);
      return found.map(([address, { feed }]) => ({ url: address, title: feed.title }));
    },
    read: async () => ({ feeds: [], unread: [] }),
    write: (name: string, feeds: readonly { readonly url: string }[]) =>
      `<opml>${name}: ${feeds.map(({ url }) => url).join(' ')}</opml>`,
  };
  return reader;
}
