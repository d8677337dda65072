import type { NewCandidate } from './candidate.ts';
import type { Instant } from './clock.ts';
import type { NewDelivery } from './delivery.ts';
import type { FeedItem, Validators } from './feed.ts';
import type { FeedRest } from './feed-rest.ts';
import type { Said } from './phrase.ts';
import type { Channel, Person } from './place.ts';

/** A feed a community follows, and what became of reading it. */
export interface FollowedFeed {
  readonly id: number;
  readonly community: string;
  /** Where it is asked for: as given, or where it has moved for good. */
  readonly url: string;
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly filing: Filing;
  /** Who follows it, and in whose name it publishes when its items go straight out. */
  readonly by: Person;
  /** Whom to tell when it dies; null for feeds nobody in chat added. */
  readonly tell: Channel | null;
  readonly at: Instant;
  /** When it is asked for next; null while nobody asks. */
  readonly nextAt: Instant | null;
  /** When it last answered well. Null: never, so the next reading is the baseline and brings nothing. */
  readonly readAt: Instant | null;
  readonly validators: Validators | null;
  /** What the feed itself says of how often to ask. */
  readonly rest: FeedRest;
  /** Milliseconds between two readings, as its habits have taught. */
  readonly every: number;
  /** Items brought so far. */
  readonly brought: number;
  /** When it last brought something. */
  readonly broughtAt: Instant | null;
  /** How many new items the last that brought something left out, because they were too many at once. */
  readonly leftOut: number;
  /** What goes wrong since when; null when all is well. */
  readonly trouble: FeedTrouble | null;
  /** When it came back by itself after somebody was told that it had died. */
  readonly recoveredAt: Instant | null;
  /** Why nobody asks any more; no reason when a person paused it. */
  readonly paused: { readonly reason: Said | null; readonly at: Instant } | null;
}

/** What becomes of what a feed brings. */
export interface Filing {
  /** Slugs; empty when the judge shall say. */
  readonly categories: readonly string[];
  /** Words or phrases one of which an item must hold; none for all items. */
  readonly include: readonly string[];
  /** Words or phrases none of which it may hold. */
  readonly exclude: readonly string[];
  readonly manner: 'queue' | 'straight';
}

export const plainFiling: Filing = { categories: [], include: [], exclude: [], manner: 'queue' };

export interface FeedTrouble {
  readonly since: Instant;
  /** Tries in a row that failed. */
  readonly tries: number;
  /** A sentence for moderators. */
  readonly reason: Said;
  /** When whoever follows it was told; null as long as it may be nothing. */
  readonly toldAt: Instant | null;
}

/** What is known of a feed before it was ever read by the poller. `known` are items that are old already. */
export type NewFeed = Pick<FollowedFeed, 'community' | 'url' | 'title' | 'siteUrl' | 'filing' | 'by' | 'tell' | 'at'> &
  Pick<FollowedFeed, 'nextAt' | 'readAt' | 'validators' | 'rest' | 'every'>;

/** By what an item is known again: any of the three is enough, for feeds change their ids, and sites their addresses. */
export interface Mark {
  readonly item: string;
  readonly page: string;
  /** Title and day; null for titles that say too little. */
  readonly headline: string | null;
}

/** A feed this process alone may read until the lease ends. */
export interface FeedClaim {
  readonly feed: FollowedFeed;
  readonly token: string;
}

/** What a reading changes. What is left out stays. `url` is left as it is when the community follows the new address already. */
export type FeedReading = Partial<
  Pick<
    FollowedFeed,
    | 'url'
    | 'title'
    | 'siteUrl'
    | 'nextAt'
    | 'readAt'
    | 'validators'
    | 'rest'
    | 'every'
    | 'broughtAt'
    | 'leftOut'
    | 'trouble'
    | 'recoveredAt'
    | 'paused'
  >
>;

/** An item on its way from its feed to the moderators. */
export interface Arrival {
  readonly id: number;
  readonly feed: FollowedFeed;
  readonly item: ArrivedItem;
  readonly at: Instant;
}

export type ArrivedItem = Pick<FeedItem, 'url' | 'title' | 'summary' | 'publishedAt'>;

/** The feeds communities follow. */
export interface FollowedFeeds {
  /** One per community and address: undefined when it is there already. Its items are remembered as old, in the same transaction. */
  add(feed: NewFeed, known: readonly Mark[]): Promise<FollowedFeed | undefined>;
  /** Adds those that are not there, once and for all: what was removed since does not come back. */
  configure(feeds: readonly NewFeed[]): Promise<void>;
  get(community: string, id: number): Promise<FollowedFeed | undefined>;
  /** In the order they were added. */
  ofCommunity(community: string): Promise<readonly FollowedFeed[]>;
  /** How the feed is followed from now on. Undefined when there is none such. */
  change(
    community: string,
    id: number,
    changes: Partial<Pick<FollowedFeed, 'filing' | 'by' | 'tell' | 'nextAt' | 'paused' | 'trouble' | 'recoveredAt'>>,
  ): Promise<FollowedFeed | undefined>;
  /** With all it remembers and all that was still on its way. False when there is none such. */
  remove(community: string, id: number): Promise<boolean>;

  /**
   * Feeds that are due, the longest due first, of every host at most one, and none of a host that is held: while one of its
   * feeds is read, and for as long afterwards as `settle` said. Atomic between processes.
   */
  claim(now: Instant, leaseMs: number, limit: number): Promise<readonly FeedClaim[]>;
  /** This very feed, due or not, whatever its host; undefined while somebody reads it. */
  claimOne(community: string, id: number, now: Instant, leaseMs: number): Promise<FeedClaim | undefined>;
  /** Which of the marks the feed remembers, by their place in the list given. */
  recognise(feed: number, marks: readonly Mark[]): Promise<ReadonlySet<number>>;
  /**
   * One transaction: what was learnt is kept, `seen` is remembered, those of it with an `arrived` are on their way, and what
   * follows is owed. The host is held until `holdUntil`. False, and nothing written, when the lease was lost or the feed removed.
   */
  settle(
    claim: FeedClaim,
    reading: FeedReading,
    news: {
      readonly at: Instant;
      readonly seen: readonly (Mark & { readonly arrived?: ArrivedItem })[];
      readonly owed: readonly NewDelivery[];
      readonly holdUntil: Instant;
    },
  ): Promise<boolean>;
  /** When the first feed can be claimed, held hosts counted, or null. */
  nextDue(): Promise<Instant | null>;

  /** What is on its way, oldest first; what is not to be touched before `now` is left out. */
  arrivals(now: Instant, limit: number): Promise<readonly Arrival[]>;
  /** They have arrived. */
  arrived(ids: readonly number[]): Promise<void>;
  /** Not before then. */
  postpone(id: number, until: Instant): Promise<void>;
  nextArrival(): Promise<Instant | null>;
}

/** Each feed remembers so many items, the newest: several times what a feed may hold. */
export const mostRemembered = 1000;

export function asCandidate({ feed, item, at }: Arrival): NewCandidate {
  const { community, filing, id } = feed;
  const { title, summary, publishedAt, url } = item;
  const origin = { kind: 'feed', feed: id } as const;
  return { community, url, title: title || null, summary, publishedAt, categories: filing.categories, origin, at };
}
