import type { Instant } from '../core/clock.ts';
import { readQuery, type Filters, type Part, type Query } from '../core/query.ts';
import type { Found, Search } from '../core/searching.ts';
import type { Topic } from '../core/topic.ts';
import { stemsOf, wordsOf } from '../core/words.ts';
import {
  rememberingShares,
  shareOfAny,
  shareOfRun,
  type Candidate,
  type Fulltext,
  type Needed,
  type Run,
  type Within,
} from './fulltext.ts';
import { markOf } from './indexing.ts';
import { likeTheBest } from './likeness.ts';
import { holdingSome, withFew, type Somewhat } from './partial.ts';
import { inOrder, rank, retractedLast, telling, type Group, type Scored } from './ranking.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Ranking everything takes longer the larger the archive; ranking the newest that match, and the newest with a fitting title, does not. */
const ranked = 1_500;
const rankedByTitle = 300;
const kept = 1_000;
/** Fewer that hold all the words, and those that hold some of them are offered too. */
const few = 30;
/** Words a beginning stands for, the most common ones. */
const mostBegun = 40;

/** What searching reads. `alone` tells whether the database holds one community only. */
export interface Archive {
  readonly fulltext: Fulltext;
  readonly vocabulary: Vocabulary;
  alone(): Promise<boolean>;
}

export async function find(archive: Archive, community: string, search: Search): Promise<Found> {
  const query = merged(search);
  const asked = await askedOf(archive, community, query);
  const holding = asked ? await holdingAll(archive, asked) : [];
  const fulltext = rememberingShares(archive.fulltext);
  const groups = await tellingOf(fulltext, query.wanted, asked?.needed.all);
  const { likeliest, others } = await rank(fulltext, holding, groups);
  const partial =
    holding.length < few
      ? await holdingSome(fulltext, await somewhat(archive, community, query), groups, likeliest)
      : [];
  // One word says all there is to say of what is looked for.
  const ordered = (ranks: readonly Scored[]) => inOrder(groups.length > 1 ? likeTheBest(ranks) : ranks);
  // A phrase is asked for as it stands: its words apart never come before it. "covid-19" is a word of two, and no phrase.
  const isPhrase = query.wanted.some(({ text, stems }) => stems.length > 1 && /\s/.test(text));
  const best = isPhrase ? [...ordered(likeliest), ...ordered(partial)] : ordered([...likeliest, ...partial]);
  const { shown, offered } = withFew(partial, best);
  return {
    ids: retractedLast([...shown, ...others])
      .slice(0, kept)
      .map(({ id }) => id),
    partial: offered,
    total: holding.length,
  };
}

async function holdingAll({ fulltext }: Archive, { needed, within }: Asked): Promise<readonly Candidate[]> {
  const newest = await fulltext.holding(needed, within, 'anywhere', ranked);
  // What the newest leave out is looked for by its title. A title says nothing about words unwanted in the text.
  if (newest.length < ranked || needed.none.length > 0 || needed.all.length === 0) return newest;
  const byTitle = await fulltext.holding(needed, within, 'title', rankedByTitle);
  return [...new Map([...newest, ...byTitle].map((candidate) => [candidate.id, candidate])).values()];
}

export async function count(archive: Archive, community: string, topic: Topic, sharedAfter: Instant): Promise<number> {
  const query: Query =
    topic.kind === 'words'
      ? readQuery(topic.words)
      : { wanted: [], unwanted: [], ...(topic.kind === 'category' && { category: topic.slug }) };
  const asked = await askedOf(archive, community, query);
  const needed = asked?.needed ?? { all: [], none: [], marks: [] };
  if (!asked && topic.kind !== 'everything') return 0;
  return archive.fulltext.count(needed, { ...withinOf(community, query), sharedAfter }, ranked);
}

/** Whether a search finds anything at all. */
export async function findsAny(archive: Archive, community: string, query: Query): Promise<boolean> {
  const asked = await askedOf(archive, community, query);
  return asked !== undefined && (await archive.fulltext.holding(asked.needed, asked.within, 'anywhere', 1)).length > 0;
}

/** What was typed and what was chosen beside it; what was chosen wins. */
export function merged({ words, ...chosen }: Search): Query {
  return { ...readQuery(words), ...chosen };
}

/** Another name counts a little less than the word that was typed. */
const asName = 0.8;

/**
 * The words of what is wanted, each by itself: side by side or not is the index's to say. `runs` are what is looked for of each part,
 * where anything can be found.
 */
async function tellingOf(
  fulltext: Fulltext,
  wanted: readonly Part[],
  runs: Needed['all'] | undefined,
): Promise<readonly Group[]> {
  // A single word's share would change no order.
  const isOne = wanted.length === 1 && wanted[0]?.stems.length === 1;
  const groups = await Promise.all(
    wanted.map(({ stems, begins, same = [] }, at) =>
      begins === undefined
        ? Promise.all(
            stems.map(async (stem) =>
              namedGroup(stem, same, isOne ? 1 : await shareOfAny(fulltext, [[stem], ...same])),
            ),
          )
        : begunGroup(fulltext, runs?.[at] ?? []),
    ),
  );
  return groups.flat();
}

function namedGroup(stem: string, same: readonly Run[], share: number): Group {
  const names = same.map((run) => telling(run, share)).map((name) => ({ ...name, weight: asName * name.weight }));
  return [telling([stem], share), ...names];
}

async function begunGroup(fulltext: Fulltext, runs: readonly Run[]): Promise<readonly Group[]> {
  if (runs.length === 0) return [];
  return [await Promise.all(runs.map(async (run) => telling(run, await shareOfRun(fulltext, run))))];
}

interface Asked {
  readonly needed: Needed;
  readonly within: Within;
}

/** Undefined when nothing can be found. */
async function askedOf(archive: Archive, community: string, query: Query): Promise<Asked | undefined> {
  const groups = await Promise.all(query.wanted.map((part) => runsOf(archive, part)));
  if (groups.some((runs) => runs.length === 0)) return undefined;
  const marks = marksFor(community, query);
  if (groups.length === 0 && marks.length === 0 && !isFiltered(query)) return undefined;
  const isMine = marks.length > 0 || (await archive.alone());
  return {
    needed: {
      all: groups,
      none: query.unwanted.map((part) => part.stems),
      marks: isMine ? marks : [[markOf(community, 'community', '')]],
    },
    within: withinOf(community, query),
  };
}

function withinOf(community: string, { since, until, standing }: Filters): Within {
  return {
    community,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(standing !== undefined && { standing }),
  };
}

function isFiltered({ since, until, standing }: Filters): boolean {
  return since !== undefined || until !== undefined || standing !== undefined;
}

/** A beginning is the most common words that begin so. */
async function runsOf({ vocabulary }: Archive, { stems, begins, same = [] }: Part): Promise<readonly Run[]> {
  if (begins === undefined) return [stems, ...same];
  const words = await vocabulary.beginning(begins, mostBegun);
  const found = new Set([begins, ...words.map(({ word }) => word)].flatMap((word) => stemsOf(word)));
  return Array.from(found, (stem) => [stem]);
}

/** Few articles of a common word may pass a filter: as a token of the index it spares looking at all of them. */
function marksFor(
  community: string,
  { category, site, standing, since, until }: Filters,
): readonly (readonly string[])[] {
  const years = until === undefined ? [] : yearsBetween(since ?? earliest, until);
  return [
    ...(category === undefined ? [] : [[markOf(community, 'category', category)]]),
    ...(site === undefined ? [] : [[markOf(community, 'site', site)]]),
    ...(standing === undefined || standing === 'current' ? [] : [[markOf(community, 'standing', standing)]]),
    ...(years.length === 0 ? [] : [years.map((year) => markOf(community, 'year', year))]),
  ];
}

const earliest = '1990-01-01';
const mostYears = 50;

/** None when they are too many to name, or begin before any news: then each article's day decides alone. */
function yearsBetween(since: string, until: string): readonly string[] {
  const first = Number(since.slice(0, 4));
  const years = Number(until.slice(0, 4)) - first + 1;
  if (since === earliest || years < 1 || years > mostYears) return [];
  return Array.from({ length: years }, (_, index) => String(first + index));
}

/** All that was asked but for the words: what is within reach of a search that finds some of them. */
async function somewhat(archive: Archive, community: string, query: Query): Promise<Somewhat> {
  const marks = marksFor(community, query);
  return {
    parts: query.wanted.filter(({ stems }) => stems.length > 0).map(({ stems, same = [] }) => [stems, ...same]),
    none: query.unwanted.map((part) => part.stems),
    marks: marks.length > 0 || (await archive.alone()) ? marks : [[markOf(community, 'community', '')]],
    within: withinOf(community, query),
  };
}

/** What is typed so far, its last word completed with words that find something here. */
export async function completeWords(
  archive: Archive,
  community: string,
  typed: string,
  limit: number,
): Promise<readonly string[]> {
  const last = wordsOf(typed).at(-1);
  if (!last || last.end !== typed.length || last.folded.length < 2) return [];
  const words = await archive.vocabulary.beginning(last.folded, limit);
  const isHere = await Promise.all(
    words.map(({ word }) =>
      findsAny(archive, community, { wanted: [{ text: word, stems: stemsOf(word) }], unwanted: [] }),
    ),
  );
  return words.filter((_word, at) => isHere[at]).map(({ word }) => `${typed.slice(0, last.start)}${word}`);
}
