import type { Instant } from './clock.ts';
import type { NewDelivery } from './delivery.ts';
import type { Said } from './phrase.ts';
import type { Channel, Person } from './place.ts';

/** A link that waits for a moderator's look, or that one has decided on: a member handed it in, or a feed brought it. */
export interface Candidate {
  readonly id: number;
  readonly community: string;
  /** Canonical as far as can be told without opening it. */
  readonly url: string;
  /** As the feed gives it, and the page once it has been read; null before. */
  readonly title: string | null;
  readonly summary: string | null;
  /** As in Page. */
  readonly publishedAt: string | null;
  /** Slugs a feed files its items under, or a member chose; empty when the judge shall say. */
  readonly categories: readonly string[];
  readonly origin: Origin;
  readonly at: Instant;
  /** Nobody is shown it before then; null when it waits in sight. */
  readonly laterUntil: Instant | null;
  /** What opening it brought to light; null until somebody has looked. */
  readonly seen: Seen | null;
  readonly decision: Decision | null;
}

export type Origin =
  | { readonly kind: 'feed'; readonly feed: number }
  /** `from` is null once there is nobody left to tell. Moderators are never shown it: what somebody reads about is theirs. */
  | { readonly kind: 'member'; readonly note: string | null; readonly from: Suggester | null }
  /** A moderator has said yes; another one must as well. */
  | { readonly kind: 'desk'; readonly by: Person };

interface Suggester {
  readonly person: Person;
  /** Where they hear what became of it. */
  readonly direct: Channel;
}

export type Seen =
  /** Words of its text, for telling the same story elsewhere: as in core/likeness.ts. */
  | { readonly kind: 'read'; readonly title: string; readonly sketch: readonly number[] }
  /** A sentence for moderators. */
  | { readonly kind: 'unread'; readonly why: Said };

export type Decision = { readonly by: Person; readonly at: Instant } & (
  | { readonly kind: 'published'; readonly article: number }
  /** `reason` is what a member who handed it in is told. */
  | { readonly kind: 'rejected'; readonly reason: Said }
);

/** That moderators turned a link down. */
export type Rejection = Extract<Decision, { kind: 'rejected' }>;

export type NewCandidate = Omit<Candidate, 'id' | 'laterUntil' | 'seen' | 'decision'>;

/** Which of those that wait: these, or all that a feed brought, or all that came before some time; none newer than `upTo`. */
export type Waiting =
  | { readonly kind: 'these'; readonly ids: readonly number[] }
  | { readonly kind: 'feed'; readonly feed: number; readonly upTo: number }
  | { readonly kind: 'before'; readonly before: Instant; readonly upTo: number };

/** What is owed to those who handed in what was decided on. Called within the transaction; `decided` still say who they were. */
type Answers = (decided: readonly Candidate[]) => readonly NewDelivery[];

/** What waits for the moderators, and for a year what they decided. Publishing one is the ledger's. */
export interface Candidates {
  /**
   * One transaction. Left out is what the community has already under any spelling of its address: a link that waits, was
   * decided on, or is published; only a moderator may bring again what was decided on. Returns those that were new.
   */
  add(candidates: readonly NewCandidate[]): Promise<readonly Candidate[]>;
  get(community: string, id: number): Promise<Candidate | undefined>;
  /** By any spelling of its address. */
  findByUrl(community: string, url: string): Promise<Candidate | undefined>;
  /** Those in sight at `now`, newest first. */
  waiting(community: string, now: Instant, limit: number): Promise<readonly Candidate[]>;
  /** How many are in sight, and how many were put off. */
  count(community: string, now: Instant): Promise<WaitingCount>;
  /** Of those that wait, put off ones included: how many, and how many of them members handed in. */
  measure(community: string, which: Waiting): Promise<{ readonly count: number; readonly members: number }>;
  /** What opening one brought to light, its title among it. Nothing happens to one that was decided on. */
  see(community: string, id: number, seen: Seen): Promise<void>;
  /** False when it does not wait any more. */
  putOff(community: string, id: number, until: Instant): Promise<boolean>;
  /** One transaction; what was decided on before is left as it is. From then on nothing tells who handed it in, but what is owed. */
  reject(
    community: string,
    which: Waiting,
    decision: { readonly by: Person; readonly at: Instant; readonly reason: Said },
    owed: Answers,
  ): Promise<readonly Candidate[]>;
  /** What was decided before then is forgotten; returns how many there were. */
  forget(before: Instant): Promise<number>;
}

export interface WaitingCount {
  readonly inSight: number;
  readonly putOff: number;
  /** When the oldest one in sight came; null when there is none. */
  readonly oldest: Instant | null;
}
