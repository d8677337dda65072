import type { Instant } from './clock.ts';
import type { NewDelivery } from './delivery.ts';
import type { Channel, Person } from './place.ts';

/** What can be wrong with an article. */
export const faults = ['distorted', 'outdated', 'untrusted', 'other'] as const;
export type Fault = (typeof faults)[number];

/** What a member told the moderators of an article, until they have decided on it. */
export interface Report {
  /** Grows with time. */
  readonly id: number;
  readonly community: string;
  readonly article: number;
  readonly fault: Fault;
  /** A sentence of theirs. */
  readonly words: string | null;
  /** The article’s when it was reported: a later one was changed since. */
  readonly revision: number;
  readonly at: Instant;
  /** Null once there is nobody left to tell. Moderators are never shown it: what somebody reads about is theirs. */
  readonly from: { readonly person: Person; readonly direct: Channel } | null;
}

export type NewReport = Omit<Report, 'id'>;

/** What is owed to those who reported what was decided on. Called within the transaction; `decided` still say who they were. */
type ReportAnswers = (decided: readonly Report[]) => readonly NewDelivery[];

export interface ReportCount {
  readonly articles: number;
  readonly reports: number;
  /** When the oldest one came; null when there is none. */
  readonly oldest: Instant | null;
}

/** What members reported. A correction or withdrawal decides on all there is of its article: that is the ledger's. */
export interface Reports {
  /**
   * One transaction. Of one person there is one report on an article: a later one takes the place of an earlier one, under a new
   * number. `gone`, and nothing kept, when the article is not published any more.
   */
  add(report: NewReport): Promise<'new' | 'again' | 'gone'>;
  /** The oldest first. */
  waiting(community: string, limit: number): Promise<readonly Report[]>;
  count(community: string): Promise<ReportCount>;
  /**
   * One transaction: the article's reports up to the one numbered `upTo` are decided on, and forgotten but for what is owed.
   * Returns them.
   */
  answer(community: string, article: number, upTo: number, owed: ReportAnswers): Promise<readonly Report[]>;
}
