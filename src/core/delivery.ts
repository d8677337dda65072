import type { Article, NewArticle } from './article.ts';
import type { Candidate } from './candidate.ts';
import type { Instant } from './clock.ts';
import type { Card } from './linked.ts';
import type { Said } from './phrase.ts';
import type { Channel } from './place.ts';
import type { Report } from './report.ts';
import type { Subscription } from './subscription.ts';

/** What a delivery carries. It names what to say, never the words: they are composed when sent, so that a copy sent late is already corrected. */
export type Work =
  | { readonly kind: 'article'; readonly article: number }
  | {
      readonly kind: 'digest';
      readonly subscription: number;
      readonly from: Instant;
      readonly to: Instant;
      /** Due long before it was sent. */
      readonly late: boolean;
      readonly articles: readonly number[];
      readonly corrections: readonly number[];
      /** How many articles of the window are left out, for the subscription wants only the best few. */
      readonly more: number;
      readonly part: number;
      readonly parts: number;
    }
  /** Brings a sent copy up to date. With a `notice` readers are told of it, in a reply where the copy cannot be changed; a quiet edit has none. */
  | { readonly kind: 'edit'; readonly target: string; readonly article: number; readonly notice?: NoticeGiven }
  /**
   * A few words under a copy that was sent, when its article's standing changes. `at` is the notice's time: a later one says it
   * instead. `revision` is the article's by that notice; replies of older versions do not have it.
   */
  | {
      readonly kind: 'reply';
      readonly target: string;
      readonly article: number;
      readonly at: Instant;
      readonly revision?: number;
    }
  /** Brings a card under somebody's message up to date. Nothing is left of it once that is done, or cannot be. */
  | { readonly kind: 'card'; readonly article: number; readonly card: Card }
  /** Publishes a sent copy, named by its key, to those who follow its channel from elsewhere. */
  | { readonly kind: 'announce'; readonly copy: string }
  /** Tells who set a channel up, and the moderators' channel, that it takes nothing any more. */
  | { readonly kind: 'stopped'; readonly stopped: Channel; readonly at: Instant }
  /** Tells who followed a category that it was removed, by the name it had. Nothing is left of it once they have been told. */
  | { readonly kind: 'ended'; readonly category: string }
  /** Tells a member what became of the link they handed in. Nothing is left of it once they have been told. */
  | { readonly kind: 'answer'; readonly candidate: number }
  /**
   * Tells a member what became of the article they reported: `reason` is why it was let stand, null when a correction or withdrawal
   * says so itself; `revision` is what they reported. Nothing is left of it once they have been told.
   */
  | { readonly kind: 'reported'; readonly article: number; readonly revision: number; readonly reason: Said | null }
  /** Tells the moderators that something waits. */
  | { readonly kind: 'waiting' }
  /** Tells who follows a feed, and the moderators' channel, that it has died. `at` is when that was found. */
  | { readonly kind: 'feed'; readonly feed: number; readonly at: Instant };

/** A correction's or withdrawal's notice: when it was given, and the article's revision by it. */
export interface NoticeGiven {
  readonly at: Instant;
  readonly revision: number;
}

/** What is posted; the others do something with what was. */
export type Posted = Exclude<Work, { kind: 'edit' | 'card' | 'announce' }>;

/** What may stand in many channels and is brought up to date there. */
export type Copied = Extract<Work, { kind: 'article' | 'digest' }>;

/**
 * pending → sending → sent | unknown | waiting (until `dueAt`) | gone | failed.
 * `sending` is committed before the socket is touched; `unknown` means we cannot tell whether it arrived, and a moderator decides.
 */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'unknown' | 'waiting' | 'gone' | 'failed';

export interface Delivery {
  /** Opaque and random: it may stand in a platform's metadata. */
  readonly id: string;
  readonly community: string;
  readonly channel: Channel;
  readonly work: Work;
  /**
   * Two deliveries with one key are the same delivery: `article:<id>:<channel>`, `digest:<subscription>:<due>:<part>`,
   * `edit:<target>:<revision>`, `reply:<target>:<revision>`, `card:<channel>:<message>:<revision>` (each revision as
   * `<article>.<revision>`), `announce:<key of the copy>`, `stopped:<channel>:<at>:<to>`, `answer:<candidate>`, `reported:<report>`,
   * `waiting:<community>:<due>`, `feed:<id>:<at>`, `feed:<id>:<at>:desk`.
   */
  readonly key: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  /** When the socket was first touched for the attempt that is in doubt; null when none is. */
  readonly tryingSince: Instant | null;
  /** The platform's id of our message, once sent. */
  readonly messageId: string | null;
  /** Revision of what was sent: the article's, or the sum over a digest's articles. */
  readonly revision: number | null;
  readonly settledAt: Instant | null;
  /** A sentence for moderators about the last thing that went wrong. */
  readonly trouble: Said | null;
}

export type NewDelivery = Pick<Delivery, 'id' | 'community' | 'channel' | 'work' | 'key' | 'createdAt' | 'dueAt'>;

export type Outcome =
  | { readonly state: 'sent'; readonly messageId: string; readonly revision: number; readonly at: Instant }
  /** `tryingSince` is kept when the last attempt may have arrived, and cleared when it surely did not. */
  | { readonly state: 'waiting'; readonly dueAt: Instant; readonly trouble: Said; readonly inDoubt: boolean }
  | {
      readonly state: 'unknown' | 'gone' | 'failed';
      readonly trouble: Said;
      readonly at: Instant;
      /** What is owed in its place, written in the same transaction. */
      readonly instead?: NewDelivery;
    };

/** A delivery this process alone may work on until the lease ends. */
export interface Claim {
  readonly delivery: Delivery;
  readonly token: string;
}

/** The outbox. */
export interface Deliveries {
  /**
   * The first open delivery (pending, waiting and due, or sending with its lease run out) of each channel of these platforms
   * that has none leased: order within a channel is kept, for a later one never overtakes. Only edits and announcements that are not due are
   * passed over (cards are edits): platforms limit edits of old messages, and news must not wait for one. Atomic between processes.
   */
  claim(now: Instant, leaseMs: number, limit: number, platforms: readonly string[]): Promise<readonly Claim[]>;
  /** Committed before the socket is touched: state `sending`, one more attempt, `tryingSince` set unless in doubt already. False when the lease was lost. */
  begin(claim: Claim, now: Instant): Promise<boolean>;
  /** False when the lease was lost. */
  settle(claim: Claim, outcome: Outcome): Promise<boolean>;
  get(id: string): Promise<Delivery | undefined>;
  /** Every delivery that shows the article: its own, and digests that hold it; edits and replies left out. */
  ofArticle(community: string, article: number): Promise<readonly Delivery[]>;
  /** Those of these keys that there are, in no order. */
  ofKeys(community: string, keys: readonly string[]): Promise<readonly Delivery[]>;
  /** How many there are in each state, edits included. What goes to people's direct messages is theirs, and left out even as a number; so are cards, which stand under their messages. */
  count(community: string): Promise<Readonly<Record<DeliveryState, number>>>;
  /** unknown, failed, gone and waiting ones, newest first; cards left out. */
  troubled(community: string, limit: number): Promise<readonly Delivery[]>;
  /** A moderator's word on an unknown or failed one: `again` makes it pending, `arrived` sent, `dropped` gone. False when it was in no such state. */
  decide(community: string, id: string, decision: 'again' | 'arrived' | 'dropped', at: Instant): Promise<boolean>;
  /** The message of an unknown delivery, or of one a moderator said had arrived, was found: from now on it is sent, and can be changed. Others stay as they are. */
  identify(id: string, messageId: string, at: Instant): Promise<void>;
  /** When the first delivery of these platforms can be claimed, leases counted, or null: how long the worker may sleep. */
  nextDue(platforms: readonly string[]): Promise<Instant | null>;
}

/** Where an article and what is owed because of it are written together, or not at all. */
export interface Ledger {
  /**
   * Undefined, and nothing written, when the community already has an article with this address, however spelt. `sharedAt` is moved
   * past everything its subscriptions were told until, so that no window told meanwhile closes before it. What waits under its
   * addresses, and `candidate`, is decided with it: `settled` still say who handed them in. Undefined, too, when `candidate` does
   * not wait any more. `subscriptions` are the community's in that very transaction: who stopped following meanwhile is owed nothing.
   */
  publish(
    article: NewArticle,
    owed: (
      article: Article,
      settled: readonly Candidate[],
      subscriptions: readonly Subscription[],
    ) => readonly NewDelivery[],
    candidate?: number,
  ): Promise<Article | undefined>;
  /**
   * Articles of one community that were shared elsewhere before, in one transaction. Nobody is told of them: `sharedAt` and
   * `correctedAt` are moved before all its subscriptions have still to tell. Undefined for each that is there already.
   */
  bring(articles: readonly NewArticle[]): Promise<readonly (Article | undefined)[]>;
  /**
   * Replaces the article if its revision is still `revised.revision - 1`, drops the pending copies of a withdrawn one, and owes
   * what follows for the copies there are now, as `ofArticle` gives them. A new `correctedAt` is moved like `sharedAt` above, and
   * decides on everything that was reported of the article: `settled` still say who did. The article as written; undefined when
   * somebody else was first.
   */
  revise(
    revised: Article,
    owed: (copies: readonly Delivery[], settled: readonly Report[]) => readonly NewDelivery[],
  ): Promise<Article | undefined>;
}
