import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KeptPage } from '../../src/core/reading.ts';
import { createReader } from '../../src/sources/reader.ts';
import { userAgentOf } from '../../src/sources/user-agent.ts';
import { fakeExpiring } from '../fakes/expiring.ts';

const story = (word: string): string =>
  `<html lang="en"><head><title>A ${word} story</title></head><body><article>${`<p>The ${word} trial had a hundred people in it, lasted for a year, and was paid for by the state alone.</p>`.repeat(6)}</article></body></html>`;

let server: Server;
let origin: string;
let answer: RequestListener = (_, response) => response.end();
const asked: IncomingMessage[] = [];
const store = fakeExpiring<KeptPage>({ now: () => Date.now() });
/** Under which keys pages were kept. */
const kept = new Set<string>();
const warned: string[] = [];
let isBroken = false;

const reader = createReader({
  userAgent: userAgentOf('https://news.example/contact'),
  log: { info() {}, warn: (message) => void warned.push(message), error() {} },
  allow: (_, address) => address === '127.0.0.1',
  kept: {
    get: async (key) => (isBroken ? Promise.reject(new Error('locked')) : store.get(key)),
    set: async (key, page, ttlMs) => {
      if (isBroken) throw new Error('locked');
      kept.add(key);
      await store.set(key, page, ttlMs);
    },
  },
});

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const key of kept) await store.delete(key);
  asked.length = 0;
  warned.length = 0;
  kept.clear();
  isBroken = false;
});

afterAll(async () => {
  server.close();
  await reader.close();
});

/** Answers 304 to whoever has the story already, as a server that keeps its word does. */
const serves =
  (word: () => string, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (request, response) => {
    const etag = `"${word()}"`;
    response.setHeader('content-type', 'text/html');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (headers['etag'] !== undefined) response.setHeader('etag', etag);
    if (headers['etag'] !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.end(story(word()));
  };

describe('the same link twice', () => {
  it('asks the site only whether anything changed, and gives the page that was read', async () => {
    answer = serves(() => 'first', { etag: 'yes', 'last-modified': 'Tue, 03 Nov 2026 10:00:00 GMT' });
    const before = await reader.read(`${origin}/a`);
    const again = await reader.read(`${origin}/a#comments`);
    expect(again).toEqual(before);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"first"']);
    expect(asked[1]?.headers['if-modified-since']).toBe('Tue, 03 Nov 2026 10:00:00 GMT');
  });

  it('reads anew what has changed', async () => {
    let word = 'first';
    answer = serves(() => word, { etag: 'yes' });
    await reader.read(`${origin}/a`);
    word = 'second';
    expect((await reader.read(`${origin}/a`)).title).toBe('A second story');
    expect((await reader.read(`${origin}/a`)).title).toBe('A second story');
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"first"', '"second"']);
  });

  it('knows the same bytes again where the site forgets what it sent', async () => {
    answer = serves(() => 'first');
    const before = await reader.read(`${origin}/a`);
    expect(await reader.read(`${origin}/a`)).toEqual(before);
    expect(kept.size).toBe(1);
  });

  it('keeps nothing a site wants not kept, nothing that could not be read, and no list of addresses', async () => {
    answer = serves(() => 'first', { etag: 'yes', 'cache-control': 'private, no-store' });
    await reader.read(`${origin}/a`);
    answer = (_, response) => void response.setHeader('etag', '"x"').end('<p>nothing</p>');
    await expect(reader.read(`${origin}/b`)).rejects.toThrow('No article text');
    expect(kept.size).toBe(0);
    answer = serves(() => 'first');
    await reader.read(`${origin}/secret-illness`);
    expect([...kept].join()).not.toContain('secret');
  });

  it('follows redirects and pages that send on as before', async () => {
    answer = (request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else if (request.url === '/b')
        response.setHeader('content-type', 'text/html').end('<meta http-equiv="refresh" content="0; url=/c">');
      else serves(() => 'first', { etag: 'yes' })(request, response);
    };
    const before = await reader.read(`${origin}/a`);
    expect(await reader.read(`${origin}/a`)).toEqual(before);
    expect(before.url).toBe(`${origin}/c`);
    expect(asked.at(-1)?.headers['if-none-match']).toBe('"first"');
  });

  it('costs a second look, not the answer, when nothing can be kept', async () => {
    isBroken = true;
    answer = serves(() => 'first', { etag: 'yes' });
    expect((await reader.read(`${origin}/a`)).title).toBe('A first story');
    expect((await reader.read(`${origin}/a`)).title).toBe('A first story');
    expect(warned).toContain('kept pages cannot be looked up');
  });

  it('takes no 304 for an answer when it did not ask for one', async () => {
    answer = (_, response) => void response.writeHead(304).end();
    await expect(reader.read(`${origin}/a`)).rejects.toMatchObject({ code: 'unreadable' });
  });
});

it('says who asks, and where to complain', async () => {
  answer = serves(() => 'first');
  await reader.read(`${origin}/a`);
  expect(asked[0]?.headers['user-agent']).toMatch(/^Carewire\/[\d.]+ \(\+https:\/\/news\.example\/contact; [^()]+\)$/);
  expect(userAgentOf('desk@news.example')).toContain('(+mailto:desk@news.example; ');
  expect(userAgentOf()).toMatch(/^Carewire\/[\d.]+ \(news summaries/);
  expect(userAgentOf('https://ü.example/\r\nx: (y)')).toMatch(/^[\x20-\x7E]+$/);
});
