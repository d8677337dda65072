import type { Cadence } from './cadence.ts';
import type { Instant } from './clock.ts';
import type { NewDelivery } from './delivery.ts';
import type { Channel, Person } from './place.ts';
import type { Topic } from './topic.ts';

/** A channel (or a person's direct messages) that wants a topic at a cadence. */
export interface Subscription {
  readonly id: number;
  readonly community: string;
  readonly channel: Channel;
  readonly topic: Topic;
  readonly cadence: Cadence;
  /** IANA zone the cadence's local time is meant in. */
  readonly zone: string;
  readonly by: Person;
  readonly at: Instant;
  /** Everything shared up to here has been told; the next digest begins after it. */
  readonly toldUntil: Instant;
  /** When the next digest is due; null for `each`. */
  readonly nextAt: Instant | null;
  /** Why nothing is sent for now; null when all is well. */
  readonly paused: { readonly reason: string; readonly at: Instant } | null;
}

export type NewSubscription = Omit<Subscription, 'id' | 'paused'>;

export interface Subscriptions {
  /** One per channel and topic: asking again changes cadence and zone, keeps `toldUntil`, and ends a pause. */
  put(subscription: NewSubscription): Promise<{ subscription: Subscription; created: boolean }>;
  get(community: string, id: number): Promise<Subscription | undefined>;
  /** False when there is none such. */
  remove(community: string, id: number): Promise<boolean>;
  ofCommunity(community: string): Promise<readonly Subscription[]>;
  ofChannel(community: string, channel: Channel): Promise<readonly Subscription[]>;
  /** Digest subscriptions whose `nextAt` has come, not paused, across communities, the longest due first. */
  due(now: Instant, limit: number): Promise<readonly Subscription[]>;
  /**
   * One transaction: the digest's deliveries are owed, and the subscription has told until `toldUntil` and is next due at
   * `nextAt`. False, and nothing written, when somebody else already moved it on: `nextAt` and `toldUntil` must be as expected.
   */
  advance(
    expected: Subscription,
    moved: { toldUntil: Instant; nextAt: Instant | null },
    owed: readonly NewDelivery[],
  ): Promise<boolean>;
  /** Every subscription of the channel stops until it is put again or resumed. */
  pause(channel: Channel, reason: string, at: Instant): Promise<number>;
  /** False when it was not paused. */
  resume(community: string, id: number): Promise<boolean>;
}
