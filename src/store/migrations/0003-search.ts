import { sql, type Transaction } from 'kysely';
import { isPostgres } from '../kind.ts';
import type { Schema } from '../schema.ts';

/** The first index, kept by triggers; 0012 has the one that took its place. */
export async function searchIndex(db: Transaction<Schema>): Promise<void> {
  if (isPostgres(db)) return;
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
