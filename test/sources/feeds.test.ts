import { once } from 'node:events';
import { own } from '../../src/core/phrase.ts';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import type { FeedAnswer } from '../../src/core/feed.ts';
import { createFeeds, type FeedsOptions } from '../../src/sources/feeds.ts';
import { fakeLog } from '../fakes/log.ts';

const now = Date.UTC(2026, 10, 22, 12);
const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url));
const ending: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A site on loopback, feeds that may read it, and what it was asked. */
async function site(handler: Handler, options: Partial<FeedsOptions> = {}) {
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    handler(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const log = fakeLog();
  const feeds = createFeeds({
    userAgent: 'Carewire tests',
    log,
    now: () => now,
    allow: (_, address) => address === '127.0.0.1',
    ...options,
  });
  ending.push(
    () => feeds.close(),
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, feeds, asked, log };
}

const answering =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

const rss = (inside: string): string => `<rss version="2.0"><channel><title>A feed</title>${inside}</channel></rss>`;

async function refusal(work: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === 'fulfilled') throw new Error('nothing was refused');
  expect(outcome.reason).toBeInstanceOf(NewsError);
  return `${outcome.reason.code}: ${outcome.reason.message}`;
}

function feedIn(answer: FeedAnswer) {
  if (answer.kind !== 'feed') throw new Error(`no feed but ${answer.kind}`);
  return answer;
}

describe('reading a feed', () => {
  it('brings its items, whatever the server calls it', async () => {
    const { origin, feeds, asked, log } = await site(
      answering(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }, gzipSync(fixture('rss2.xml'))),
    );
    const { feed, notBefore } = feedIn(await feeds.readFeed(`${origin}/feed`, null));
    expect(feed).toMatchObject({ url: `${origin}/feed`, title: 'Living with MS & more' });
    expect(feed.items).toHaveLength(2);
    expect(notBefore).toBeNull();
    expect(asked[0]?.headers).toMatchObject({
      'user-agent': 'Carewire tests',
      accept: expect.stringContaining('application/rss+xml'),
    });
    expect(asked[0]?.headers['if-none-match']).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  it('asks only for what is new, and hears "unchanged"', async () => {
    const { origin, feeds, asked } = await site((request, response) => {
      const isKnown = request.headers['if-none-match'] === 'W/"1"';
      response.writeHead(isKnown ? 304 : 200, {
        etag: 'W/"1"',
        'last-modified': 'Thu, 29 Mar 2012 08:00:00 GMT',
        'cache-control': 'public, max-age=1800',
        age: '600',
      });
      response.end(isKnown ? '' : fixture('atom10.xml'));
    });
    const first = feedIn(await feeds.readFeed(origin, null));
    expect(first.validators).toMatchObject({ etag: 'W/"1"', lastModified: 'Thu, 29 Mar 2012 08:00:00 GMT' });
    expect(first.notBefore).toBe(now + 1200_000);
    const second = await feeds.readFeed(origin, first.validators);
    expect(second).toEqual({
      kind: 'unchanged',
      url: `${origin}/`,
      validators: first.validators,
      notBefore: now + 1200_000,
    });
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Thu, 29 Mar 2012 08:00:00 GMT',
    });
  });

  it('sees that nothing changed where the server keeps no validators', async () => {
    const { origin, feeds } = await site(answering(200, {}, fixture('rss2.xml')));
    const { validators } = feedIn(await feeds.readFeed(origin, null));
    expect(validators).toMatchObject({ etag: null, lastModified: null });
    expect((await feeds.readFeed(origin, validators)).kind).toBe('unchanged');
  });

  it('says where the feed has moved for good, and only then', async () => {
    const { origin, feeds } = await site((request, response) => {
      const path = request.url ?? '';
      const to = { '/old': [301, '/new'], '/new': [308, '/newest'], '/away': [302, '/newest'] }[path];
      if (to === undefined) response.end(rss('<item><link>story</link></item>'));
      else response.writeHead(Number(to[0]), { location: String(to[1]) }).end();
    });
    expect(feedIn(await feeds.readFeed(`${origin}/old`, null)).feed.url).toBe(`${origin}/newest`);
    expect(feedIn(await feeds.readFeed(`${origin}/away`, null)).feed.url).toBe(`${origin}/away`);
  });

  it.each([
    [429, { 'retry-after': '120' }, 120_000],
    [503, { 'retry-after': 'Sun, 22 Nov 2026 13:00:00 GMT', date: 'Sun, 22 Nov 2026 12:30:00 GMT' }, 1800_000],
    [429, { 'retry-after': '99999999' }, 7 * 86_400_000],
  ])('waits as long as the site asks: %i %j', async (status, headers, wait) => {
    const { origin, feeds } = await site(answering(status, headers));
    expect(await feeds.readFeed(origin, null)).toEqual({
      kind: 'later',
      notBefore: now + wait,
      reason: own('The site asks to be left alone for a while. It will be tried again later.'),
    });
  });

  it.each([
    [404, /^unreadable: There is no feed at that address/],
    [410, /^not-found: The site has taken that feed down for good/],
    [401, /^unreadable: That feed can only be read after signing in/],
    [403, /^unreadable: The site does not let programs read that feed/],
    [429, /^unreachable: The site asks to be left alone/],
    [500, /^unreachable: The site has a fault of its own/],
    [204, /^unreadable: There is nothing at that address/],
    [304, /^unreadable: The site sent the feed in a form that cannot be read/],
  ])('%i ends in a sentence about the feed', async (status, sentence) => {
    const { origin, feeds } = await site(answering(status));
    expect(await refusal(feeds.readFeed(origin, null))).toMatch(sentence);
  });

  it.each([
    ['a web page', '<!doctype html><html><p>Hello', /^unreadable: That address is a web page, not a feed/],
    ['something else', 'Hello', /^unreadable: That address does not give a feed/],
    ['too much', rss(' '.repeat(2_200_000)), /^unreadable: That feed is larger than 2 MB/],
    ['too much when unpacked', gzipSync(rss(' '.repeat(20_000_000))), /^unreadable: That feed is larger than 2 MB/],
    ['a bottomless one', rss('<a>'.repeat(50_000)), /^unreadable: That feed is nested far deeper/],
  ])('%s is refused', async (_name, body, sentence) => {
    const headers = typeof body === 'string' ? {} : { 'content-encoding': 'gzip' };
    const { origin, feeds } = await site(answering(200, headers, body));
    expect(await refusal(feeds.readFeed(origin, null))).toMatch(sentence);
  });

  it('a site that never ends its answer is left', async () => {
    const { origin, feeds } = await site((_, response) => response.write('<rss>'), { deadline: 200 });
    expect(await refusal(feeds.readFeed(origin, null))).toMatch(/^unreachable: The feed did not answer/);
  });

  it('never holds up the program, and a feed that takes too long is given up', async () => {
    const heavy = rss(`<item><link>/a</link><title>${'&amp;'.repeat(400_000)}`);
    const { origin, feeds, log } = await site((_, response) => response.end(heavy), {
      limits: { deadline: 1, waiting: 5 },
    });
    const lag = monitorEventLoopDelay({ resolution: 5 });
    lag.enable();
    expect(await refusal(feeds.readFeed(origin, null))).toMatch(/^unreadable: .* takes too long to read/);
    lag.disable();
    expect(lag.max / 1e6).toBeLessThan(500);
    expect(log.lines.at(-1)?.text).toContain('out of time');
    expect(log.lines.map(({ text }) => text).join('\n')).not.toContain(origin);
  });
});

describe('the guard', () => {
  it.each([
    ['http://127.0.0.1/feed', /^bad-input: That address is not on the public web.*Give the feed’s public link/],
    ['http://169.254.169.254/latest', /^bad-input: That address is not on the public web/],
    ['http://[::ffff:10.0.0.1]/', /^bad-input/],
    ['file:///etc/passwd', /^bad-input/],
    ['https://user:pass@a.example/', /^bad-input/],
    ['https://a.example:22/', /^bad-input: .*unusual port/],
    ['not an address', /^bad-input/],
  ])('never asks %s', async (url, sentence) => {
    const { feeds } = await site(answering(200), { allow: undefined });
    expect(await refusal(feeds.readFeed(url, null))).toMatch(sentence);
    expect(await refusal(feeds.findFeeds(url))).toMatch(sentence);
  });

  it('judges where a feed redirects', async () => {
    const { origin, feeds, asked } = await site(answering(301, { location: 'http://10.0.0.1/feed' }));
    expect(await refusal(feeds.readFeed(origin, null))).toMatch(/not on the public web/);
    expect(asked).toHaveLength(1);
  });

  it('judges every link a feed or a page gives', async () => {
    const links = [
      'http://10.0.0.1/a',
      'http://[::1]/',
      'http://metadata.internal/',
      'http://0x7f.1/',
      'https://good.example/a',
    ];
    const { origin, feeds } = await site((request, response) =>
      response.end(
        request.url === '/page'
          ? `<html><head>${links.map((link) => `<link rel="alternate" type="application/rss+xml" href="${link}">`).join('')}`
          : rss(`<link>http://192.168.0.1/</link>${links.map((link) => `<item><link>${link}</link></item>`).join('')}`),
      ),
    );
    const { feed } = feedIn(await feeds.readFeed(origin, null));
    expect(feed.siteUrl).toBeNull();
    // Loopback alone is let through here, as these tests live on it.
    expect(feed.items.map(({ url }) => url)).toEqual(['http://127.0.0.1/', 'https://good.example/a']);
    expect((await feeds.findFeeds(`${origin}/page`)).map(({ url }) => url)).toEqual([
      'http://127.0.0.1/',
      'https://good.example/a',
    ]);
  });
});

describe('finding feeds', () => {
  it('names those a page links to', async () => {
    const { origin, feeds, asked } = await site(
      answering(
        200,
        {},
        '<html><head><link rel="alternate" type="application/atom+xml" title="News" href="/atom.xml">',
      ),
    );
    expect(await feeds.findFeeds(`${origin}/about`)).toEqual([{ url: `${origin}/atom.xml`, title: 'News' }]);
    expect(asked.map(({ path }) => path)).toEqual(['/about']);
  });

  it('an address that is a feed already is its own answer', async () => {
    const { origin, feeds } = await site(answering(200, {}, fixture('feed.json')));
    expect(await feeds.findFeeds(`${origin}/f`)).toEqual([{ url: `${origin}/f`, title: 'Long Covid <weekly>' }]);
  });

  it('tries the usual places one by one where a page names none, and stops at the first', async () => {
    const { origin, feeds, asked } = await site((request, response) => {
      if (request.url === '/blog/') response.end('<html><p>No feeds here');
      else if (request.url === '/rss.xml') response.end(fixture('rss091.xml'));
      else response.writeHead(404).end();
    });
    expect(await feeds.findFeeds(`${origin}/blog/`)).toEqual([{ url: `${origin}/rss.xml`, title: 'Diabetes Desk' }]);
    expect(asked.map(({ path }) => path)).toEqual(['/blog/', '/blog/feed/', '/feed/', '/rss.xml']);
  });

  it('finds none where there is none, after few requests', async () => {
    const { origin, feeds, asked } = await site((request, response) => {
      if (request.url !== '/') response.statusCode = 404;
      response.end('<html><p>Nothing');
    });
    expect(await feeds.findFeeds(origin)).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  it('leaves a site alone that shows trouble', async () => {
    const { origin, feeds, asked } = await site((request, response) =>
      request.url === '/' ? response.end('<html><p>Nothing') : response.writeHead(503).end(),
    );
    expect(await refusal(feeds.findFeeds(origin))).toMatch(/^unreachable/);
    expect(asked).toHaveLength(2);
  });
});

describe('lists of feeds', () => {
  it('are read in the worker, without addresses that would not be opened', async () => {
    const { feeds } = await site(answering(200));
    const file = Buffer.from(
      '<opml><body><outline text="In" xmlUrl="http://10.0.0.1/feed"/><outline text="Out" xmlUrl="https://a.example/feed"/></body></opml>',
    );
    expect(await feeds.read(file)).toEqual({
      feeds: [{ url: 'https://a.example/feed', title: 'Out', siteUrl: null, folders: [] }],
      unread: [{ title: 'In', address: 'http://10.0.0.1/feed', why: 'not on the public web' }],
    });
    expect(await refusal(feeds.read(Buffer.alloc(3_000_000)))).toMatch(/^bad-input: That list holds more than 5,000/);
    expect(await refusal(feeds.read(Buffer.from('hello')))).toMatch(/^bad-input: That file is not a list of feeds/);
  });
});
