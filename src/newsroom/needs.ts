import type { Articles, Draft, DraftLine } from '../core/article.ts';
import type { Candidates } from '../core/candidate.ts';
import type { Categories } from '../core/category.ts';
import type { Chooser } from '../core/choosing.ts';
import type { Calendar, Clock } from '../core/clock.ts';
import type { Deliveries, Ledger } from '../core/delivery.ts';
import type { Expiring } from '../core/expiring.ts';
import type { FeedLink, FeedLists, Feeds } from '../core/feed.ts';
import type { Filing, FollowedFeeds } from '../core/followed-feed.ts';
import type { Card } from '../core/linked.ts';
import type { Log } from '../core/log.ts';
import type { Communities, Moderators } from '../core/member.ts';
import type { Correction } from '../core/newsroom.ts';
import type { People } from '../core/people.ts';
import type { Platform } from '../core/platform.ts';
import type { Judge, Reader } from '../core/reading.ts';
import type { Reports } from '../core/report.ts';
import type { Found, Search } from '../core/searching.ts';
import type { AllSettings } from '../core/settings.ts';
import type { Languages } from '../core/speak.ts';
import type { ChannelWish } from '../core/subscribing.ts';
import type { Subscriptions } from '../core/subscription.ts';

/** What the newsroom stands on. Everything outside itself comes through here, so that tests and the sandbox can bring their own. */
export interface Needs {
  readonly articles: Articles;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly categories: Categories;
  readonly communities: Communities;
  readonly moderators: Moderators;
  readonly settings: AllSettings;
  readonly feeds: FollowedFeeds;
  readonly candidates: Candidates;
  readonly reports: Reports;
  readonly people: People;
  /** What two moderators must agree on, where a community wants that: slugs of categories, and kinds of study as evidence names them. */
  readonly careful: { readonly categories: readonly string[]; readonly studies: readonly string[] };
  /** Where a community's archive stands on the web; undefined where there is no web. */
  readonly archiveOf?: (community: string) => string | undefined;
  readonly drafts: Expiring<Draft>;
  /** Whose drafts there are: see newsroom/drafts.ts. */
  readonly ownDrafts: Expiring<DraftLine>;
  readonly searches: Expiring<SavedSearch>;
  readonly links: Expiring<Invitation>;
  readonly proposals: Expiring<Proposed>;
  readonly wishes: Expiring<KeptWish>;
  /** By the article they are about; see newsroom/linked.ts. */
  readonly cards: Expiring<Card>;
  readonly foundFeeds: Expiring<FoundFeeds>;
  readonly reader: Reader;
  readonly feedReader: Feeds & FeedLists;
  readonly judge: Judge;
  /** Who helps to choose the sentences of a summary; usually nobody, and the judge does it alone. */
  readonly chooser?: Chooser;
  readonly calendar: Calendar;
  readonly languages: Languages;
  readonly clock: Clock;
  /** The platforms this process talks to, by name. Others may be another process's. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Told when something is owed, so that nobody waits for the next round. */
  wake(): void;
  /** An unguessable text of letters and digits (at least 96 bits, at most 32 characters), new every time. */
  newId(): string;
  /** From 0 up to 1, for spreading retries. */
  random(): number;
  readonly log: Log;
}

/** A search somebody may page through, and what it found then. Whose it is, is not kept. */
export interface SavedSearch {
  readonly community: string;
  readonly search: Search;
  readonly found: Found;
  readonly suggested: string | null;
}

/** Feeds a page names, for a moderator to choose from. */
export interface FoundFeeds {
  readonly community: string;
  readonly links: readonly FeedLink[];
  readonly filing: Filing;
}

/** A code's meaning: who types it elsewhere joins this community. */
export interface Invitation {
  readonly community: string;
}

/** A correction or withdrawal somebody has seen a preview of, and not confirmed yet. */
export interface Proposed {
  readonly community: string;
  readonly article: number;
  /** The article’s when the preview was made. */
  readonly revision: number;
  readonly wanted: Correction;
}

/** A subscription that people of another organisation would read, and that nobody has confirmed yet. */
export interface KeptWish {
  readonly community: string;
  readonly wish: ChannelWish;
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
