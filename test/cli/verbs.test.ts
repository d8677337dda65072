import { execFile, spawn, type ExecFileException } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { run, sandboxOptions } from '../../src/main.ts';
import { openSandbox, sandboxConfig, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { seed } from '../../src/sandbox/seed.ts';
import { says, modelServer } from '../model/server.ts';

interface Called {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

const roots = { news: 'news', newsroom: 'newsroom' } as const;

describe('the operator’s verbs', () => {
  let sandbox: Sandbox;
  let dataDir: string;
  beforeAll(async () => {
    sandbox = await openSandbox(sandboxOptions(roots));
    dataDir = await mkdtemp(join(tmpdir(), 'carewire-cli-'));
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const running = await run(sandboxConfig(readConfig({}), sandbox, dataDir), {
      log,
      allow: (host) => host === '127.0.0.1',
    });
    await seed(sandbox, running);
    await running.stop();
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** As `npm run -s carewire -- …` does, in a process of its own. */
  const call = (args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Called> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['src/cli.ts', ...args],
        { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...env } },
        (error: ExecFileException | null, out, err) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, error: err }),
      );
      child.stdin?.end(input);
    });

  it('say how they are called when called wrongly', async () => {
    const { code, out, error } = await call(['sumarise']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain('There is no verb “sumarise”.');
    expect(error).toContain('summarise <url|file|->');
    expect((await call(['summarise', '--jsno', 'x'])).code).toBe(2);
    for (const asked of ['help', '--help', '-h']) {
      const help = await call([asked]);
      expect({ code: help.code, error: help.error }).toEqual({ code: 0, error: '' });
      expect(help.out).toContain('summarise <url|file|->');
    }
  });

  it('end without a word when nobody reads on, as behind `| head`', async () => {
    const child = spawn(process.execPath, ['src/cli.ts', 'search', 'mice'], {
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const [error] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(error).toBe('');
  });

  it('backup copies all there is, which works in place of the archive, and writes over nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'carewire-backup-'));
    const file = join(folder, 'carewire.db');
    const { code, out } = await call(['backup', file]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('read to its end and whole') });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const everything = await call(['export']);
    expect(everything.out).not.toBe('');
    expect((await call(['export'], { DATA_DIR: folder })).out).toBe(everything.out);
    const again = await call(['backup', file]);
    expect({ code: again.code, error: again.error }).toEqual({
      code: 1,
      error: expect.stringContaining('there already'),
    });
    const nowhere = await call(['backup', join(folder, 'no/where.db')]);
    expect({ code: nowhere.code, error: nowhere.error }).toEqual({
      code: 1,
      error: expect.stringContaining('no folder'),
    });
    const nothing = await call(['backup', join(folder, 'b.db')], { DATA_DIR: join(folder, 'empty') });
    expect({ code: nothing.code, error: nothing.error }).toEqual({
      code: 1,
      error: expect.stringContaining('no archive at'),
    });
    const server = await call(['backup', join(folder, 'b.db')], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' });
    expect({ code: server.code, error: server.error }).toEqual({ code: 1, error: expect.stringContaining('pg_dump') });
    expect((await call(['backup'])).code).toBe(2);
    expect(await readdir(folder)).toEqual(['carewire.db']);
    await rm(folder, { recursive: true });
  });

  it('extract prints the article of a file in the shape programs rely on', async () => {
    const { code, out } = await call(['extract', 'test/fixtures/pages/trial-news.html', '--json']);
    expect(code).toBe(0);
    const page = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(page)).toEqual([
      'title',
      'byline',
      'publishedAt',
      'siteName',
      'canonicalUrl',
      'language',
      'description',
      'image',
      'text',
    ]);
    expect(page).toMatchObject({
      title: 'Walking pill shows modest gain in MS trial',
      siteName: 'Northfield Health News',
    });
    expect(page['canonicalUrl']).not.toContain('localhost');
  });

  it('summarise prints sentences with their place in that text', async () => {
    const [extracted, summarised] = await Promise.all([
      call(['extract', 'test/fixtures/pages/trial-news.html', '--json']),
      call(['summarise', 'test/fixtures/pages/trial-news.html', '--json']),
    ]);
    const { text } = JSON.parse(extracted.out) as { text: string };
    const labelled = { value: expect.any(String), quote: expect.any(String) };
    const summary = JSON.parse(summarised.out) as Record<string, unknown> & {
      summary: { text: string; start: number; end: number }[];
    };
    expect(Object.keys(summary)).toEqual([
      'url',
      'canonicalUrl',
      'title',
      'byline',
      'siteName',
      'publishedAt',
      'language',
      'categories',
      'summary',
      'caution',
      'evidence',
      'readingGrade',
      'warnings',
    ]);
    expect(summary['caution']).toEqual({
      text: expect.stringContaining('This is not a cure'),
      speaker: 'Dr Amara Osei',
    });
    expect(summary['evidence']).toEqual({
      studyKind: labelled,
      subjects: labelled,
      sampleSize: labelled,
      controlGroup: labelled,
      publishedIn: null,
      funding: { value: 'the tablet’s maker', quote: 'The trial was funded by the tablet’s maker.' },
    });
    expect(summary.summary.length).toBeGreaterThanOrEqual(3);
    for (const sentence of summary.summary) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
  });

  it('summarise reads pasted text from standard input, and says when there is too little', async () => {
    const told = await call(
      ['summarise', '-'],
      {},
      `Old Drug Helps Mice\nPosted 1 May 2026\n${'The team treated twelve mice with an old drug. '.repeat(12)}`,
    );
    expect(told.code).toBe(0);
    expect(told.out).toContain('Old Drug Helps Mice');
    const short = await call(['summarise', '-'], {}, 'Too little.');
    expect(short.code).toBe(1);
    expect(short.error).not.toBe('');
    expect(short.error).not.toContain('    at ');
  });

  it('search finds what is in the archive', async () => {
    const { out } = await call(['search', 'myelin', 'mice', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      total: 1,
      hits: [{ title: 'Old Antihistamine Repairs Nerve Coating in Mice', categories: ['research'] }],
    });
    expect((await call(['search', 'multiple', 'sclerosis', '-veins', '-mice'])).out).toMatch(/^1 found\n#3 /);
    expect((await call(['search', 'mice', '--category', 'reserch', '--community', 'ms-hub'])).error).toContain(
      'There is no category “reserch”',
    );
    expect((await call(['search', 'mice', '--community', 'nobody'])).error).toContain('There are: ms-hub.');
  });

  it('slack manifest prints what Slack’s form takes', async () => {
    const { out } = await call(['slack', 'manifest']);
    expect(JSON.parse(out)).toMatchObject({ settings: { socket_mode_enabled: true } });
    const http = await call(['slack', 'manifest', '--url', 'https://news.example.org']);
    expect(http.out).toContain('https://news.example.org/');
    expect(JSON.parse(http.out)).toMatchObject({ settings: { socket_mode_enabled: false } });
  });

  it('slack moderator lets a person in', async () => {
    expect(await call(['slack', 'moderator', 'T0123456789', 'U0123456789'])).toMatchObject({
      code: 0,
      out: 'U0123456789 may now use /newsroom in T0123456789.\n',
    });
    expect((await call(['slack', 'moderator', 'me', 'you'])).code).toBe(2);
  });

  it('slack moderators tells who may, and one may be removed again', async () => {
    await call(['slack', 'moderator', 'T0000000002', 'U0000000002']);
    expect((await call(['slack', 'moderators', 'T0000000002'])).out).toBe('U0000000002\n');
    const remove = ['slack', 'moderator', 'T0000000002', 'U0000000002', '--remove'];
    expect((await call(remove)).out).toBe('U0000000002 may no longer use /newsroom in T0000000002.\n');
    const again = await call(remove);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.error).toContain('U0000000002 is no moderator in T0000000002.');
  });

  it('feeds import follows a list once, and export gives it back', async () => {
    const list = join(dataDir, 'list.opml');
    const outline = (folder: string, name: string): string =>
      `<outline text="${folder}"><outline text="${name}" xmlUrl="https://${name}.example/feed"/></outline>`;
    await writeFile(
      list,
      `<opml version="2.0"><body>${outline('Treatment', 'one')}${outline('Odd', 'two')}</body></opml>`,
    );
    const community = ['--community', 'ms-hub'];
    const dry = await call(['feeds', 'import', list, '--dry-run', ...community]);
    expect(dry.out).toContain('+ one https://one.example/feed [treatment]');
    expect(dry.out).toContain('No category is named like these folders: Odd.');
    expect(dry.out).toContain('2 would be added');
    expect((await call(['feeds', 'import', list, ...community])).out).toContain('2 added. What they hold now is old');
    expect((await call(['feeds', 'import', list, ...community])).out).toContain('0 added, there already: 2.');
    const { out } = await call(['feeds', 'export', ...community]);
    expect(out).toContain('<opml version="2.0">');
    expect(out).toMatch(/text="Treatment"[^]+https:\/\/one\.example\/feed/);
    expect(out).toContain('https://two.example/feed');
  });

  it('feeds names what a list holds that cannot be followed, the first ten', async () => {
    const list = join(dataDir, 'bad.opml');
    const bad = Array.from({ length: 13 }, (_, at) => `<outline text="Bad ${at}" xmlUrl="nowhere ${at}"/>`).join('');
    const own = '<outline text="Own" xmlUrl="http://127.0.0.1/feed"/>';
    await writeFile(list, `<opml version="2.0"><body>${own}${bad}</body></opml>`);
    const { out } = await call(['feeds', 'import', list, '--dry-run', '--community', 'ms-hub']);
    expect(out).toContain('? Bad 0 nowhere 0 (no web address)\n');
    expect(out).toContain('? Own http://127.0.0.1/feed (not on the public web)\n');
    expect(out).not.toContain('Bad 12');
    expect(out).toContain('? and 4 more\n');
    expect(out).toContain('0 would be added, cannot be read: 14.');
  });

  it('feeds says what is wrong with a call or a file, and follows nothing', async () => {
    expect((await call(['feeds'])).code).toBe(2);
    expect((await call(['feeds', 'import'])).error).toContain('Which file?');
    expect((await call(['feeds', 'import', join(dataDir, 'missing.opml')])).error).toContain('cannot be read');
    const page = await call(['feeds', 'import', 'test/fixtures/pages/trial-news.html']);
    expect(page).toMatchObject({ code: 1, out: '' });
    expect(page.error).toContain('not a list of feeds');
    expect((await call(['feeds', 'export', '--community', 'nobody'])).error).toContain('Say which community');
  });

  it('doctor is content with platforms that are well', async () => {
    const { code, out } = await call(['doctor'], {
      DISCORD_TOKEN: sandbox.discord.token,
      DISCORD_API_URL: sandbox.discord.url,
      SLACK_BOT_TOKEN: sandbox.slack.botToken,
      SLACK_APP_TOKEN: sandbox.slack.appToken,
      SLACK_API_URL: sandbox.slack.url,
    });
    expect(out).toMatch(/✓ .*Discord/);
    expect(out).toMatch(/✓ .*Slack/);
    expect(out).not.toContain('✗');
    expect(code).toBe(0);
  });

  it('doctor asks the model, and says how it does', async () => {
    const { url } = await modelServer(says('[1, 3]'));
    const well = await call(['doctor'], { MODEL_URL: url, MODEL_NAME: 'small' });
    expect(well.out).toContain(`✓ Model: small at ${new URL(url).host} chooses sentences`);
    const gone = await call(['doctor'], { MODEL_URL: 'http://127.0.0.1:1/v1', MODEL_NAME: 'small' });
    expect(gone.out).toContain('✗ Model: small at 127.0.0.1:1 cannot be reached; until it does better, rules choose');
    expect(gone.code).toBe(1);
  });

  it('doctor says in plain words what is wrong, and never shows a token', async () => {
    const { code, out, error } = await call(['doctor'], {
      DISCORD_TOKEN: 'wrong-discord-token',
      DISCORD_API_URL: sandbox.discord.url,
      SLACK_BOT_TOKEN: 'xoxb-wrong-token',
      SLACK_APP_TOKEN: 'xapp-wrong-token',
      SLACK_API_URL: sandbox.slack.url,
    });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Discord.*token/i);
    expect(out).toMatch(/✗ Slack.*token/i);
    expect(out + error).not.toMatch(/wrong-discord-token|xoxb-wrong|xapp-wrong/);
    expect((await call(['doctor'], { PORT: 'many' })).out).toMatch(/✗ Settings: PORT/);
  });

  it('discord register tells Discord the commands, once', async () => {
    const env = { DISCORD_TOKEN: sandbox.discord.token, DISCORD_API_URL: sandbox.discord.url };
    expect((await call(['discord', 'register'], env)).out).toMatch(/registered/);
    expect((await call(['discord', 'register'], env)).out).toBe('The commands were registered already.\n');
    expect((await call(['discord', 'register'])).error).toContain('DISCORD_TOKEN is empty');
  });
});
