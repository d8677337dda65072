import type { Page } from './article.ts';
import type { Validators } from './feed.ts';
import type { Category } from './category.ts';
import type { Instant } from './clock.ts';
import type { Judgement, Span } from './judgement.ts';

/** Turns links and pasted text into pages. */
export interface Reader {
  /** Throws NewsError (`bad-input`, `unreachable`, `unreadable`) with a sentence that says what to do. */
  read(url: string): Promise<Page>;
  /** The same from text a person copied. `url` is where they found it, when they say. */
  paste(text: string, url: string | null): Promise<Page>;
}

/** A page as it was read, kept for a while with what the site recognises it by, so that it is asked only whether anything changed. */
export interface KeptPage {
  readonly page: Page;
  readonly validators: Validators;
}

/** An article that moderators filed: under what, and its title and text. */
export interface FiledText {
  readonly slug: string;
  readonly text: string;
}

/** Reads a page as a careful health editor would. Pure of any I/O: the same page and day give the same judgement. */
export interface Judge {
  /**
   * `chosen` are the starts of candidates somebody would rather have in the summary, best first; places kept for the caution and the like
   * stay, and so does the length.
   */
  judge(page: Page, now: Instant, chosen?: readonly number[]): Judgement;
  /** The sentences that may stand in the page's summary, in their order; none in a language that is not judged. */
  candidates(page: Page): readonly Span[];
  /**
   * Slugs of the categories the page belongs to, most fitting first, at most three; empty when none fits. `examples` are texts moderators
   * filed before, newest first: the community's choices are learnt from.
   */
  categorise(page: Page, categories: readonly Category[], examples?: readonly FiledText[]): Promise<readonly string[]>;
  /** The sentence's place in the page's text when it stands there word for word (white space aside). */
  locate(page: Page, sentence: string): Span | undefined;
}
