import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Hit } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import { readQuery, type Query } from './query.ts';
import type { Db, Schema } from './schema.ts';

/** Ranking everything takes longer the larger the archive; ranking the newest matches does not. */
const ranked = 2000;
/** How much a word weighs in title, summary, source and text. */
const weights = sql`8.0, 4.0, 2.0, 1.0`;
/** A new article counts this much more than an equally fitting old one, half as much more a year later. */
const novelty = { share: 0.2, halfLifeMs: 365 * 86_400_000 };
const snippetWords = 24;

interface Found {
  readonly ids: readonly number[];
  readonly total: number;
}

/**
 * Full-text search by SQLite's FTS5 (https://sqlite.org/fts5.html). The index follows the article table by triggers and
 * holds published articles only, so that no writer can forget it and nothing withdrawn is found.
 */
export async function createSearchIndex(db: Transaction<Schema>): Promise<void> {
  const statements = [
    `create view published_article as
       select id, title, summary, source, text from article where life = 'published'`,
    `create virtual table article_search using fts5(title, summary, source, text,
       content = 'published_article', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2')`,
    // Beginnings of words are looked up as typed: a stem such as "relat" would not match "relatio…".
    `create virtual table article_title using fts5(title, prefix = '2 3 4',
       content = 'published_article', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')`,
    `create trigger article_search_insert after insert on article when new.life = 'published' begin ${add} end`,
    `create trigger article_search_update after update of life, title, summary, source, text on article begin
       ${drop} ${add} end`,
    `create trigger article_search_delete after delete on article begin ${drop} end`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const add = `
  insert into article_search(rowid, title, summary, source, text)
    select new.id, new.title, new.summary, new.source, new.text where new.life = 'published';
  insert into article_title(rowid, title) select new.id, new.title where new.life = 'published';`;
const drop = `
  insert into article_search(article_search, rowid, title, summary, source, text)
    select 'delete', old.id, old.title, old.summary, old.source, old.text where old.life = 'published';
  insert into article_title(article_title, rowid, title)
    select 'delete', old.id, old.title where old.life = 'published';`;

/** Ids of a community's articles that hold all the words, best first; at most the newest 2,000 are ranked and counted. */
export async function searchIds(
  db: Db,
  community: string,
  query: { words: string; category?: string; offset: number; limit: number },
): Promise<Found> {
  const match = matchOf(readQuery(query.words));
  if (match === undefined) return { ids: [], total: 0 };
  const inCategory =
    query.category === undefined
      ? sql``
      : sql`and exists (select 1 from article_category c
          where c.community = ${community} and c.slug = ${query.category} and c.article = article_search.rowid)`;
  // Cross join and order by rowid keep FTS5 in the outer loop: any other plan looks every match up one by one.
  const { rows } = await sql<{ id: number; score: number; sharedAt: Instant }>`
    select article_search.rowid as id, bm25(article_search, ${weights}) as score, a.shared_at
    from article_search cross join article a indexed by article_latest
      on a.community = ${community} and a.life = 'published' and a.id = article_search.rowid
    where article_search match ${match} ${inCategory}
    order by article_search.rowid desc limit ${sql.lit(ranked)}`.execute(db);
  const newest = rows.reduce((latest, row) => Math.max(latest, row.sharedAt), 0);
  const best = rows
    .map((row) => ({ id: row.id, score: row.score * (1 + noveltyOf(newest - row.sharedAt)) }))
    .toSorted((a, b) => a.score - b.score);
  return { ids: best.slice(query.offset, query.offset + query.limit).map((row) => row.id), total: rows.length };
}

/** The piece of each article's text where the words stand closest together, by id. */
export async function snippets(db: Db, words: string, ids: readonly number[]): Promise<Map<number, Hit['snippet']>> {
  const match = matchOf(readQuery(words));
  if (match === undefined || ids.length === 0) return new Map();
  // Unguessable, so that nothing in a page can pass for a mark.
  const mark = `\u0001${randomUUID()}\u0001`;
  const { rows } = await sql<{ id: number; snippet: string }>`
    select rowid as id, snippet(article_search, 3, ${mark}, ${mark}, '…', ${sql.lit(snippetWords)}) as snippet
    from article_search where article_search match ${match} and rowid in (${sql.join(ids)})`.execute(db);
  return new Map(rows.map((row) => [row.id, runsOf(row.snippet, mark)]));
}

/** Newest published titles of a community in which every beginning starts a word; at least one is given. */
export async function completeTitles(
  db: Db,
  community: string,
  beginnings: readonly string[],
  limit: number,
): Promise<readonly { id: number; title: string }[]> {
  const match = beginnings.map((beginning) => `${quoted(beginning)}*`).join(' ');
  const { rows } = await sql<{ id: number; title: string }>`
    select a.id, a.title from article_title cross join article a
      on a.community = ${community} and a.life = 'published' and a.id = article_title.rowid
    where article_title match ${match}
    order by article_title.rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id, title }) => ({ id, title }));
}

/** What is wrong with the index, in a sentence; undefined when it tells the same story as the articles. */
export async function checkSearchIndex(db: Db): Promise<string | undefined> {
  try {
    await sql`insert into article_search(article_search, rank) values ('integrity-check', 1)`.execute(db);
    await sql`insert into article_title(article_title, rank) values ('integrity-check', 1)`.execute(db);
    return undefined;
  } catch (error) {
    return `The search index does not match the articles (${String(error)}). Restore the latest backup.`;
  }
}

/** FTS5 query text. Side by side means all of them, and drops what its tokenizer finds no word in; AND would not. */
function matchOf({ wanted, unwanted }: Query): string | undefined {
  if (wanted.length === 0) return undefined;
  const all = `(${wanted.map(quoted).join(' ')})`;
  return unwanted.length === 0 ? all : `${all} NOT (${unwanted.map(quoted).join(' OR ')})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function noveltyOf(ageMs: number): number {
  return novelty.share * 0.5 ** (ageMs / novelty.halfLifeMs);
}

function runsOf(snippet: string, mark: string): Hit['snippet'] {
  return snippet
    .split(mark)
    .map((text, index) => ({ text: text.replaceAll(/\s+/gu, ' '), found: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}
