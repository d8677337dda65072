import type { Article } from './article.ts';
import type { Instant } from './clock.ts';
import type { Filters } from './query.ts';
import type { Topic } from './topic.ts';

/** Words as typed, with the filters typed among them (core/query.ts has the language), and filters chosen beside them. */
export interface Search extends Filters {
  readonly words: string;
}

export interface Found {
  /** Best first, the retracted ones last; at most 1,000. */
  readonly ids: readonly number[];
  /** Those of them that hold only some of the words, the most telling: up to ten, where fewer than thirty hold all. */
  readonly partial: readonly number[];
  /** How many hold all the words; counted up to the newest 1,500. */
  readonly total: number;
}

export interface Hit {
  readonly article: Article;
  /** A piece of the text around the words found, in runs; `found` marks the words themselves. */
  readonly snippet: readonly { readonly text: string; readonly found: boolean }[];
  /** What was looked for and is not in it, as typed. */
  readonly missing: readonly string[];
}

/** Looking for published articles of one community. Any text is safe; what it means is said in core/query.ts and core/matching.ts. */
export interface Finding {
  find(community: string, search: Search): Promise<Found>;
  /** Those of them that are still published, in the order given. */
  hits(community: string, words: string, ids: readonly number[]): Promise<readonly Hit[]>;
  /** The same search with its words spelt as the archive spells them, where that finds something; undefined where it does not. */
  suggest(community: string, search: Search): Promise<string | undefined>;
  /** Articles most like this one, the most alike first. Nothing for an article that is not published. */
  related(community: string, id: number, limit: number): Promise<readonly Article[]>;
  /** How many of a topic were shared after `since`; counted up to 1,500. */
  count(community: string, topic: Topic, since: Instant): Promise<number>;
  /** Ways to go on with what is typed so far: the last word completed, the most used first. */
  completeWords(community: string, typed: string, limit: number): Promise<readonly string[]>;
}
