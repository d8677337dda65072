import type { Transaction } from 'kysely';
import type { Standing } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Schema } from './schema.ts';

/** Stems that stand side by side; one stem is a run as well. */
export type Run = readonly string[];

/** What an article must hold. Marks are tokens of `marksOf`, not words. */
export interface Needed {
  /** One run of each group. */
  readonly all: readonly (readonly Run[])[];
  readonly none: readonly Run[];
  /** One mark of each group. */
  readonly marks: readonly (readonly string[])[];
}

/** Checked on the article's profile, one by one. */
export interface Within {
  readonly community: string;
  readonly since?: string;
  readonly until?: string;
  readonly standing?: Standing;
  readonly sharedAfter?: Instant;
}

export interface Candidate {
  readonly id: number;
  readonly sharedAt: Instant;
  readonly standing: Standing;
  /** Its heaviest words (heaviest.ts). */
  readonly heaviest: Uint8Array;
}

/** What is written of an article, each a line of words already folded or stemmed (core/words.ts). */
export interface Lines {
  readonly title: string;
  readonly source: string;
  readonly text: string;
  readonly marks: string;
  readonly beginnings: string;
}

/**
 * The index, and all that differs between databases in searching. It is handed words already stemmed and compares them as they
 * are: another database needs tables of this shape and no language of its own.
 */
export interface Fulltext {
  /** The newest articles that hold what is needed, newest first; `in` a title alone, or anywhere. */
  holding(needed: Needed, within: Within, place: 'title' | 'anywhere', limit: number): Promise<readonly Candidate[]>;
  count(needed: Needed, within: Within, limit: number): Promise<number>;
  /** How much each of these is about all of its words (weights.ts). */
  weights(ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
  /** The share of all articles that hold a stem, about; 0 for none. */
  share(stem: string): Promise<number>;
  /** Newest titles in which every beginning starts a word; at least one is given. */
  titles(
    community: string,
    beginnings: readonly string[],
    limit: number,
  ): Promise<readonly { id: number; title: string }[]>;
}

/** For one search, which asks for a word's share with each of its names. */
export function rememberingShares(fulltext: Fulltext): Fulltext {
  const known = new Map<string, Promise<number>>();
  return {
    ...fulltext,
    share(stem) {
      const share = known.get(stem) ?? fulltext.share(stem);
      known.set(stem, share);
      return share;
    },
  };
}

/** No run is in more articles than its rarest word. */
export async function shareOfRun(fulltext: Pick<Fulltext, 'share'>, run: Run): Promise<number> {
  return Math.min(...(await Promise.all(run.map((stem) => fulltext.share(stem)))));
}

/** What is said in several ways is about as common as the most common of them. */
export async function shareOfAny(fulltext: Pick<Fulltext, 'share'>, runs: readonly Run[]): Promise<number> {
  return Math.max(...(await Promise.all(runs.map((run) => shareOfRun(fulltext, run)))));
}

/** Where the index is written, in the transaction that changes the article. */
export interface IndexTables {
  /** In place of whatever index there was. */
  create(db: Transaction<Schema>): Promise<void>;
  write(trx: Transaction<Schema>, id: number, lines: Lines): Promise<void>;
  drop(trx: Transaction<Schema>, id: number): Promise<void>;
}

/** As a row has it. */
export interface Weights {
  readonly article: number;
  readonly weights: Uint8Array;
}

/** How far down a word's list one looks to tell how common it is. */
export const sample = 200;

/** The newest article there is, how many of the word's newest `sample` there are, and the last of those where they are as many. */
export interface Sampled {
  readonly newest: number | null;
  readonly there: number;
  readonly at: number | null;
}

/** The share of all articles that hold the word, about: as it is among the newest ones. */
export function shareOf(sampled: Sampled | undefined): number {
  if (!sampled?.newest) return 0;
  const { newest, there, at } = sampled;
  return there / (at === null ? newest : newest - at + 1);
}
