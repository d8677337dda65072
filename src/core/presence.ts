import type { Person, Place } from './place.ts';

/** Coming and going of the app itself. */
export interface Presence {
  /** Taken out of a place: what goes there is paused without a word to anybody, and all that was set is kept. */
  left(place: Place): Promise<void>;
  /** There, perhaps again: what leaving had paused goes on. Where nobody is named as moderator yet, who brought it is. */
  returned(place: Place, how: { readonly by?: Person; readonly name?: string }): Promise<void>;
}
