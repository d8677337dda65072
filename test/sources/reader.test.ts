import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/log.ts';
import { createPool, type Pool } from '../../src/sources/pool.ts';
import { createReader, extract } from '../../src/sources/reader.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/pages/${name}`, import.meta.url), 'utf8');

let lines: string[] = [];
const keep = (message: string, fields?: unknown): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = { info: keep, warn: keep, error: keep };

afterEach(() => {
  lines = [];
});

describe('a link', () => {
  let server: Server;
  let origin: string;
  const pages: Record<string, readonly [string, string | Buffer]> = {
    '/2012/03/29/clogged-veins/': ['text/html; charset=utf-8', fixture('vein-story.html')],
    '/paywall': ['text/html', fixture('paywall.html')],
    '/story.txt': ['text/plain', fixture('vein-story.txt')],
    '/note.txt': ['text/plain', 'nothing much'],
    '/latin': [
      'text/html',
      Buffer.from(
        fixture('german.html').replaceAll(/[„“]/g, '"').replace('<head>', '<head><meta charset="iso-8859-1">'),
        'latin1',
      ),
    ],
  };
  const reader = createReader({ userAgent: 'Carewire tests', log, allow: (_, address) => address === '127.0.0.1' });

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [type, body] = pages[(request.url ?? '').split('?')[0] ?? ''] ?? [];
      if (type === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': type }).end(body);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await reader.close();
    server.close();
  });

  it('becomes an article', async () => {
    const page = await reader.read(`${origin}/2012/03/29/clogged-veins/?utm_source=chat#comments`);
    expect(page).toMatchObject({
      url: `${origin}/2012/03/29/clogged-veins/?utm_source=chat`,
      canonicalUrl: `${origin}/2012/03/29/clogged-veins/`,
      title: 'Treating clogged veins helps MS, study says',
      publishedAt: '2012-03-29',
      filedUnder: ['Treatment'],
    });
    expect(page.text).toContain('the reports prove nothing yet');
  });

  it('to a page in an old encoding is read in it', async () => {
    expect((await reader.read(`${origin}/latin`)).title).toBe('Kürzere Wartezeiten in der MS-Ambulanz');
  });

  it('to plain text is read like a pasted text', async () => {
    expect(await reader.read(`${origin}/story.txt?fbclid=1`)).toMatchObject({
      canonicalUrl: `${origin}/story.txt`,
      title: 'Treating clogged veins helps MS, study says',
      original: { name: 'Radiology Daily' },
    });
    await expect(reader.read(`${origin}/note.txt`)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it.each([
    ['/paywall', 'unreadable', /without a subscription/],
    ['/nowhere', 'unreadable', /no page at that address/],
  ])('%s is refused with the reason', async (path, code, message) => {
    const refused = reader.read(origin + path);
    await expect(refused).rejects.toBeInstanceOf(NewsError);
    await expect(refused).rejects.toMatchObject({ code, field: 'url', message: expect.stringMatching(message) });
  });

  it('leaves no trace of what was read in the log', async () => {
    await reader.read(`${origin}/2012/03/29/clogged-veins/`);
    await reader.read(`${origin}/paywall`).catch(() => undefined);
    expect(lines).toEqual([]);
  });

  it('to a private address is refused without `allow`', async () => {
    const strict = createReader({ userAgent: 'x', log });
    await expect(strict.read(`${origin}/paywall`)).rejects.toMatchObject({ code: 'bad-input' });
    await strict.close();
  });

  it('to a page that only sends on is followed, twice at most', async () => {
    const asked: string[] = [];
    const onward = (to: string): string =>
      `<html><head><meta http-equiv="refresh" content="0; url=${to}"></head></html>`;
    const own = createReader({
      userAgent: 'x',
      log,
      fetch: async (url) => {
        asked.push(url);
        const body = url.endsWith('/story') ? fixture('trial-news.html') : onward(url.endsWith('/a') ? '/b' : '/story');
        return { url, contentType: 'text/html', body: Buffer.from(body) };
      },
    });
    expect((await own.read('https://www.northfieldhealth.example/a')).siteName).toBe('Northfield Health News');
    expect(asked).toEqual(['/a', '/b', '/story'].map((path) => `https://www.northfieldhealth.example${path}`));
    await own.close();
  });

  it('a site is asked for one page at a time, and at most four sites at once', async () => {
    let going: string[] = [];
    let most = 0;
    let leave: (() => void)[] = [];
    const own = createReader({
      userAgent: 'x',
      log,
      fetch: async (url) => {
        const { host } = new URL(url);
        expect(going).not.toContain(host);
        going.push(host);
        most = Math.max(most, going.length);
        await new Promise<void>((done) => leave.push(done));
        going = going.filter((each) => each !== host);
        return { url, contentType: null, body: Buffer.from(fixture('trial-news.html')) };
      },
    });
    const links = ['a', 'a', 'b', 'c', 'd', 'e'].map((name, index) => `https://${name}.example/${index}`);
    const read = Promise.all(links.map((link) => own.read(link)));
    await vi.waitFor(() => expect(leave).toHaveLength(4));
    for (let left = links.length; left > 0; left -= 1) {
      await vi.waitFor(() => expect(leave.length).toBeGreaterThan(0));
      leave.shift()?.();
    }
    expect((await read).length).toBe(links.length);
    expect(most).toBe(4);
    leave = [];
    await own.close();
  });

  it('pages can come from elsewhere', async () => {
    const own = createReader({
      userAgent: 'x',
      log,
      fetch: async (url) => ({ url, contentType: null, body: Buffer.from(fixture('trial-news.html')) }),
    });
    expect((await own.read('https://www.northfieldhealth.example/x')).siteName).toBe('Northfield Health News');
    await own.close();
  });
});

it('pasted text becomes an article', async () => {
  const reader = createReader({ userAgent: 'x', log });
  expect((await reader.paste(fixture('vein-story.txt'), null)).title).toBe(
    'Treating clogged veins helps MS, study says',
  );
  await expect(reader.paste('', null)).rejects.toMatchObject({ code: 'bad-input', field: 'text' });
  await reader.close();
});

it('a saved page is read as it is', async () => {
  expect((await extract(fixture('paywall.html'), 'https://ledger.example/a')).title).toBe(
    'The long road to a remyelination drug',
  );
  await expect(extract(fixture('empty.html'), 'https://app.example/')).rejects.toMatchObject({ code: 'unreadable' });
});

describe('the worker', () => {
  const url = 'https://e.example/a';
  const pages: Pool[] = [];
  const pool = (deadline = 5000, waiting = 20): Pool => {
    const made = createPool(log, { deadline, waiting });
    pages.push(made);
    return made;
  };
  // Readability looks at every ancestor of every paragraph, again for each: seconds of work within the bounds on elements and depth.
  const slow = `<html><body>${'<div class="share">'.repeat(90)}${`<p class="byline">${'word, '.repeat(60)}`.repeat(9800)}</body></html>`;

  afterEach(async () => {
    await Promise.all(pages.splice(0).map((each) => each.close()));
  });

  it('that takes too long is ended, and the next page is read by a new one', async () => {
    const readers = pool(800);
    const refused = readers.run({ kind: 'html', html: slow, url });
    await expect(refused).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/takes too long/),
    });
    expect(lines).toEqual([expect.stringContaining('out of time')]);
    const small = '<p>Twenty words and a few more make this page long enough.</p>';
    await expect(readers.run({ kind: 'html', html: small, url })).resolves.toMatchObject({ title: expect.any(String) });
  });

  it('never holds up the program', async () => {
    const readers = pool(800);
    await readers.run({ kind: 'html', html: fixture('german.html'), url });
    const lag = monitorEventLoopDelay({ resolution: 5 });
    lag.enable();
    await expect(readers.run({ kind: 'html', html: slow, url })).rejects.toThrow(NewsError);
    lag.disable();
    // The page takes the whole 800 ms; what the loop waits is what a busy machine makes it wait.
    expect(lag.max / 1e6).toBeLessThan(500);
  });

  it('reads one page after the other, and says so when too many wait', async () => {
    const readers = pool(5000, 2);
    const job = { kind: 'html', html: fixture('german.html'), url } as const;
    const answers = await Promise.allSettled([readers.run(job), readers.run(job), readers.run(job)]);
    expect(answers.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await expect(readers.run(job)).resolves.toMatchObject({ language: 'de' });
  });

  it('goes on after a page it refused', async () => {
    const readers = pool();
    await expect(readers.run({ kind: 'html', html: '', url })).rejects.toMatchObject({ code: 'unreadable' });
    await expect(readers.run({ kind: 'html', html: fixture('german.html'), url })).resolves.toMatchObject({
      language: 'de',
    });
  });

  it('closes while a page is being read', async () => {
    const readers = pool();
    const reading = readers.run({ kind: 'html', html: slow, url });
    const [closed, read] = await Promise.allSettled([readers.close(), reading]);
    expect([closed.status, read.status]).toEqual(['fulfilled', 'rejected']);
    await expect(readers.run({ kind: 'html', html: slow, url })).rejects.toMatchObject({ code: 'busy' });
  });
});
