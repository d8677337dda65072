import type { Instant } from './clock.ts';
import type { NewDelivery } from './delivery.ts';
import type { Said } from './phrase.ts';
import type { Channel } from './place.ts';

/** What a community's moderators have decided for all of it. */
export interface Settings {
  /** `private`: nobody reads the archive on the web. So it is until a moderator opens it. */
  readonly archive: 'private' | 'open';
  /** Where moderators are told what waits for them; null when they look for themselves. */
  readonly desk: Channel | null;
  /** `HH:MM`, when the desk is told each day that something waits; null for never. */
  readonly noteAt: string | null;
  /** `on`: news of the configured kind (core/claim.ts) is published when two moderators have said yes. */
  readonly secondEyes: 'off' | 'on';
  /** BCP 47: what is spoken in its channels, and to people whose own language nobody knows; null for what is usual here. */
  readonly language: string | null;
}

export interface CommunitySettings extends Settings {
  /** Where the archive stands on the web, or would stand if it were open; null where there is no web. */
  readonly address: string | null;
  /** Why nothing can be posted at the desk yet; a sentence that says what to change. */
  readonly deskObstacle: Said | null;
  /** What is spoken in its channels, by the name the language has for itself. */
  readonly spoken: string;
  /** What needs two moderators, if that is on: names of categories, and whether trials do. */
  readonly careful: { readonly categories: readonly string[]; readonly trials: boolean };
}

/** What holds for a community that never decided. */
export const plainSettings: Settings = {
  archive: 'private',
  desk: null,
  noteAt: '09:00',
  secondEyes: 'off',
  language: null,
};

/** A day's note to the moderators, due. */
export interface DueNote {
  readonly community: string;
  readonly desk: Channel;
  readonly noteAt: string;
  readonly due: Instant;
}

export interface AllSettings {
  of(community: string): Promise<Settings>;
  /** What is left out stays as it is; `nextNote` is when the desk is told next, null for never. Returns what holds now. */
  change(community: string, changed: Partial<Settings>, nextNote?: Instant | null): Promise<Settings>;
  /** Ids of the communities whose archive everybody may read, in the order of their ids. */
  openArchives(): Promise<readonly string[]>;
  notesDue(now: Instant): Promise<readonly DueNote[]>;
  /** One transaction: the next note's time, and what is owed for this one. False when somebody else was first. */
  noted(note: DueNote, next: Instant, owed: readonly NewDelivery[]): Promise<boolean>;
}
