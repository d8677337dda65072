import type { Cadence } from './cadence.ts';
import type { Member } from './member.ts';
import type { MuteUntil } from './mute.ts';
import type { Said } from './phrase.ts';
import type { Channel } from './place.ts';
import type { Manner, Subscription } from './subscription.ts';
import type { Topic } from './topic.ts';

/** The verbs of receiving: channels', and people's own. All throw NewsError for what a person can mend. */
export interface Subscribing {
  subscribe(wish: ChannelWish, member: Member): Promise<Subscribed>;
  /**
   * The same, unless people of another organisation would read there what is not open to everybody: then it is kept for half an
   * hour, and nothing is subscribed until it is confirmed. Throws NewsError `unreachable` while nobody tells who reads there.
   */
  proposeSubscription(wish: ChannelWish, member: Member): Promise<Subscribed | Warned>;
  /** Does what was proposed, once. Throws NewsError `expired`. */
  confirmSubscription(token: string, member: Member): Promise<Subscribed>;
  /** Nothing is subscribed. Throws NewsError `expired`. */
  cancelSubscription(token: string, member: Member): Promise<Pick<Warned, 'channel'>>;
  unsubscribe(id: number, member: Member): Promise<SubscriptionLine>;
  /** All of the community's channels; people's own follows are never among them. */
  subscriptions(member: Member): Promise<readonly SubscriptionLine[]>;
  follow(wish: Wish, member: Member): Promise<Subscribed>;
  unfollow(id: number, member: Member): Promise<SubscriptionLine>;
  following(member: Member): Promise<readonly SubscriptionLine[]>;
  /** One a moderator may change, or the member's own. */
  subscription(id: number, member: Member): Promise<SubscriptionLine>;
  /** Nothing is sent until then; what comes meanwhile is told at its end, in one digest. */
  mute(id: number, until: MuteUntil, member: Member): Promise<SubscriptionLine>;
  /** Until somebody resumes it. */
  pause(id: number, member: Member): Promise<SubscriptionLine>;
  /**
   * Ends a pause or a mute, and brings what was missed. A channel that had stopped is asked first whether it takes messages
   * again, and all of its subscriptions go on together. Throws NewsError `unreachable` with what still has to change.
   */
  resume(id: number, member: Member): Promise<Resumed>;
}

/** What somebody wants to receive. What is not said stays as it was, or is as usual for a new one. */
export interface Wish {
  readonly topic: Topic;
  readonly cadence: Cadence | null;
  readonly zone: string | null;
  readonly manner?: Partial<Manner>;
}

export type ChannelWish = Wish & { readonly channel: Channel };

/** People of another organisation read the channel, too. */
export interface Warned {
  readonly channel: Channel;
  readonly token: string;
}

export interface Subscribed {
  readonly subscription: Subscription;
  readonly created: boolean;
  /** Why nothing can be posted there yet; a sentence that says what to change. */
  readonly obstacle: Said | null;
  /** How many articles of the last 30 days it would have brought. */
  readonly lately: number;
}

export interface SubscriptionLine {
  readonly subscription: Subscription;
  readonly topic: Said;
}

export interface Resumed extends SubscriptionLine {
  /** How many messages bring what was missed. */
  readonly brought: number;
  /** Others of the channel that go on with it. */
  readonly others: number;
}
