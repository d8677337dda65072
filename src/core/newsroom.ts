import type { Article, Changes, Draft, Standing } from './article.ts';
import type { Looking } from './looking.ts';
import type { Root } from './command.ts';
import type { Category } from './category.ts';
import type { Instant } from './clock.ts';
import type { Delivery, DeliveryState } from './delivery.ts';
import type { Feeding } from './feeding.ts';
import type { Homes } from './home.ts';
import type { Linked } from './linked.ts';
import type { Member } from './member.ts';
import type { Message, Told } from './message.ts';
import type { Moderating } from './moderating.ts';
import type { Choice, Completed } from './option.ts';
import type { Said } from './phrase.ts';
import type { Channel, Place } from './place.ts';
import type { Presence } from './presence.ts';
import type { Privacy } from './privacy.ts';
import type { Discarded, Queueing } from './queueing.ts';
import type { ReportCount } from './report.ts';
import type { Reporting } from './reporting.ts';
import type { Language } from './speak.ts';
import type { CommunitySettings, Settings } from './settings.ts';
import type { Subscription } from './subscription.ts';
import type { Subscribing, SubscriptionLine } from './subscribing.ts';

/** The verbs, as the commands call them. All throw NewsError for what a person can mend. */
export interface Newsroom
  extends Feeding, Homes, Linked, Looking, Moderating, Presence, Privacy, Queueing, Reporting, Subscribing {
  /** A link or pasted text becomes a draft: read, judge, file, keep for a day. Nothing is posted until a moderator publishes it. */
  submit(
    source: { url: string | null; text: string | null },
    categories: readonly string[] | null,
    member: Member,
  ): Promise<Draft>;
  draft(id: string, member: Member): Promise<Draft>;
  editDraft(id: string, changes: Changes, member: Member): Promise<Draft>;
  discard(id: string, member: Member): Promise<Discarded>;
  /** The article and a delivery for every channel that wants it at once, in one transaction. */
  publish(id: string, member: Member): Promise<Published>;

  read(id: number, member: Member): Promise<Article>;
  latest(category: string | null, before: number | null, member: Member): Promise<LatestPage>;
  categories(member: Member): Promise<readonly CategoryCount[]>;
  changeCategories(change: CategoryChange, member: Member): Promise<readonly Category[]>;

  /** Exactly what would go out now, message by message; undefined when there is nothing to tell. */
  previewDigest(subscription: number, member: Member): Promise<readonly Told[] | undefined>;
  /** Sends it now instead of at its time; the next one begins where this one ended. Returns how many messages are owed, 0 for nothing to tell. */
  sendDigest(subscription: number, member: Member): Promise<number>;

  edit(id: number, changes: Changes, member: Member): Promise<Revised>;
  correct(
    id: number,
    correction: { standing: Standing; text: string; link: string | null },
    member: Member,
  ): Promise<Revised>;
  /** Every copy becomes a notice. */
  withdraw(id: number, reason: string, member: Member): Promise<Revised>;
  /** What a correction or withdrawal would do, kept for half an hour; nothing is changed until it is confirmed. */
  propose(id: number, wanted: Correction, member: Member): Promise<Proposal>;
  /** Does what was proposed, once. Throws NewsError `expired`, or `conflict` when the article was changed meanwhile. */
  confirm(token: string, member: Member): Promise<Revised>;
  /** The article stays as it is. */
  cancel(token: string, member: Member): Promise<Cancelled>;

  status(member: Member): Promise<Status>;
  /** What became of one article's copies, and how far its last change has come, for the moderator who asks. */
  copies(id: number, member: Member): Promise<Copies>;
  /** Why a channel has or has not got an article, step by step. */
  explain(id: number, channel: Channel, member: Member): Promise<Explanation>;
  /** A moderator's word on a delivery nobody could tell the fate of. */
  decide(delivery: string, decision: 'again' | 'arrived' | 'dropped', member: Member): Promise<void>;

  /** Without a code: one to type in the other place. With one: this place joins that community. */
  link(code: string | null, member: Member): Promise<{ readonly code: string } | { readonly joined: string }>;
  /** What holds for the community now, after what was changed. */
  settings(changed: Partial<Settings>, member: Member): Promise<CommunitySettings>;
  /** `root`: of the command that asks; its list is that of channels, or what the member follows. Both when undefined. */
  complete(
    kind: Completed,
    typed: string,
    member: Member,
    root?: Root,
    language?: Language,
  ): Promise<readonly Choice[]>;
}

export interface Published {
  readonly article: Article;
  /** Channels that get it at once. */
  readonly channels: readonly Channel[];
  /** Channels that get it when their quiet hours end. */
  readonly quiet: number;
  /** Channels that get it in their next digest. */
  readonly digests: number;
}

export interface LatestPage {
  readonly category: Category | null;
  readonly articles: readonly Article[];
  /** The id to go on from, or null on the last page. */
  readonly next: number | null;
}

export interface CategoryCount {
  readonly category: Category;
  readonly articles: number;
}

export type CategoryChange =
  | { readonly kind: 'add'; readonly name: string; readonly description: string }
  | { readonly kind: 'rename'; readonly slug: string; readonly name: string }
  | { readonly kind: 'remove'; readonly slug: string };

export interface Cancelled {
  readonly article: Article;
  readonly at: Instant;
}

/** What shall be said of an article that no longer stands as it was. */
export type Correction =
  | { readonly kind: 'correct'; readonly standing: Standing; readonly text: string; readonly link: string | null }
  | { readonly kind: 'withdraw'; readonly text: string };

export interface Proposal {
  readonly token: string;
  /** As it would stand. */
  readonly article: Article;
  /** As every copy would say it, in the language of the channels. */
  readonly copy: Message;
  /** Copies in channels that would be changed, by platform; what people follow is not counted. */
  readonly copies: readonly { readonly platform: string; readonly count: number }[];
  /** Channels that would also get a note under their copy. */
  readonly replies: number;
  readonly unreachable: readonly Delivery[];
}

export interface Revised {
  readonly article: Article;
  /** Copies in channels that are brought up to date, as edits on their way. */
  readonly copies: number;
  /** Channels that get a note under their copy. */
  readonly replies: number;
  /** Copies nobody can reach any more. */
  readonly unreachable: readonly Delivery[];
}

export interface Copies {
  readonly article: Article;
  readonly copies: readonly Copy[];
}

export interface Copy {
  readonly delivery: Delivery;
  /** How far it says what stands today; `said` is in a reply under it, for it cannot be changed. */
  readonly change: 'none' | 'done' | 'said' | 'waiting' | 'unreachable';
  /** What is known of a change that has not come through. */
  readonly trouble: Said | null;
  /** When it is tried again. */
  readonly retryAt: Instant | null;
}

export interface Explanation {
  readonly article: Article;
  readonly channel: Channel;
  readonly subscriptions: readonly {
    readonly line: SubscriptionLine;
    /** In the order of asking; the first one that holds says why. */
    readonly why: Why;
  }[];
  readonly copies: readonly Copy[];
}

/** Why a subscription did or did not bring an article. */
export type Why =
  | 'sent'
  | 'other-topic'
  | 'too-new'
  | 'withdrawn'
  | 'paused'
  | 'muted'
  | 'quiet'
  | 'next-digest'
  | 'beyond-most'
  | 'was-paused';

export interface Status {
  readonly places: readonly Place[];
  readonly platforms: readonly { readonly name: string; readonly connected: boolean }[];
  /** Platforms the community has places on, that this process does not talk to. */
  readonly elsewhere: readonly string[];
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  readonly troubled: readonly Delivery[];
  readonly paused: readonly Subscription[];
  readonly feeds: { readonly all: number; readonly troubled: number };
  /** What members reported and nobody has decided on. */
  readonly reported: ReportCount;
  readonly nextDigests: readonly { readonly channel: Channel; readonly at: Instant }[];
}
