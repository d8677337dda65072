import type { Cadence } from './cadence.ts';
import type { Instant } from './clock.ts';
import type { NewDelivery } from './delivery.ts';
import type { Said } from './phrase.ts';
import type { Channel, Person } from './place.ts';
import type { Quiet } from './quiet.ts';
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
  /** When it speaks next by itself: a digest's time, the end of quiet hours or of a mute; null for `each` that tells at once. */
  readonly nextAt: Instant | null;
  readonly manner: Manner;
  /** Nothing is sent before; what comes meanwhile is told then. */
  readonly mutedUntil: Instant | null;
  /** Why nothing is sent until somebody resumes it; null when all is well. No reason when a person paused it. */
  readonly paused: { readonly reason: Said | null; readonly at: Instant } | null;
  /** Whom to tell when the channel takes nothing any more; null for people's own follows. */
  readonly tell: Channel | null;
}

/** How a subscription speaks, besides when. */
export interface Manner {
  readonly quiet: Quiet | null;
  /** A digest tells at most so many articles; null for all. Corrections are always told. */
  readonly most: number | null;
  /** What becomes of a digest with nothing to tell. */
  readonly empty: 'skip' | 'say';
  /** Copies are edited always; with `reply`, a note under them says so too. */
  readonly corrections: 'edit' | 'reply';
  /** What is sent is also published to those who follow the channel from elsewhere. */
  readonly announce: boolean;
}

export const plainManner: Manner = { quiet: null, most: null, empty: 'skip', corrections: 'edit', announce: false };

export type NewSubscription = Omit<Subscription, 'id' | 'paused' | 'mutedUntil'>;

/** Where a subscription goes next. What is left out stays as it is. */
export type Moved = Pick<Subscription, 'toldUntil' | 'nextAt'> & Partial<Pick<Subscription, 'mutedUntil' | 'paused'>>;

/** What was read of a community before its digest was planned: the articles shared or corrected in (from, to], as Articles tells them. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  readonly articles: readonly number[];
}

export interface Subscriptions {
  /** One per channel and topic: asking again changes cadence, zone, manner and whom to tell, keeps `toldUntil`, and ends a pause and a mute. */
  put(subscription: NewSubscription): Promise<{ subscription: Subscription; created: boolean }>;
  get(community: string, id: number): Promise<Subscription | undefined>;
  /** False when there is none such. */
  remove(community: string, id: number): Promise<boolean>;
  ofCommunity(community: string): Promise<readonly Subscription[]>;
  ofChannel(community: string, channel: Channel): Promise<readonly Subscription[]>;
  /** Subscriptions whose `nextAt` has come, not paused, across communities, the longest due first. */
  due(now: Instant, limit: number): Promise<readonly Subscription[]>;
  /**
   * One transaction: the digest's deliveries are owed, and the subscription has told until `toldUntil` and is next due at
   * `nextAt`, muted, paused or resumed. False, and nothing written, when somebody else already moved it on: `nextAt`,
   * `toldUntil` and whether it is paused must be as expected, and the window must still hold what was read.
   */
  advance(expected: Subscription, moved: Moved, owed: readonly NewDelivery[], window?: Window): Promise<boolean>;
  /**
   * One transaction: every running subscription of the channel stops until it is put again or resumed, and what `owed` says
   * of those is owed. Returns how many there were.
   */
  pause(
    channel: Channel,
    reason: Said,
    at: Instant,
    owed: (stopped: readonly Subscription[]) => readonly NewDelivery[],
  ): Promise<number>;
}
