import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { settings } from '../contracts/samples.ts';

const blog = 'test/fixtures/import/blog.xml';

describe('import and export', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'carewire-import-'));
    await withStore(async () => {});
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const withStore = async <T>(work: (store: Store) => Promise<T>, dir = dataDir): Promise<T> => {
    const store = await openStore({ file: join(dir, 'carewire.db'), communities: settings, now: () => Date.now() });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const call = (
    args: readonly string[],
    dir = dataDir,
    env: Record<string, string> = {},
  ): Promise<{ code: number; out: string; error: string }> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        ['src/cli.ts', ...args],
        { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dir, ...env }, maxBuffer: 1e8 },
        (error: ExecFileException | null, out, err) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, error: err }),
      );
    });

  it('says first what a WordPress export would bring, and changes nothing', async () => {
    const { code, out, error } = await call(['import', blog, '--community', 'ms', '--dry-run']);
    expect({ code, error: error.replaceAll(/\d+ %\n/g, '') }).toEqual({ code: 0, error: '' });
    expect(out).toContain('MS Treatment (1) → no category');
    expect(out).toContain('--map "MS Treatment=');
    for (const why of ['is no post (page)', 'was not published (draft)', 'has a password', 'is empty'])
      expect(out).toContain(`skipped 1: ${why}`);
    expect(out).toContain('2 would be brought, 0 are there already. Nothing was changed.');
    await withStore(async ({ articles }) => expect(await articles.latest('ms', { limit: 9 })).toEqual([]));
  });

  it('brings it in once, judged, filed and dated, owing nobody a word, and goes on where it stopped', async () => {
    const args = ['import', blog, '--community', 'ms', '--map', 'MS Treatment=treatment'];
    expect((await call(args)).out).toContain('2 brought, 0 were there already. Nobody was told of them.');
    expect((await call(args)).out).toContain('0 brought, 2 were there already.');
    // What is there already is not filed anew.
    expect((await call(args.slice(0, 4))).out).not.toContain('--map');
    await withStore(async ({ articles, deliveries }) => {
      const veins = await articles.findByUrl('ms', 'https://blog.example/2012/03/29/veins');
      expect(veins).toMatchObject({
        categories: ['treatment'],
        sharedAt: Date.UTC(2012, 2, 29, 14),
        original: { url: 'https://daily.example/veins' },
        judgement: { caution: { text: expect.stringContaining('do not prove') } },
      });
      expect(veins?.judgement.evidence.sampleSize?.value).toContain('192');
      expect(await deliveries.nextDue(['discord', 'slack'])).toBeNull();
    });
  });

  it('exports what can be imported elsewhere, and comes out the same again', async () => {
    await call(['import', blog, '--community', 'ms', '--map', 'MS Treatment=treatment']);
    await withStore(async ({ articles, ledger }) => {
      const [newest, older] = await articles.latest('ms', { limit: 2 });
      if (!newest || !older) throw new Error('two articles');
      const at = Date.UTC(2020, 0, 1);
      const notice = { text: 'A trial found no benefit.', link: 'https://trial.example', at };
      await ledger.revise({ ...older, standing: 'superseded', notice, revision: 2, correctedAt: at }, () => []);
      await ledger.revise({ ...newest, life: 'withdrawn', notice, revision: 2, correctedAt: at }, () => []);
    });
    const first = await call(['export', '--community', 'ms']);
    expect(first.out.trim().split('\n')).toHaveLength(2);
    expect(first.out).not.toContain('sharedBy');
    const file = join(dataDir, 'archive.jsonl');
    await writeFile(file, first.out);
    const other = await mkdtemp(join(tmpdir(), 'carewire-import-'));
    try {
      await withStore(async () => {}, other);
      expect((await call(['import', file, '--community', 'ms'], other)).out).toContain('2 brought');
      expect((await call(['import', file, '--community', 'ms'], other)).out).toContain(
        '0 brought, 2 were there already',
      );
      expect((await call(['export', '--community', 'ms'], other)).out).toBe(first.out);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it('takes lines of others’ making, and says what is wrong with those it cannot take', async () => {
    const file = join(dataDir, 'mine.jsonl');
    const text = 'A survey of 300 people found that they slept better. However, nobody knows why that was.';
    const good = {
      url: 'https://mine.example/a',
      title: 'Sleep',
      text,
      publishedAt: '2019-02-03',
      categories: ['Treatment'],
    };
    const broken = 'nonsense\n'.repeat(12);
    await writeFile(file, `${JSON.stringify(good)}\n\n${broken}{"url":"ftp://x","title":"t","text":"t"}\n`);
    const { out, code } = await call(['import', file, '--community', 'ms']);
    expect(code).toBe(0);
    expect(out).toContain('1 brought');
    expect(out).toMatch(
      /skipped 12: cannot be read: it is no JSON\n {4}line 3\n {4}line 4\n(?: {4}line \d+\n){8} {4}and 2 more\n/,
    );
    expect(out).toContain('skipped 1: cannot be read: url: is no web address\n    line 15\n');
    await withStore(async ({ articles }) => {
      const article = await articles.findByUrl('ms', good.url);
      expect(article).toMatchObject({ categories: ['treatment'], sharedAt: Date.UTC(2019, 1, 3) });
      expect(article?.judgement.summary.length).toBeGreaterThan(0);
    });
  });

  it('says in plain words what is wrong with a line, and takes no date that is none', async () => {
    const file = join(dataDir, 'odd.jsonl');
    const good = { url: 'https://odd.example/a', title: 'Sleep', text: 'People slept better.' };
    const odd = [
      { ...good, title: undefined },
      { ...good, text: ['a'] },
      { ...good, title: '' },
      { ...good, publishedAt: 'not a date' },
      { ...good, publishedAt: '2021-13-40' },
      { ...good, standing: 'fine' },
      [good],
    ];
    await writeFile(file, `${JSON.stringify(good)}\n${odd.map((line) => JSON.stringify(line)).join('\n')}\n`);
    const { out } = await call(['import', file, '--community', 'ms', '--dry-run']);
    for (const said of [
      'title: is missing\n    line 2',
      'text: should be text\n    line 3',
      'title: is empty\n    line 4',
      'publishedAt: is no day like 2012-03-29\n    line 5\n    line 6',
      'standing: should be one of current, updated, disputed, superseded, retracted\n    line 7',
      'it: should be an object, in braces\n    line 8',
    ])
      expect(out).toContain(`cannot be read: ${said}`);
    expect(out).toContain('1 would be brought');
  });

  it('says which posts of a WordPress export it cannot take, not what is no post', async () => {
    const file = join(dataDir, 'cut.xml');
    const nowhere = '<item><title>Lost</title><content:encoded>x</content:encoded></item>';
    const whole = (await readFile(blog, 'utf8')).replace(
      '</channel>',
      `${nowhere}<item><title>Broken off</title></channel>`,
    );
    await writeFile(file, whole.slice(0, whole.indexOf('</channel>')));
    const { out } = await call(['import', file, '--community', 'ms', '--dry-run']);
    expect(out).toContain('skipped 1: has no address\n    item 7, “Lost”\n');
    expect(out).toContain('skipped 1: is broken off: the file ends in the middle of it\n    item 8, “Broken off”\n');
    expect(out).toContain('skipped 1: is empty\n    item 6, “Picture”\n');
    expect(out).not.toMatch(/Half done|About/);
  });

  it('says what it cannot take at all', async () => {
    const opml = join(dataDir, 'list.opml');
    await writeFile(opml, '<?xml version="1.0"?><opml version="2.0"><body/></opml>');
    expect((await call(['import', opml])).error).toContain(`feeds import ${opml}`);
    const junk = join(dataDir, 'junk.txt');
    await writeFile(junk, 'hello');
    expect(await call(['import', junk])).toMatchObject({
      code: 2,
      error: expect.stringContaining('neither a WordPress export'),
    });
    expect((await call(['import', join(dataDir, 'nowhere')])).error).toContain('cannot be read');
    const mapped = await call(['import', blog, '--community', 'ms', '--map', 'MS Treatment=nothing']);
    expect(mapped).toMatchObject({ code: 2, error: expect.stringContaining('treatment, living-with-ms') });
    expect(await readFile(blog, 'utf8')).toContain('MS Treatment');
  });

  it('says how a community comes about where there is none yet, and nothing of how it is called', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'carewire-import-'));
    try {
      const { code, error } = await call(['import', blog, '--dry-run'], fresh);
      expect(code).toBe(1);
      expect(error).toContain('Start the bot and use a command');
      expect(error).not.toContain('Usage');
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });

  it('ends when the settings are wrong, having said what is', async () => {
    expect(await call(['import', blog], dataDir, { WEB_PORT: 'many' })).toMatchObject({
      code: 78,
      error: expect.stringContaining('WEB_PORT'),
    });
  });
});
