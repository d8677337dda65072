import type { Message } from './message.ts';

/** What readers see of our own archive where somebody mentions it. */
export interface Linked {
  /**
   * The article an address of the archive leads to, in short: how it stands, title, source, caution; a withdrawn one's notice alone.
   * Undefined for anything else, and for archives not everybody may read.
   */
  linked(url: string): Promise<Message | undefined>;
}
