import { standings, type Standing } from '../core/article.ts';
import { nameOf } from '../core/category.ts';
import { NewsError } from '../core/errors.ts';
import type { SearchPage, Wanted } from '../core/looking.ts';
import type { Member } from '../core/member.ts';
import type { Subscribed } from '../core/subscribing.ts';
import { all, phrase, type Said } from '../core/phrase.ts';
import { foldSite, isEmpty, readDay, readQuery, sayFilters, withoutFilters } from '../core/query.ts';
import type { Search } from '../core/searching.ts';
import { wordsTopic } from '../core/topic.ts';
import { shorten, visible } from '../core/visible.ts';
import { sayDay } from '../core/wording/phrases.ts';
import { knownCategory } from './known.ts';
import { minute, type Needs, type SavedSearch } from './needs.ts';
import { follow } from './subscribe.ts';

/**
 * The first page. What was looked for and found is kept for half an hour under a token, so that no button has to carry what
 * somebody looks for, and nothing moves under whoever turns the pages.
 */
export async function search(needs: Needs, wanted: Wanted, member: Member): Promise<SearchPage> {
  return begin(needs, await readWanted(needs, wanted, member), member);
}

export async function searchPage(needs: Needs, token: string, page: number, member: Member): Promise<SearchPage> {
  const saved = await savedSearch(needs, token, member);
  return show(needs, saved, token, Number.isSafeInteger(page) ? Math.max(0, page) : 0);
}

export async function searchSuggested(needs: Needs, token: string, member: Member): Promise<SearchPage> {
  const { search, suggested } = await savedSearch(needs, token, member);
  return begin(needs, { ...search, words: suggested ?? search.words }, member);
}

export async function searchEverything(needs: Needs, token: string, member: Member): Promise<SearchPage> {
  const { search } = await savedSearch(needs, token, member);
  return begin(needs, { words: search.words }, member);
}

export async function followSearch(needs: Needs, token: string, member: Member): Promise<Subscribed> {
  const { search } = await savedSearch(needs, token, member);
  const typed = [search.words, sayFilters(filtersOf(search))].join(' ').trim();
  const topic = wordsTopic(typed, await needs.categories.list(member.community.id));
  return follow(needs, { topic, cadence: null, zone: null }, member);
}

const longest = 200;
const pageSize = 5;
const kept = 30 * minute;

async function begin(needs: Needs, search: Search, member: Member): Promise<SearchPage> {
  const { id: community } = member.community;
  const found = await needs.articles.find(community, search);
  const suggested = found.total === 0 ? await needs.articles.suggest(community, search) : undefined;
  const saved: SavedSearch = { community, search, found, suggested: suggested ?? null };
  const token = needs.newId();
  await needs.searches.set(token, saved, kept);
  return show(needs, saved, token, 0);
}

async function savedSearch(needs: Needs, token: string, member: Member): Promise<SavedSearch> {
  const saved = await needs.searches.get(token);
  if (saved?.community === member.community.id) return saved;
  throw new NewsError(
    'expired',
    phrase`This search has ended: its words are kept for half an hour only. Please search again.`,
  );
}

async function show(needs: Needs, saved: SavedSearch, token: string, asked: number): Promise<SearchPage> {
  const { community, search, found, suggested } = saved;
  const pages = Math.max(1, Math.ceil(found.ids.length / pageSize));
  const page = Math.min(asked, pages - 1);
  const isEmptyArchive = found.ids.length === 0 && (await needs.articles.latest(community, { limit: 1 })).length === 0;
  const ids = found.ids.slice(page * pageSize, (page + 1) * pageSize);
  const hits = await needs.articles.hits(community, search.words, ids);
  return {
    words: search.words,
    narrowed: await sayNarrowed(needs, community, search),
    total: found.total,
    partial: found.partial.length,
    hits,
    gone: ids.length - hits.length,
    suggested,
    isEmptyArchive,
    followable: isFollowable(search),
    page,
    pages,
    token,
  };
}

function isFollowable({ words, since, until, standing }: Search): boolean {
  const { wanted } = readQuery(words);
  const isDated = since !== undefined || until !== undefined || standing !== undefined;
  return wanted.length > 0 && !isDated && wanted.every(({ begins }) => begins === undefined);
}

async function sayNarrowed(needs: Needs, community: string, search: Search): Promise<readonly Said[]> {
  const { category, site, since, until, standing } = search;
  const name = category === undefined ? undefined : nameOf(await needs.categories.list(community), category);
  return [
    ...(name === undefined ? [] : [phrase`in ${shorten(visible(name), 60)}`]),
    ...(site === undefined ? [] : [phrase`from ${shorten(visible(site), 60)}`]),
    ...(since === undefined ? [] : [phrase`since ${sayDay(since)}`]),
    ...(until === undefined ? [] : [phrase`until ${sayDay(until)}`]),
    ...(standing === undefined ? [] : [standingAs[standing]]),
  ];
}

const standingAs = {
  current: phrase`with the standing “current”`,
  updated: phrase`with the standing “updated”`,
  disputed: phrase`with the standing “disputed”`,
  superseded: phrase`with the standing “superseded by later evidence”`,
  retracted: phrase`with the standing “retracted”`,
} as const satisfies Record<Standing, Said>;

/** Words and filters, whether chosen or typed among the words. Throws NewsError `bad-input` for what cannot be read. */
async function readWanted(needs: Needs, wanted: Wanted, member: Member): Promise<Search> {
  const typed = wanted.words.trim();
  if (typed.length > longest) throw tooLong(typed.length);
  const unread = /(?<!\S)(since|until|is|standing):["“”]?([^\s"“”]+)/iu.exec(withoutFilters(typed));
  if (unread) throw unreadable(unread[1] ?? '', unread[2] ?? '');
  const { wanted: _wanted, unwanted, ...among } = readQuery(typed);
  const slug = wanted.category ?? among.category;
  const category =
    slug === undefined ? undefined : knownCategory(slug, await needs.categories.list(member.community.id)).slug;
  const site = wanted.site ? foldSite(wanted.site) : among.site;
  const since = wanted.since ? chosenDay('since', wanted.since) : among.since;
  const until = wanted.until ? chosenDay('until', wanted.until) : among.until;
  if (since !== undefined && until !== undefined && since > until) throw backwards(since, until);
  const standing = wanted.standing ? chosenStanding(wanted.standing) : among.standing;
  const filters = filtersOf({ category, site, since, until, standing });
  const search = { words: withoutFilters(typed), ...filters };
  if (isEmpty({ ...readQuery(search.words), ...filters })) throw noWords(unwanted.length > 0);
  return search;
}

function filtersOf({ category, site, since, until, standing }: { [Name in keyof Search]?: Search[Name] | undefined }) {
  return {
    ...(category !== undefined && { category }),
    ...(site !== undefined && { site }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(standing !== undefined && { standing }),
  };
}

function chosenDay(field: 'since' | 'until', typed: string): string {
  const day = readDay(typed, field === 'since' ? 'first' : 'last');
  if (day === undefined) throw unreadable(field, typed);
  return day;
}

function chosenStanding(typed: string): Standing {
  const standing = standings.find((standing) => standing === typed.toLowerCase());
  if (!standing) throw unreadable('standing', typed);
  return standing;
}

function unreadable(name: string, typed: string): NewsError {
  const isDay = /^(?:since|until)$/i.test(name);
  return new NewsError(
    'bad-input',
    isDay
      ? phrase`“${typed}” is no date I can read. Write it like 2020, 2020-03 or 2020-03-15.`
      : phrase`“${typed}” is not how an article can stand. It can be ${all(standings)}.`,
    { field: isDay ? name.toLowerCase() : 'standing' },
  );
}

function backwards(since: string, until: string): NewsError {
  return new NewsError(
    'bad-input',
    phrase`Nothing can be since ${sayDay(since)} and until ${sayDay(until)}: the first day has to come before the last.`,
    { field: 'until' },
  );
}

function noWords(leavesOut: boolean): NewsError {
  return new NewsError(
    'bad-input',
    leavesOut
      ? phrase`These words only say what to leave out. Type a word to look for, too.`
      : phrase`Those are no words to look for. Type a word or two, such as a treatment or a symptom.`,
    { field: 'words' },
  );
}

function tooLong(length: number): NewsError {
  return new NewsError(
    'bad-input',
    phrase`That is ${length} characters, and ${longest} are allowed. A few telling words find more than a sentence does.`,
    { field: 'words' },
  );
}
