import type { Rejection } from './candidate.ts';
import type { Claim } from './claim.ts';
import type { Instant } from './clock.ts';
import type { Judgement } from './judgement.ts';
import type { Person } from './place.ts';
import type { Finding } from './searching.ts';

/** What was read from a link or from pasted text. Text is kept for search and for showing where a quote stands; it is never republished. */
export interface Page {
  readonly url: string;
  readonly canonicalUrl: string;
  readonly title: string;
  readonly byline: string | null;
  readonly siteName: string | null;
  /** `YYYY-MM-DD`, or an ISO 8601 instant when the page gives the time. */
  readonly publishedAt: string | null;
  /** BCP 47, such as `en` or `de`. */
  readonly language: string | null;
  readonly description: string | null;
  readonly image: { readonly url: string; readonly alt: string | null } | null;
  /** Paragraphs parted by a blank line; all offsets elsewhere count UTF-16 units of it. */
  readonly text: string;
  /** Where a republished page says it came from. */
  readonly original: { readonly url: string | null; readonly name: string | null } | null;
  /** What the page itself is filed under ("This entry was posted in Treatment"). */
  readonly filedUnder: readonly string[];
}

/** How an article stands today. `current` until someone says otherwise. */
export const standings = ['current', 'updated', 'disputed', 'superseded', 'retracted'] as const;
export type Standing = (typeof standings)[number];

/** What readers are told when an article's standing changes. */
export interface Notice {
  readonly text: string;
  readonly link: string | null;
  readonly at: Instant;
}

/** A notice as it was told, with how the article stood by it. */
export interface PastNotice extends Notice {
  readonly life: Article['life'];
  readonly standing: Standing;
}

export interface Article extends Page {
  /** Grows with publication within one database. */
  readonly id: number;
  readonly community: string;
  readonly life: 'published' | 'withdrawn';
  readonly categories: readonly string[];
  readonly judgement: Judgement;
  readonly standing: Standing;
  readonly notice: Notice | null;
  /** 1 when published, plus one with every edit, correction or withdrawal. */
  readonly revision: number;
  readonly sharedAt: Instant;
  readonly sharedBy: Person;
  /** When readers last had to be told something new; null for an article never corrected. */
  readonly correctedAt: Instant | null;
}

export type NewArticle = Omit<Article, 'id'>;

/** An article a moderator is still looking at. It is nobody else's, and it expires. */
export interface Draft {
  readonly id: string;
  readonly community: string;
  readonly page: Page;
  readonly categories: readonly string[];
  readonly judgement: Judgement;
  readonly by: Person;
  readonly at: Instant;
  /** The one in the queue it was made from: then every moderator may work on it. */
  readonly candidate?: number;
  /** Moderators who said yes to it as it stands; there once two of them have to. */
  readonly approvals?: readonly Person[];
  /** Why two of them have to; absent where one is enough, and in drafts made before it was told. */
  readonly claims?: readonly Claim[];
  /** What was decided on its link before somebody brought it again; by nobody, for what names a person is kept with the decision alone. */
  readonly rejected?: Rejection;
}

/** A draft as a list of its moderator's own names it. */
export type DraftLine = Pick<Draft, 'id' | 'at'> & Pick<Page, 'title' | 'canonicalUrl'>;

/** What a moderator may change. Summary sentences must stand in the text word for word. */
export interface Changes {
  readonly title?: string;
  readonly categories?: readonly string[];
  readonly sentences?: readonly string[];
}

/** The published articles, each seen by its own community only. */
export interface Articles extends Finding {
  get(community: string, id: number): Promise<Article | undefined>;
  /** By any spelling of its address. Published ones only: what was withdrawn may be shared again. */
  findByUrl(community: string, url: string): Promise<Article | undefined>;
  /** Published ones whose text may be nearly the sketched one (core/likeness.ts), likeliest first. */
  alike(community: string, sketch: readonly number[], limit: number): Promise<readonly Article[]>;
  /** Newest first, withdrawn ones left out; `before` is the id to go on from. */
  latest(community: string, filter: { category?: string; before?: number; limit: number }): Promise<readonly Article[]>;
  /** Shared in (from, to], withdrawn ones left out, oldest first. */
  sharedBetween(community: string, from: Instant, to: Instant): Promise<readonly Article[]>;
  /** Shared by `from` or before, and corrected or withdrawn in (from, to], oldest correction first. */
  correctedBetween(community: string, from: Instant, to: Instant): Promise<readonly Article[]>;
  /** Corrected or withdrawn ones, newest correction first. */
  corrected(community: string, filter: { category?: string; limit: number }): Promise<readonly Article[]>;
  /** Everything its readers were told of it, the oldest notice first, the one it bears now last. */
  notices(community: string, id: number): Promise<readonly PastNotice[]>;
  /** How many published articles each category holds; categories without any are left out. */
  countByCategory(community: string): Promise<ReadonlyMap<string, number>>;
  /** Titles and ids for completion while typing: newest of those that hold all typed beginnings. */
  complete(community: string, typed: string, limit: number): Promise<readonly { id: number; title: string }[]>;
}
