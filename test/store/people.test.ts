import { Kysely, type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { nobody, type Person } from '../../src/core/place.ts';
import { createPeople } from '../../src/store/people.ts';
import { plugins } from '../../src/store/plugins.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { openStore } from '../../src/store/store.ts';
import { minute, settings } from '../contracts/samples.ts';
import { hasPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { openAt, temporaryFolder } from './temporary.ts';

const anna: Person = 'discord:9';

/** Does something as soon as the first row of this key was read. */
function between(key: string, act: () => Promise<unknown>): KyselyPlugin {
  let isDone = false;
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (isDone || !result.rows.some((row) => row['key'] === key)) return result;
      isDone = true;
      await act();
      return result;
    },
  };
}

describe.runIf(hasPostgres)('a draft that waits in the queue', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  it.each(['edited', 'taken away'] as const)('and is %s while somebody is forgotten stays so', async (how) => {
    const url = await server.empty();
    const store = await openStore({ url, communities: settings, now: () => Date.now() });
    const drafts = store.expiring<object>('draft');
    const draft = { candidate: 7, by: anna, title: 'As it was', approvals: [anna, 'discord:91'] };
    await drafts.set('d1', draft, minute);
    const meddle = between('d1', () =>
      how === 'edited' ? drafts.set('d1', { ...draft, title: 'As it was edited' }, minute) : drafts.delete('d1'),
    );
    const db = new Kysely<Schema>({ dialect: postgresDialect(url), plugins: [...plugins, meddle] });
    await createPeople(db).forget(anna);
    expect(await drafts.get('d1')).toEqual(
      how === 'edited' ? { candidate: 7, by: nobody, title: 'As it was edited', approvals: ['discord:91'] } : undefined,
    );
    await db.destroy();
    await store.close();
  });
});

it('a moderator is told of what they opened from the queue or said yes to, as of their own drafts', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  try {
    const drafts = store.expiring<object>('draft');
    const draft = { candidate: 7, by: 'discord:91', page: { title: 'Opened by another' }, at: 5, approvals: [anna] };
    await drafts.set('q7', draft, minute);
    await drafts.set('q8', { ...draft, by: anna, page: { title: 'Opened by Anna' }, at: 3, approvals: [] }, minute);
    await drafts.set('q9', { ...draft, approvals: ['discord:91'] }, minute);
    expect((await store.people.kept(anna)).opened).toEqual([
      { title: 'Opened by Anna', at: 3 },
      { title: 'Opened by another', at: 5 },
    ]);
    await store.people.forget(anna);
    expect((await store.people.kept(anna)).opened).toEqual([]);
    expect(await drafts.get('q7')).toMatchObject({ approvals: [] });
  } finally {
    await store.close();
    remove();
  }
});
