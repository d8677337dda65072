import type { Message } from './message.ts';
import type { Channel } from './place.ts';

/** What readers see of our own archive where somebody mentions it. */
export interface Linked {
  /**
   * The article an address of the archive leads to, in short: how it stands, title, source, caution; a withdrawn one's notice alone.
   * Undefined for anything else, and for archives not everybody may read.
   */
  linked(url: string): Promise<Message | undefined>;
  /** Before it is shown, so that no correction misses it: for two weeks one reaches it. Links that lead to no article are left out. */
  keepCard(card: Card): Promise<void>;
  /** It could not be shown. */
  dropCard(card: Card): Promise<void>;
}

/** Where one of our cards stands: under a message in a channel we are in. Whose message it is, is kept nowhere. */
export interface Card {
  readonly channel: Channel;
  readonly message: string;
  /** The message's links, as they stand in it. */
  readonly urls: readonly string[];
}
