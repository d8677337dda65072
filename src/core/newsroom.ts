import type { Article, Changes, Draft, SearchResult, Standing } from './article.ts';
import type { Cadence } from './cadence.ts';
import type { Category } from './category.ts';
import type { Instant } from './clock.ts';
import type { Delivery, DeliveryState } from './delivery.ts';
import type { Member } from './member.ts';
import type { Message } from './message.ts';
import type { Choice, Completed } from './option.ts';
import type { Channel, Place } from './place.ts';
import type { Settings } from './settings.ts';
import type { Subscription } from './subscription.ts';
import type { Topic } from './topic.ts';

/** The verbs, as the commands call them. All throw NewsError for what a person can mend. */
export interface Newsroom {
  /** A link or pasted text becomes a draft: read, judge, file, keep for a day. Nothing is posted until a moderator publishes it. */
  submit(
    source: { url: string | null; text: string | null },
    categories: readonly string[] | null,
    member: Member,
  ): Promise<Draft>;
  draft(id: string, member: Member): Promise<Draft>;
  editDraft(id: string, changes: Changes, member: Member): Promise<Draft>;
  discard(id: string, member: Member): Promise<Draft>;
  /** The article and a delivery for every channel that wants it at once, in one transaction. */
  publish(id: string, member: Member): Promise<Published>;

  read(id: number, member: Member): Promise<Article>;
  latest(category: string | null, before: number | null, member: Member): Promise<LatestPage>;
  search(words: string, category: string | null, member: Member): Promise<SearchPage>;
  /** Another page of the same search; `token` as given by search. */
  searchPage(token: string, page: number, member: Member): Promise<SearchPage>;
  categories(member: Member): Promise<readonly CategoryCount[]>;
  changeCategories(change: CategoryChange, member: Member): Promise<readonly Category[]>;

  subscribe(
    wish: { channel: Channel; topic: Topic; cadence: Cadence; zone: string | null },
    member: Member,
  ): Promise<Subscribed>;
  unsubscribe(id: number, member: Member): Promise<Subscription>;
  /** All of the community's channels; people's own follows are never among them. */
  subscriptions(member: Member): Promise<readonly SubscriptionLine[]>;
  follow(wish: { topic: Topic; cadence: Cadence; zone: string | null }, member: Member): Promise<Subscribed>;
  unfollow(id: number, member: Member): Promise<Subscription>;
  following(member: Member): Promise<readonly SubscriptionLine[]>;

  /** Exactly what would go out now, message by message; undefined when there is nothing to tell. */
  previewDigest(subscription: number, member: Member): Promise<readonly Message[] | undefined>;
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

  status(member: Member): Promise<Status>;
  /** What became of one article's copies, for the moderator who asks. */
  copies(id: number, member: Member): Promise<readonly Delivery[]>;
  /** A moderator's word on a delivery nobody could tell the fate of. */
  decide(delivery: string, decision: 'again' | 'arrived' | 'dropped', member: Member): Promise<void>;

  /** Without a code: one to type in the other place. With one: this place joins that community. */
  link(code: string | null, member: Member): Promise<{ readonly code: string } | { readonly joined: string }>;
  /** What holds for the community now, after what was changed. */
  settings(changed: Partial<Settings>, member: Member): Promise<CommunitySettings>;
  complete(kind: Completed, typed: string, member: Member): Promise<readonly Choice[]>;
}

export interface CommunitySettings extends Settings {
  /** Where the archive stands on the web, or would stand if it were open; null where there is no web. */
  readonly address: string | null;
}

export interface Published {
  readonly article: Article;
  /** Channels that get it at once. */
  readonly channels: readonly Channel[];
  /** Channels that get it in their next digest. */
  readonly digests: number;
}

export interface LatestPage {
  readonly category: Category | null;
  readonly articles: readonly Article[];
  /** The id to go on from, or null on the last page. */
  readonly next: number | null;
}

export interface SearchPage extends SearchResult {
  readonly words: string;
  readonly category: Category | null;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly token: string;
}

export interface CategoryCount {
  readonly category: Category;
  readonly articles: number;
}

export type CategoryChange =
  | { readonly kind: 'add'; readonly name: string; readonly description: string }
  | { readonly kind: 'rename'; readonly slug: string; readonly name: string }
  | { readonly kind: 'remove'; readonly slug: string };

export interface Subscribed {
  readonly subscription: Subscription;
  readonly created: boolean;
  /** Why nothing can be posted there yet; a sentence that says what to change. */
  readonly obstacle: string | null;
}

export interface SubscriptionLine {
  readonly subscription: Subscription;
  readonly topic: string;
}

export interface Revised {
  readonly article: Article;
  /** Copies that are brought up to date, as edits on their way. */
  readonly copies: number;
  /** Copies nobody can reach any more. */
  readonly unreachable: readonly Delivery[];
}

export interface Status {
  readonly places: readonly Place[];
  readonly platforms: readonly { readonly name: string; readonly connected: boolean }[];
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  readonly troubled: readonly Delivery[];
  readonly paused: readonly Subscription[];
  readonly nextDigests: readonly { readonly channel: Channel; readonly at: Instant }[];
}
