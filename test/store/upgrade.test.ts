import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { communities } from '../../src/store/migrations/0001-communities.ts';
import { articles } from '../../src/store/migrations/0002-articles.ts';
import { searchIndex } from '../../src/store/migrations/0003-search.ts';
import { outbox } from '../../src/store/migrations/0004-outbox.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { anArticle, aSubscription, start } from '../contracts/samples.ts';
import { openAt, temporaryFolder } from './temporary.ts';

it('an archive of the first version is found as before, and its followed words mean what search means', async () => {
  const { file, remove } = temporaryFolder();
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file), plugins: [new CamelCasePlugin()] });
  await db.transaction().execute(async (trx) => {
    await trx.schema.createTable('migration').addColumn('name', 'text').addColumn('at', 'bigint').execute();
    await communities(trx);
    await articles(trx);
    await searchIndex(trx);
    await outbox(trx);
    for (const name of ['0001-communities', '0002-articles', '0003-search', '0004-outbox'])
      await trx.insertInto('migration').values({ name, at: start }).execute();
    await sql`insert into community(id, name, zone) values ('ms', 'MS', 'UTC')`.execute(trx);
    const { judgement, original } = anArticle();
    for (const [id, life] of [
      [1, 'published'],
      [2, 'withdrawn'],
    ] as const)
      await sql`insert into article(id, community, life, canonical_url, revision, standing, shared_at, shared_by, url,
          original, filed_under, categories, judgement, title, summary, source, text)
        values (${id}, 'ms', ${life}, ${`https://a.example/${id}`}, 1, 'current', ${start}, 'discord:7', 'https://a.example',
          ${JSON.stringify(original)}, '[]', '["treatment"]', ${JSON.stringify(judgement)}, 'Clogged veins', 's', 's',
          'Doctors opened clogged veins.')`.execute(trx);
    for (const [key, words] of [
      ['veins', 'veins'],
      ['vein', 'vein'],
      ['clogged trials', 'trials clogged'],
    ])
      await sql`insert into subscription(community, channel, topic, topic_key, cadence, zone, by, at, told_until)
        values ('ms', 'discord:1:10', ${JSON.stringify({ kind: 'words', words })}, ${`words:${key}`}, '{"kind":"each"}',
          'UTC', 'discord:7', ${start}, ${start})`.execute(trx);
  });
  await db.destroy();

  const store = await openAt(file);
  expect((await store.articles.find('ms', { words: 'opening vein in:treatment' })).ids).toEqual([1]);
  expect(await store.articles.suggest('ms', { words: 'cloged' })).toBe('clogged');
  expect((await store.articles.complete('ms', 'clo', 5)).map(({ id }) => id)).toEqual([1]);
  expect(await store.check()).toBeUndefined();
  const held = await store.subscriptions.ofCommunity('ms');
  expect(held).toHaveLength(3);
  const [, , third] = held;
  if (!third) throw new Error('nothing was kept');
  const again = await store.subscriptions.put(aSubscription({ topic: { kind: 'words', words: 'clog trial' } }));
  expect(again).toMatchObject({ created: false, subscription: { id: third.id } });
  await store.close();
  remove();
});

it('an archive whose articles were weighed otherwise ranks them as a new one does', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  const text = 'Interferon was named among others.';
  for (const [at, title] of ['Interferon works', 'Other news'].entries())
    await store.ledger.publish(anArticle({ title, text, canonicalUrl: `https://a.example/${at}` }), () => []);
  const ranked = await store.articles.find('ms', { words: 'interferon' });
  await store.close();
  const db = new DatabaseSync(file);
  db.exec(`update article_profile set heaviest = x'00'; update article_weight set weights = x'';
    delete from migration where name >= '0022'`);
  db.close();

  const upgraded = await openAt(file);
  expect(await upgraded.articles.find('ms', { words: 'interferon' })).toEqual(ranked);
  expect(ranked.ids).toEqual([1, 2]);
  await upgraded.close();
  remove();
});
