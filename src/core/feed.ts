import type { Instant } from './clock.ts';
import type { Said } from './phrase.ts';
import type { FeedRest } from './feed-rest.ts';

/** What a site brings by its feed, as plain text: no markup survives. */
export interface Feed {
  /** Where to ask next time: the address asked, or the one it has moved to for good. */
  readonly url: string;
  readonly title: string | null;
  /** The site the feed speaks for. */
  readonly siteUrl: string | null;
  /** BCP 47, such as `en` or `de`, as the feed states it. */
  readonly language: string | null;
  readonly rest: FeedRest;
  /** In the feed's own order; at most 200, the newest when there are more. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** The same for the same item whenever the feed is read; unique within the feed. */
  readonly id: string;
  /** A public web address. Items without one are left out: there is nothing to read. */
  readonly url: string;
  /** Empty when the feed gives none. */
  readonly title: string;
  /** `YYYY-MM-DD`, or an ISO 8601 instant when the feed gives the time. */
  readonly publishedAt: string | null;
  readonly summary: string | null;
  readonly byline: string | null;
  readonly categories: readonly string[];
}

/** What a server gave to recognise its own answer by (RFC 9110 section 8.8), and a hash for servers that never do. Kept between two readings of one feed. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly hash: string | null;
}

/** What came of asking for a feed. `notBefore` is how long the site asks to be left alone, when it says so: at most a day, a week after a refusal. */
export type FeedAnswer =
  | { readonly kind: 'feed'; readonly feed: Feed; readonly validators: Validators; readonly notBefore: Instant | null }
  /** Nothing new since the validators given. `url` and `validators` replace the ones held. */
  | {
      readonly kind: 'unchanged';
      readonly url: string;
      readonly validators: Validators;
      readonly notBefore: Instant | null;
    }
  /** The site asks programs to wait (429, or 503 with a time). `reason` is a sentence for moderators. */
  | { readonly kind: 'later'; readonly notBefore: Instant; readonly reason: Said };

/** Reads feeds. No address that is not public is ever connected to, and no item or site leads to one. */
export interface Feeds {
  /**
   * Throws NewsError with a sentence that says what to do: `not-found` when the feed is gone for good (410), `unreachable` when trying again may help, `unreadable`
   * when what is there is no feed or cannot be read, `bad-input` for an address that is not opened, `busy` when too much is being read.
   */
  readFeed(url: string, since: Validators | null): Promise<FeedAnswer>;
  /** The feeds a page names, its main one first; where it names none, the usual places are tried. The address may be a feed itself. Empty when there is none. Throws like `readFeed`. */
  findFeeds(pageUrl: string): Promise<readonly FeedLink[]>;
}

export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
}

/** A line of a list of feeds (OPML). */
export interface ListedFeed {
  readonly url: string;
  readonly title: string | null;
  readonly siteUrl: string | null;
  /** The folders it stands in, outermost first. */
  readonly folders: readonly string[];
}

/** What a list holds, and what of it is no feed anybody could follow. */
export interface FeedList {
  readonly feeds: readonly ListedFeed[];
  readonly unread: readonly UnreadFeed[];
}

export interface UnreadFeed {
  readonly title: string | null;
  /** As it stands there, shortened. */
  readonly address: string;
  /** In a few words, for the operator. */
  readonly why: string;
}

/** Lists of feeds as feed readers exchange them (OPML 1.0 to 2.0). */
export interface FeedLists {
  /** Throws NewsError `bad-input` when the file is not such a list, or holds more than 5,000 feeds. */
  read(file: Uint8Array): Promise<FeedList>;
  /** Of which `read` gives the same back, names and folders included. */
  write(name: string, feeds: readonly ListedFeed[]): string;
}
