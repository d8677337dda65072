import type { FeedItem, FeedLink } from './feed.ts';
import type { Filing, FollowedFeed } from './followed-feed.ts';
import type { Member } from './member.ts';

/** What moderators do with feeds. All throw NewsError for what a person can mend. */
export interface Feeding {
  /**
   * A page's feed, or a feed itself, is followed from now on: what stands in it already is old. Where a page names several,
   * nothing is followed yet, and `token` keeps them for `followFound`.
   */
  followFeed(url: string, filing: FilingChanges, member: Member): Promise<Following>;
  /** One of those found, by its place in the list. */
  followFound(token: string, place: number, member: Member): Promise<Following>;
  /** All of the community's, in the order they were added. */
  feeds(member: Member): Promise<readonly FollowedFeed[]>;
  feed(id: number, member: Member): Promise<FollowedFeed>;
  /** Straight out, it is published in the member's name from now on. */
  fileFeed(id: number, changes: FilingChanges, member: Member): Promise<FollowedFeed>;
  /** Nobody asks it until it is resumed; what it brings meanwhile comes then, as far as it still holds it. */
  pauseFeed(id: number, member: Member): Promise<FollowedFeed>;
  /** Asks it now, and goes on with one that was paused or had stopped. How it went is in what comes back. Whoever follows a feed may always ask for that. */
  retryFeed(id: number, member: Member): Promise<FollowedFeed>;
  unfollowFeed(id: number, member: Member): Promise<FollowedFeed>;
  /** A page of the list as OPML, each a whole file. */
  exportFeeds(page: number, member: Member): Promise<FeedExport>;
}

export type FilingChanges = Partial<Filing>;

export type Following =
  /** `items` are the newest it holds; they are not brought. */
  | { readonly kind: 'followed'; readonly feed: FollowedFeed; readonly items: readonly FeedItem[] }
  | { readonly kind: 'several'; readonly token: string; readonly links: readonly FeedLink[] };

export interface FeedExport {
  readonly opml: string;
  /** Feeds in all. */
  readonly feeds: number;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/** What a community may follow. */
export const mostFeeds = 500;
