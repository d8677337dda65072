import type { Instant } from './clock.ts';
import type { Channel, Person } from './place.ts';

/** A link that waits for a moderator's look: a member handed it in, or a feed brought it. */
export interface Candidate {
  readonly id: number;
  readonly community: string;
  /** Canonical as far as can be told without opening it. */
  readonly url: string;
  /** As the feed gives it; null until the page has been read. */
  readonly title: string | null;
  readonly summary: string | null;
  /** As in Page. */
  readonly publishedAt: string | null;
  /** Slugs a feed files its items under, or a member chose; empty when the judge shall say. */
  readonly categories: readonly string[];
  readonly origin: Origin;
  readonly at: Instant;
}

export type Origin =
  | { readonly kind: 'feed'; readonly feed: number }
  /** `direct` is where they hear what became of it. */
  | { readonly kind: 'member'; readonly person: Person; readonly direct: Channel };

export type NewCandidate = Omit<Candidate, 'id'>;

/** What waits for the moderators. */
export interface Candidates {
  /**
   * One transaction. Left out is what the community has already: a link that waits, was decided on, or is published.
   * Returns those that were new.
   */
  add(candidates: readonly NewCandidate[]): Promise<readonly Candidate[]>;
}
