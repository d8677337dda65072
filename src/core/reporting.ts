import type { Article } from './article.ts';
import type { Member } from './member.ts';
import type { Said } from './phrase.ts';
import type { Fault, Report, ReportCount } from './report.ts';

/** The verbs of what members report. All throw NewsError for what a person can mend. */
export interface Reporting {
  /** Tells the moderators that something is wrong with an article. Who it was hears in private what became of it, and nobody else is told. */
  report(article: number, concern: Concern, member: Member): Promise<Reported>;
  /** The article, before anybody writes what is wrong with it. Throws NewsError for what was withdrawn already, too. */
  reportable(article: number, member: Member): Promise<Article>;
  /** What waits, by article, the longest reported one first. For moderators. */
  reports(at: ReportPlace, member: Member): Promise<ReportDesk>;
  /**
   * The article stays as it is, and those who reported it up to the report numbered `upTo` are told why. Returns how many people
   * that are; NewsError `conflict` when none of the reports waits any more. For moderators.
   */
  keep(article: number, upTo: number, reason: Said, member: Member): Promise<number>;
}

export interface Concern {
  readonly fault: Fault;
  readonly words: string | null;
}

export interface Reported {
  /** `again`: what they said before has given way to it. */
  readonly kind: 'new' | 'again';
  readonly article: Article;
}

/** The longest reported article, one by its number, or the one that stands behind it. */
export type ReportPlace =
  | { readonly kind: 'first' }
  | { readonly kind: 'at'; readonly article: number }
  | { readonly kind: 'after'; readonly article: number };

export interface ReportDesk {
  readonly count: ReportCount;
  readonly shown: ReportedArticle | null;
}

export interface ReportedArticle {
  /** From 1, among the articles. */
  readonly position: number;
  readonly articles: number;
  readonly article: Article;
  /** Without who they are from. */
  readonly reports: readonly Omit<Report, 'from'>[];
}
