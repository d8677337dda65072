import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { kept } from '../../src/store/kept.ts';
import { anArticle } from '../contracts/samples.ts';
import { openAt, temporaryFolder } from './temporary.ts';

/** What was read before is not read again; what another process wrote is seen at once all the same. */
describe('what is kept in memory', () => {
  it('is read once until something is written, and by all who ask meanwhile', async () => {
    let version = 1;
    let reads = 0;
    const ask = kept(
      () => version,
      async (name: string) => `${name} ${(reads += 1)}`,
    );
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 1', 'a 1', 'b 2']);
    version = 2;
    expect(await ask('a')).toBe('a 3');
  });

  it('is read every time where nobody can tell what was written', async () => {
    let reads = 0;
    const ask = kept(
      () => undefined,
      async () => (reads += 1),
    );
    expect([await ask(), await ask()]).toEqual([1, 2]);
  });

  it('is not old when it was read while something was written', async () => {
    let version = 1;
    let value = 'before';
    const ask = kept(
      () => version,
      async () => {
        const read = value;
        value = 'after';
        version += 1;
        return read;
      },
    );
    expect([await ask(), await ask()]).toEqual(['before', 'after']);
  });

  it('is no failure', async () => {
    let reads = 0;
    const ask = kept(
      () => 1,
      async () => {
        reads += 1;
        if (reads === 1) throw new Error('locked');
        return 'read';
      },
    );
    await expect(ask()).rejects.toThrow('locked');
    expect(await ask()).toBe('read');
  });

  it('follows what somebody else writes into the file', async () => {
    const folder = temporaryFolder();
    const [here, there] = [await openAt(folder.file), await openAt(folder.file)];
    const known = async () => ({
      categories: (await here.categories.list('ms')).map(({ slug }) => slug),
      articles: [...(await here.articles.countByCategory('ms'))],
      moderates: await here.moderators.has('slack:T1', 'slack:T1/U1'),
      moderators: await here.moderators.list('slack:T1'),
      archive: (await here.settings.of('ms')).archive,
      community: (await here.communities.ofPlace('slack:T2')).id,
    });
    expect(await known()).toEqual({
      categories: ['treatment', 'living-with-ms'],
      articles: [],
      moderates: false,
      moderators: [],
      archive: 'private',
      community: 'slack:T2',
    });

    await there.categories.add('ms', { slug: 'research', name: 'Research', description: '', keywords: [] });
    await there.ledger.publish(anArticle({ categories: ['research'] }), () => []);
    await there.moderators.add('slack:T1', 'slack:T1/U1');
    await there.settings.change('ms', { archive: 'open' });
    await there.communities.join('slack:T2', 'ms');
    // As it is between processes: one cannot hear of another before its own turn has ended.
    await turn();
    expect(await known()).toEqual({
      categories: ['treatment', 'living-with-ms', 'research'],
      articles: [['research', 1]],
      moderates: true,
      moderators: ['slack:T1/U1'],
      archive: 'open',
      community: 'ms',
    });
    for (const store of [here, there]) await store.close();
    folder.remove();
  });
});
