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

/** FTS5 without the texts (https://sqlite.org/fts5.html#contentless_delete_tables): they stand in the articles already. */
export const sqliteTables: IndexTables = { create, write, drop };

async function create(db: Transaction<Schema>): Promise<void> {
  const statements = [
    ...['insert', 'update', 'delete'].map((change) => `drop trigger article_search_${change}`),
    'drop table article_search',
    'drop table article_title',
    'drop view published_article',
    // What it is handed are words with spaces between: ascii splits at the spaces and leaves the words as they are.
    `create virtual table article_search using fts5(title, source, text, marks,
       content = '', contentless_delete = 1, tokenize = 'ascii')`,
    `create virtual table article_title using fts5(stems, beginnings, marks, prefix = '2 3 4',
       content = '', contentless_delete = 1, tokenize = 'ascii')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function write(trx: Transaction<Schema>, id: number, lines: Lines): Promise<void> {
  const { title, source, text, marks, beginnings } = lines;
  await sql`insert into article_search(rowid, title, source, text, marks)
    values (${id}, ${title}, ${source}, ${text}, ${marks})`.execute(trx);
  await sql`insert into article_title(rowid, stems, beginnings, marks)
    values (${id}, ${title}, ${beginnings}, ${marks})`.execute(trx);
}

async function drop(trx: Transaction<Schema>, id: number): Promise<void> {
  await sql`delete from article_search where rowid = ${id}`.execute(trx);
  await sql`delete from article_title where rowid = ${id}`.execute(trx);
}

export function createSqliteFulltext(db: Db): Fulltext {
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
        select count(*) as articles from (select 1 ${found(needed, within, 'anywhere')} limit ${limit})`.execute(db);
      return rows[0]?.articles ?? 0;
    },

    async weights(ids) {
      const { rows } = await sql<Weights>`
        select article, weights from article_weight where article in (select value from json_each(${JSON.stringify(ids)}))
        `.execute(bare);
      return new Map(rows.map(({ article, weights }) => [article, weights]));
    },

    async share(stem) {
      const { rows } = await sql<Sampled>`
        select (select max(article) from article_profile) as newest,
          (select count(*) from (select 1 from article_search where article_search match ${quoted([stem])}
            order by rowid desc limit ${sql.lit(sample)})) as there,
          (select rowid from article_search where article_search match ${quoted([stem])}
            order by rowid desc limit 1 offset ${sql.lit(sample - 1)}) as at`.execute(db);
      return shareOf(rows[0]);
    },

    async titles(community, beginnings, limit) {
      const match = `{beginnings} : (${beginnings.map((beginning) => `"${beginning}"*`).join(' AND ')})`;
      const { rows } = await sql<{ id: number; title: string }>`
        select a.id, a.title from article_title cross join article a
          on a.community = ${community} and a.life = 'published' and a.id = article_title.rowid
        where article_title match ${match}
        order by article_title.rowid desc limit ${limit}`.execute(db);
      return rows.map(({ id, title }) => ({ id, title }));
    },
  };
}

/** What is wrong with the index, in a sentence; undefined when it holds what is published and is whole. */
export async function checkSqliteIndex(db: Db): Promise<string | undefined> {
  const advice = 'Restore the latest backup.';
  try {
    for (const table of ['article_search', 'article_title'])
      await sql`insert into ${sql.table(table)}(${sql.ref(table)}) values ('integrity-check')`.execute(db);
  } catch (error) {
    return `The search index is damaged (${String(error)}). ${advice}`;
  }
  const { rows } = await sql<{ articles: number }>`
    select count(*) as articles from (
      select a.id from article a where a.life = 'published'
        and (not exists (select 1 from article_profile p where p.article = a.id)
          or not exists (select 1 from article_weight w where w.article = a.id)
          or not exists (select 1 from article_search s where s.rowid = a.id))
      union all select p.article from article_profile p
        where not exists (select 1 from article a where a.id = p.article and a.life = 'published')
      union all select s.rowid from article_search s
        where not exists (select 1 from article a where a.id = s.rowid and a.life = 'published'))`.execute(db);
  const wrong = rows[0]?.articles ?? 0;
  return wrong === 0 ? undefined : `The search index does not match ${wrong} of the articles. ${advice}`;
}

/** By rowid, newest first: FTS5 then walks its lists from their end and stops at the limit; any other order reads them whole. */
function found(needed: Needed, within: Within, place: 'title' | 'anywhere') {
  const table = sql.table(place === 'title' ? 'article_title' : 'article_search');
  const match = matchOf(needed, place);
  const { community, since, until, standing, sharedAfter } = within;
  const checks = sql`p.community = ${community}
    ${since === undefined ? sql`` : sql`and p.day >= ${since}`}
    ${until === undefined ? sql`` : sql`and p.day <= ${until}`}
    ${standing === undefined ? sql`` : sql`and p.standing = ${standing}`}
    ${sharedAfter === undefined ? sql`` : sql`and p.shared_at > ${sharedAfter}`}`;
  if (match === undefined) return sql`from article_profile p where ${checks} order by p.article desc`;
  return sql`from ${table} f cross join article_profile p on p.article = f.rowid
    where ${table} match ${match} and ${checks} order by f.rowid desc`;
}

/** FTS5 query text: quoted stems of letters and digits only. Undefined when nothing is needed. */
function matchOf({ all, none, marks }: Needed, place: 'title' | 'anywhere'): string | undefined {
  const words = all.map((group) => `(${group.map(quoted).join(' OR ')})`).join(' AND ');
  const wanted = [
    ...(words === '' ? [] : [place === 'title' ? `({stems} : (${words}))` : words]),
    ...marks.map((group) => `(${group.map((mark) => quoted([mark])).join(' OR ')})`),
  ];
  if (wanted.length === 0) return undefined;
  const every = `(${wanted.join(' AND ')})`;
  return none.length === 0 ? every : `${every} NOT (${none.map(quoted).join(' OR ')})`;
}

function quoted(run: Run): string {
  return `"${run.join(' ')}"`;
}
