import type { Article } from './article.ts';
import type { Category } from './category.ts';
import type { Member } from './member.ts';
import type { Subscribed } from './subscribing.ts';
import type { Said } from './phrase.ts';
import type { Hit } from './searching.ts';

/** Looking things up, as the commands call it. All throw NewsError for what a person can mend. */
export interface Looking {
  search(wanted: Wanted, member: Member): Promise<SearchPage>;
  /** Another page of the same search, as it was found then; `token` as given by search. */
  searchPage(token: string, page: number, member: Member): Promise<SearchPage>;
  /** The same search with its words spelt as the archive spells them. */
  searchSuggested(token: string, member: Member): Promise<SearchPage>;
  /** The same words, narrowed to nothing. */
  searchEverything(token: string, member: Member): Promise<SearchPage>;
  /** What it finds from now on is sent to the member. */
  followSearch(token: string, member: Member): Promise<Subscribed>;
  related(id: number, member: Member): Promise<Related>;
}

/** A search as it was typed; filters may also stand among the words. */
export interface Wanted {
  readonly words: string;
  readonly category?: string | null;
  readonly site?: string | null;
  /** A day, a month or a year. */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly standing?: string | null;
}

export interface SearchPage {
  readonly words: string;
  /** What it was narrowed to, as people say it: "in Treatment", "since 2020-01-01". */
  readonly narrowed: readonly Said[];
  /** How many hold all the words, and how many only some, where few hold all. */
  readonly total: number;
  readonly partial: number;
  readonly hits: readonly Hit[];
  /** How many of this page were withdrawn since it was found. */
  readonly gone: number;
  /** The words as the archive spells them, where nothing was found and that would find something. */
  readonly suggested: string | null;
  /** Nothing was found, and nothing could be: nothing has been published yet. */
  readonly isEmptyArchive: boolean;
  /** Whether it can be followed: dates and standings cannot. */
  readonly followable: boolean;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly token: string;
}

export interface Related {
  readonly article: Article;
  /** Shared after it and before it, the most alike first. */
  readonly later: readonly Article[];
  readonly earlier: readonly Article[];
  readonly categories: readonly Category[];
}
