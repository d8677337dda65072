import { sql, type Transaction } from 'kysely';
import {
  sample,
  shareOf,
  type Candidate,
  type Fulltext,
  type IndexTables,
  type Lines,
  type Needed,
  type Run,
  type Within,
  type Sampled,
  type Weights,
} from './fulltext.ts';
import type { Db, Schema } from './schema.ts';

/**
 * The index as PostgreSQL keeps it: one tsvector an article, written as text (https://www.postgresql.org/docs/15/datatype-textsearch.html),
 * so that no parser and no dictionary of its own changes the words. Words of the title have the label A.
 */
export const postgresTables: IndexTables = { create, write, drop };

async function create(db: Transaction<Schema>): Promise<void> {
  const statements = [
    `create table article_search (article integer primary key references article (id) on delete cascade,
       words tsvector not null, beginnings tsvector not null)`,
    'create index article_search_words on article_search using gin (words)',
    'create index article_search_beginnings on article_search using gin (beginnings)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function write(trx: Transaction<Schema>, id: number, lines: Lines): Promise<void> {
  const { title, source, text, marks, beginnings } = lines;
  await sql`insert into article_search (article, words, beginnings)
    values (${id}, ${vectorOf([title, source, text], marks)}::tsvector, ${vectorOf([beginnings], '')}::tsvector)`.execute(
    trx,
  );
}

async function drop(trx: Transaction<Schema>, id: number): Promise<void> {
  await sql`delete from article_search where article = ${id}`.execute(trx);
}

export function createPostgresFulltext(db: Db): Fulltext {
  // Thousands of rows need no renaming of their columns, one by one.
  const bare = db.withoutPlugins();
  return {
    async holding(needed, within, place, limit) {
      const { rows } = await sql<Candidate>`
        select p.article as id, p.shared_at as "sharedAt", p.standing, p.heaviest
        ${found(needed, within, place)} limit ${limit}`.execute(bare);
      return rows;
    },

    async count(needed, within, limit) {
      const { rows } = await sql<{ articles: number }>`
        select count(*) as articles from (select 1 ${found(needed, within, 'anywhere')} limit ${limit}) f`.execute(db);
      return rows[0]?.articles ?? 0;
    },

    async weights(ids) {
      const { rows } = await sql<Weights>`
        select article, weights from article_weight where article = any(${ids})`.execute(bare);
      return new Map(rows.map(({ article, weights }) => [article, weights]));
    },

    async share(stem) {
      const holding = sql`from article_search where words @@ ${quoted([stem])}::tsquery order by article desc`;
      const { rows } = await sql<Sampled>`
        select (select max(article) from article_profile) as newest,
          (select count(*) from (select 1 ${holding} limit ${sql.lit(sample)}) f) as there,
          (select article ${holding} limit 1 offset ${sql.lit(sample - 1)}) as at`.execute(db);
      return shareOf(rows[0]);
    },

    async titles(community, beginnings, limit) {
      const query = beginnings.map((beginning) => `'${beginning}':*`).join(' & ');
      const { rows } = await sql<{ id: number; title: string }>`
        select a.id, a.title from article_search s join article a on a.id = s.article
        where s.beginnings @@ ${query}::tsquery and a.community = ${community} and a.life = 'published'
        order by a.id desc limit ${limit}`.execute(db);
      return rows;
    },
  };
}

/** What is wrong with the index, in a sentence; undefined when it holds what is published. */
export async function checkPostgresIndex(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ articles: number }>`
    select count(*) as articles from article a
      full join article_search s on s.article = a.id
      full join article_profile p on p.article = coalesce(a.id, s.article)
      full join article_weight w on w.article = coalesce(a.id, p.article)
    where (a.life = 'published') is distinct from (s.article is not null)
      or (s.article is not null) is distinct from (p.article is not null)
      or (p.article is not null) is distinct from (w.article is not null)`.execute(db);
  const wrong = rows[0]?.articles ?? 0;
  return wrong === 0
    ? undefined
    : `The search index does not match ${wrong} of the articles. Restore the latest backup.`;
}

/** PostgreSQL counts no further; what stands behind is found, but not as part of a phrase. */
const lastPosition = 16_383;
/** PostgreSQL keeps no more of one word. */
const mostPlaces = 255;

/** Newest first: either the planner walks the articles down until it has enough, or the words' lists, whichever is shorter. */
function found({ all, none, marks }: Needed, within: Within, place: 'title' | 'anywhere') {
  const label = place === 'title' ? ':A' : '';
  const wanted = [
    ...all.map((group) => `(${group.map((run) => quoted(run, label)).join(' | ')})`),
    ...marks.map((group) => `(${group.map((mark) => quoted([mark])).join(' | ')})`),
    ...none.map((run) => `!(${quoted(run)})`),
  ];
  const { community, since, until, standing, sharedAfter } = within;
  return sql`from article_profile p join article_search s on s.article = p.article
    where p.community = ${community}
    ${wanted.length === 0 ? sql`` : sql`and s.words @@ ${wanted.join(' & ')}::tsquery`}
    ${since === undefined ? sql`` : sql`and p.day >= ${since}`}
    ${until === undefined ? sql`` : sql`and p.day <= ${until}`}
    ${standing === undefined ? sql`` : sql`and p.standing = ${standing}`}
    ${sharedAfter === undefined ? sql`` : sql`and p.shared_at > ${sharedAfter}`}
    order by p.article desc`;
}

/** Words side by side, as tsquery text; they are letters and digits only. */
function quoted(run: Run, label = ''): string {
  return `(${run.map((word) => `'${word}'${label}`).join(' <-> ')})`;
}

/** Each line begins a few places after the one before, so that no phrase reaches across. Marks stand nowhere. */
function vectorOf(lines: readonly string[], marks: string): string {
  const places = new Map<string, string[]>();
  let at = 1;
  for (const [index, line] of lines.entries()) {
    for (const word of wordsIn(line)) {
      const known = places.get(word) ?? [];
      if (known.length < mostPlaces) known.push(`${Math.min(at, lastPosition)}${index === 0 ? 'A' : ''}`);
      places.set(word, known);
      at += 1;
    }
    at += 10;
  }
  return [
    ...Array.from(places, ([word, known]) => `'${word}':${[...new Set(known)].join(',')}`),
    ...wordsIn(marks).map((mark) => `'${mark}'`),
  ].join(' ');
}

function wordsIn(line: string): readonly string[] {
  return line.split(' ').filter((word) => word !== '');
}
