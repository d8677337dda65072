import type { Article, Draft } from './article.ts';
import type { Candidate, Rejection, WaitingCount } from './candidate.ts';
import type { Instant } from './clock.ts';
import type { FollowedFeed } from './followed-feed.ts';
import type { Member } from './member.ts';
import type { Published } from './newsroom.ts';
import type { Said } from './phrase.ts';

/** The verbs of what waits. All throw NewsError for what a person can mend; all but `suggest` are for moderators. */
export interface Queueing {
  /** A member hands in a link. They hear in private what became of it, and nobody is told who it was. */
  suggest(url: string, note: string | null, member: Member): Promise<Suggested>;
  /** What waits, grouped by story, newest first, with one of them opened: read and judged when it is first looked at. */
  queue(at: QueuePlace, member: Member): Promise<Queue>;
  candidate(id: number, member: Member): Promise<Candidate>;
  /** Tries once more to read one that could not be read. */
  readAgain(id: number, member: Member): Promise<void>;
  preview(draft: Draft, member: Member): Promise<Preview>;
  /** A moderator's yes to a draft. Published at once, or, where two must agree, when the second one says yes. */
  press(draft: string, member: Member): Promise<Pressed>;
  /** Until tomorrow morning. */
  later(id: number, member: Member): Promise<PutOff>;
  /** Those who handed them in hear the reason. Returns what was rejected; NewsError `conflict` when none of them waits any more. */
  reject(ids: readonly number[], reason: Said, member: Member): Promise<readonly Candidate[]>;
  /** What could be rejected together with a link: all from its feed, and all that wait for more than a week. */
  many(id: number, member: Member): Promise<readonly { readonly which: Many; readonly count: ManyCount }[]>;
  /** What rejecting many at once would do; nothing is done before it is confirmed. */
  measureMany(which: Many, member: Member): Promise<ManyCount>;
  rejectMany(which: Many, member: Member): Promise<ManyCount>;
}

export type Suggested =
  | { readonly kind: 'thanks' }
  /** `isTheirs`: whoever asks handed it in, and hears what becomes of it. */
  | { readonly kind: 'waits'; readonly isTheirs: boolean }
  | { readonly kind: 'shared'; readonly article: Article }
  | { readonly kind: 'decided'; readonly candidate: Candidate };

/** The newest story, the one that holds a link, or the next older one. */
export type QueuePlace =
  | { readonly kind: 'first' }
  | { readonly kind: 'at'; readonly id: number }
  | { readonly kind: 'after'; readonly id: number };

export interface Queue {
  readonly count: WaitingCount;
  readonly stories: number;
  readonly story: Story | null;
  /** The moderators’ channel is told each day when something waits. */
  readonly isAnnounced: boolean;
}

export interface Story {
  /** From 1, among the stories. */
  readonly position: number;
  readonly candidate: Candidate;
  /** The feed that brought it, while it is followed. */
  readonly feed: FollowedFeed | null;
  /** The same story from elsewhere. */
  readonly others: readonly Candidate[];
  /** Null when it could not be read: then `trouble` says why. */
  readonly draft: Draft | null;
  readonly trouble: Said | null;
  /** Where two must agree: whether somebody has said yes to it as it stands, and whether that was you. */
  readonly second: 'not-needed' | 'needed' | 'yours' | 'others';
  /** What moderators decided before about the page it leads to; null when they did not turn it down. */
  readonly rejected: Rejection | null;
}

/** A draft, and what a moderator should know of the way it will go. */
export interface Preview extends Pick<Story, 'second' | 'rejected'> {
  readonly draft: Draft;
  /** What waits in the queue under its address: published with it, and whoever suggested it is told. */
  readonly waiting: Pick<Story, 'candidate' | 'feed'> | null;
}

/** A draft nobody goes on with, and what of its page waits in the queue all the same. */
export interface Discarded extends Pick<Preview, 'draft' | 'waiting'> {
  readonly at: Instant;
}

export type Pressed =
  | ({ readonly kind: 'published' } & Published)
  | { readonly kind: 'second'; readonly draft: Draft; readonly candidate: number; readonly at: Instant };

export interface PutOff {
  readonly until: Instant;
  readonly at: Instant;
}

/** Everything a feed brought, or everything that came before some time; none newer than the link numbered `upTo`. */
export type Many =
  | { readonly kind: 'feed'; readonly feed: number; readonly upTo: number }
  | { readonly kind: 'before'; readonly before: Instant; readonly upTo: number };

export interface ManyCount {
  readonly count: number;
  /** How many of them members handed in: those people are told. */
  readonly members: number;
}
