import type { Article, DraftLine } from './article.ts';
import type { Candidate } from './candidate.ts';
import type { FollowedFeed } from './followed-feed.ts';
import type { Person, Place } from './place.ts';
import type { Report } from './report.ts';
import type { Subscription } from './subscription.ts';

/** Everything that is kept with a person's name to it, in all communities. */
export interface Kept {
  /** What comes to their direct messages. */
  readonly follows: readonly Subscription[];
  /** Links and reports they have not heard of yet. */
  readonly suggestions: readonly Candidate[];
  readonly reports: readonly Report[];
  /** What was sent or is owed to their direct messages: corrections find their copies by it. */
  readonly messages: number;
  readonly drafts: readonly Pick<DraftLine, 'title' | 'at'>[];
  /** Drafts of the queue, which are every moderator's, that they were the first to look at or said yes to. */
  readonly opened: readonly Pick<DraftLine, 'title' | 'at'>[];
  readonly articles: readonly Pick<Article, 'community' | 'id' | 'title' | 'sharedAt'>[];
  /** Links in the queue they decided on, or said yes to, and when they did. */
  readonly decided: readonly Pick<Candidate, 'community' | 'url' | 'at'>[];
  /** What they had channels receive, and feeds they had the community follow. */
  readonly channels: readonly Subscription[];
  readonly feeds: readonly Pick<FollowedFeed, 'community' | 'url' | 'at'>[];
  /** The community whose open archive they chose to read where they are in none of its places. */
  readonly reading: string | null;
  /** Where they are on the list of moderators. */
  readonly moderates: readonly Place[];
}

export interface People {
  kept(person: Person): Promise<Kept>;
  /**
   * One transaction: what is theirs alone is deleted, and what is their community's stays with nobody's name to it. Only lists of
   * moderators still name them: those are whoever's who made them. Done again, it does nothing more.
   */
  forget(person: Person): Promise<void>;
}
