import type { Said } from './phrase.ts';
import type { Channel, Person, Place } from './place.ts';

/**
 * Coming and going of the app itself, and of who reads. `gone` is why nothing is posted there while it is out, in the platform's own
 * words, and always the same ones: pauses are known by it.
 */
export interface Presence {
  /** Taken out of a place: what goes there is paused without a word to anybody, and all that was set is kept. */
  left(place: Place, gone: Said): Promise<void>;
  /** There, perhaps again: what leaving had paused goes on. Where nobody is named as moderator yet, who brought it is. */
  returned(place: Place, how: { readonly gone: Said; readonly by?: Person; readonly name?: string }): Promise<void>;
  /** Nobody reads there any more, which is found out by itself: what goes there stops as if a message had been refused, until it is resumed. */
  closed(channel: Channel, why: Said): Promise<void>;
}
