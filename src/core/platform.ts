import type { Answering } from './answering.ts';
import type { Message } from './message.ts';
import type { Said } from './phrase.ts';
import type { Channel } from './place.ts';

/** A place people talk. Everything the newsroom needs from it; the rest stays inside the adapter. All methods throw PlatformError. */
export interface Platform {
  /** The first part of its channels' addresses. */
  readonly name: string;
  /** For how long posting the same delivery id there again is sure to give the first message back, in milliseconds; 0 where it never is. */
  repeatsFor(channel: Channel): number;
  /** Whether messages that belong together are gathered there: the later parts of a digest are posted `under` its first. */
  gathers(channel: Channel): boolean;
  /** How fast the outbox may go without being refused; answers to people are not counted. */
  readonly pace: Pace;
  /** Connects and answers until stopped. Throws when it cannot connect; a later loss is the adapter's to mend. */
  start(answering: Answering): Promise<void>;
  /** One message, whose id is returned; `under` is the message it answers, if that is still there. Never retried inside: the outbox does that. */
  post(channel: Channel, message: Message, deliveryId: string, under?: string): Promise<string>;
  edit(channel: Channel, messageId: string, message: Message): Promise<void>;
  /** Shows our cards under somebody's message, by the links in it, in the place of those that stand there. */
  showCards(channel: Channel, messageId: string, cards: ReadonlyMap<string, Message>): Promise<void>;
  /** Whether something must be asked or opened before the next call to the channel, which is a call of its own. */
  opens(channel: Channel): boolean;
  /** Whether others can follow the channel from their own places, and get what is published there. */
  announces(channel: Channel): boolean;
  /** Publishes one of our messages to those; twice is once. */
  announce(channel: Channel, messageId: string): Promise<void>;
  /** Looks for our own message of this delivery, posted at `since` or after; `under` as it was posted. */
  find(channel: Channel, deliveryId: string, since: number, under?: string): Promise<Found>;
  /** Whether the message fits one of the platform's without dropping anything. */
  fits(message: Message): boolean;
  /** Undefined when we can post there what is `filed` under one of these categories, or under any; else a sentence that says what to change. */
  obstacle(channel: Channel, filed?: readonly string[]): Promise<Said | undefined>;
  /** Whether people of another organisation read the channel, too, as far as the platform lets us know. */
  outsiders(channel: Channel): Promise<boolean>;
  /** What people there call the channel; undefined for direct messages, and where that is not told within a moment. Never throws. */
  nameOf(channel: Channel): Promise<string | undefined>;
  /** Up and answering, for status and health. */
  connected(): boolean;
  /** Lets handlers in flight end, then disconnects. */
  stop(): Promise<void>;
}

/** Calls that post, edit, look or open a conversation. */
export interface Pace {
  /** To all channels together. */
  readonly together: Measure;
  /** To one channel. */
  readonly channel: Measure;
  /** Edits, looks and openings of all channels, where they have a measure of their own. */
  readonly edits: Measure | null;
  readonly looks: Measure | null;
  readonly opens: Measure | null;
}

/** So many calls within so many milliseconds. */
export interface Measure {
  readonly calls: number;
  readonly perMs: number;
}

/** What reading a channel back told: our message, none such, or nothing at all where we may not read. */
export type Found = { readonly messageId: string } | 'absent' | 'unreadable';
