import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Kysely, sql, type Dialect, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameAddress } from '../../src/core/address.ts';
import { published, write } from '../../src/store/indexing.ts';
import { indexTables } from '../../src/store/kind.ts';
import { migrations } from '../../src/store/migrations.ts';
import { plugins } from '../../src/store/plugins.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { openStore } from '../../src/store/store.ts';
import { anArticle, settings, start } from '../contracts/samples.ts';
import { fakeLog } from '../fakes/log.ts';
import { halfway } from './halfway.ts';
import { hasPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { temporaryFolder } from './temporary.ts';

/** Every version an archive can have been left by, from the first that had an outbox. */
const versions = migrations
  .map(({ name }) => name)
  .filter((name) => name >= '0004' && name !== migrations.at(-1)?.name);

describe.each(versions)('an SQLite archive left at %s', (version) => {
  it('opens, and everything in it is found and reads the same', async () => {
    const { file, remove } = temporaryFolder();
    await leave(sqliteDialect(file), version);
    await expectTheSame({ file });
    remove();
  });
});

it('tells the operator what is done to an old archive, and nothing of a new one', async () => {
  const { file, remove } = temporaryFolder();
  await leave(sqliteDialect(file), '0020-told');
  const told = async (): Promise<string> => {
    const log = fakeLog();
    await (await openStore({ file, communities: settings, now: () => start, log })).close();
    return log.lines.map(({ text }) => text).join('\n');
  };
  expect(await told()).toMatch(/^the database is being brought to this version.*0021-profiles/);
  expect(await told()).toBe('');
  remove();
});

it('is whole again after its upgrade was killed', async () => {
  const { file, remove } = temporaryFolder();
  await leave(sqliteDialect(file), '0008-settings');
  await killHalfway(file);
  await expectTheSame({ file });
  remove();
});

describe.runIf(hasPostgres)('on a real server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  const fresh = async (): Promise<string> => {
    const url = await server.empty();
    const db = new Kysely<Schema>({ dialect: postgresDialect(url) });
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await db.destroy();
    return url;
  };

  it.each(versions)(
    'an archive left at %s opens, and everything in it is found and reads the same',
    async (version) => {
      const url = await fresh();
      await leave(postgresDialect(url), version);
      await expectTheSame({ url });
    },
  );

  it('is whole again after its upgrade was killed', async () => {
    const url = await fresh();
    await leave(postgresDialect(url), '0008-settings');
    await killHalfway(url);
    await expectTheSame({ url });
  });
});

const written = anArticle({
  title: 'Clogged veins',
  text: 'Doctors opened clogged veins.',
  canonicalUrl: 'https://a.example/1',
  url: 'https://a.example/1?utm_source=x',
  notice: { text: 'A trial found no benefit.', link: 'https://t.example', at: start },
  standing: 'superseded',
  revision: 2,
  correctedAt: start,
});

/** As that version left it: its tables, and rows as it wrote them. */
async function leave(dialect: Dialect, version: string): Promise<void> {
  const db = new Kysely<Schema>({ dialect, plugins });
  await db.transaction().execute(async (trx) => {
    await sql`create table migration (name text primary key, at bigint not null)`.execute(trx);
    for (const migration of migrations.filter(({ name }) => name <= version)) {
      await migration.up(trx);
      await trx.insertInto('migration').values({ name: migration.name, at: start }).execute();
    }
    await sql`insert into community(id, name, zone) values ('ms', 'MS', 'UTC')`.execute(trx);
    await put(trx, version);
    await sql`insert into subscription(community, channel, topic, topic_key, cadence, zone, by, at, told_until)
      values ('ms', 'discord:1:10', '{"kind":"words","words":"clogged veins"}', 'words:clogged veins', '{"kind":"each"}',
        'UTC', 'discord:7', ${start}, ${start})`.execute(trx);
    if (version >= '0021') for await (const article of published(trx)) await write(trx, article);
    else if (version >= '0012') await index(trx);
  });
  await db.destroy();
}

/** In words as they were stemmed then. */
async function index(trx: Transaction<Schema>): Promise<void> {
  const lines = { title: 'former', source: 'former', text: 'former', marks: '', beginnings: 'former' };
  await indexTables(trx).write(trx, 1, lines);
  await sql`insert into article_profile(article, community, shared_at, standing, day, weights)
    values (1, 'ms', ${start}, 'current', '2026-01-01', ${new Uint8Array()})`.execute(trx);
}

async function put(trx: Transaction<Schema>, version: string): Promise<void> {
  const row = {
    id: 1,
    community: 'ms',
    life: written.life,
    canonicalUrl: written.canonicalUrl,
    revision: written.revision,
    standing: written.standing,
    sharedAt: written.sharedAt,
    sharedBy: written.sharedBy,
    correctedAt: written.correctedAt,
    url: written.url,
    byline: written.byline,
    siteName: written.siteName,
    publishedAt: written.publishedAt,
    language: written.language,
    image: written.image && JSON.stringify(written.image),
    original: JSON.stringify(written.original),
    filedUnder: JSON.stringify(written.filedUnder),
    categories: JSON.stringify(written.categories),
    notice: JSON.stringify(written.notice),
    judgement: JSON.stringify(written.judgement),
    description: written.description,
    title: written.title,
    text: written.text,
    ...(version >= '0010' ? { addressKey: sameAddress(written.canonicalUrl) } : {}),
    ...(version < '0012' ? { summary: 's', source: 's' } : {}),
  };
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into article (${columns}) values (${sql.join(Object.values(row))})`.execute(trx);
  for (const slug of written.categories)
    await sql`insert into article_category(community, slug, article) values ('ms', ${slug}, 1)`.execute(trx);
}

async function expectTheSame(database: { readonly file: string } | { readonly url: string }): Promise<void> {
  const store = await openStore({ ...database, communities: settings, now: () => start });
  try {
    const [slug = ''] = written.categories;
    expect(await store.articles.get('ms', 1)).toEqual({ ...written, id: 1 });
    expect((await store.articles.findByUrl('ms', written.canonicalUrl))?.id).toBe(1);
    expect((await store.articles.find('ms', { words: `opening vein in:${slug}` })).ids).toEqual([1]);
    expect((await store.articles.find('ms', { words: 'is:superseded' })).ids).toEqual([1]);
    expect((await store.articles.find('ms', { words: 'former' })).ids).toEqual([]);
    expect((await store.articles.complete('ms', 'clo', 5)).map(({ id }) => id)).toEqual([1]);
    expect((await store.subscriptions.ofCommunity('ms')).map(({ topic }) => topic.kind)).toEqual(['words']);
    if ('file' in database) expect(await store.check()).toBeUndefined();
  } finally {
    await store.close();
  }
}

/** Killed when the migrations were half done. */
async function killHalfway(database: string): Promise<void> {
  const child = spawn(process.execPath, [halfway, database], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}
