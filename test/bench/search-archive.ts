import { DatabaseSync } from 'node:sqlite';
import { markOf } from '../../src/store/indexing.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { weigh } from '../../src/store/weights.ts';
import { wordsOf } from '../../src/core/words.ts';
import { makeArticle } from './search-corpus.ts';

export const start = Date.UTC(2016, 0, 1);
const nothing = JSON.stringify({
  summary: [],
  caution: null,
  evidence: Object.fromEntries(
    ['studyKind', 'subjects', 'sampleSize', 'controlGroup', 'publishedIn', 'funding', 'availability'].map((name) => [
      name,
      null,
    ]),
  ),
  readingGrade: null,
  warnings: [],
});

export function openArchive(file: string): Promise<Store> {
  const community = { id: 'ms', name: 'MS', zone: 'UTC', places: [], categories: [], moderators: [] };
  return openStore({
    file,
    communities: { communities: [community], newcomer: { zone: 'UTC', categories: [] } },
    now: () => Date.now(),
  });
}

/** How many articles the archive holds. */
export function held(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const articles = last(db);
  db.close();
  return articles;
}

function last(db: DatabaseSync): number {
  return Number(db.prepare('select coalesce(max(id), 0) as last from article').get()?.['last'] ?? 0);
}

/**
 * Fills the tables as publishing does, thousands in a transaction: one transaction an article, as the newsroom needs it, would take
 * days for a million. Publishing itself is measured beside it. What is stopped goes on where it was.
 */
export function fill(file: string, to: number, length: number): void {
  const db = new DatabaseSync(file);
  const from = last(db);
  db.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -262144');
  const columns = db
    .prepare(`select name from pragma_table_info('article')`)
    .all()
    .map(({ name }) => String(name));
  const article = db.prepare(
    `insert into article(${columns.join(', ')}) values (${columns.map((name) => `:${name}`).join(', ')})`,
  );
  const filed = db.prepare('insert into article_category(community, slug, article) values (?, ?, ?)');
  const search = db.prepare('insert into article_search(rowid, title, source, text, marks) values (?, ?, ?, ?, ?)');
  const title = db.prepare('insert into article_title(rowid, stems, beginnings, marks) values (?, ?, ?, ?)');
  const profile = db.prepare(
    'insert into article_profile(article, community, shared_at, standing, day, heaviest) values (?, ?, ?, ?, ?, ?)',
  );
  const weight = db.prepare('insert into article_weight(article, weights) values (?, ?)');
  const word = db.prepare(
    'insert into word(word, articles) values (?, 1) on conflict(word) do update set articles = articles + 1',
  );
  for (let id = from + 1; id <= to; id += 1) {
    if ((id - from) % 5_000 === 1) db.exec('begin');
    const made = makeArticle(id, length);
    const at = start + id * 300_000;
    const day = new Date(at).toISOString().slice(0, 10);
    const row: Record<string, string | number | null> = {
      ...Object.fromEntries(columns.map((name) => [name, null])),
      id,
      community: 'ms',
      life: 'published',
      canonical_url: `https://example.org/${id}`,
      address_key: `example.org/${id}`,
      url: `https://example.org/${id}`,
      revision: 1,
      standing: 'current',
      shared_at: at,
      shared_by: 'discord:1',
      original: 'null',
      filed_under: '[]',
      categories: JSON.stringify([made.category]),
      judgement: nothing,
      title: made.title,
      text: made.text,
    };
    article.run(row);
    filed.run('ms', made.category, id);
    const marks = ['community', 'category', 'year'] as const;
    const values = { community: '', category: made.category, year: day.slice(0, 4) };
    const marked = marks.map((kind) => markOf('ms', kind, values[kind])).join(' ');
    search.run(id, made.title, '', made.text, marked);
    title.run(id, made.title, made.title, marked);
    const words = { title: wordsOf(made.title), summary: [], source: [], text: wordsOf(made.text) };
    const { weights, heaviest } = weigh(words);
    profile.run(id, 'ms', at, 'current', day, heaviest);
    weight.run(id, weights);
    for (const { folded } of words.title) word.run(folded);
    if ((id - from) % 5_000 === 0 || id === to) db.exec('commit');
  }
  db.exec('pragma wal_checkpoint(truncate)');
  db.close();
}
