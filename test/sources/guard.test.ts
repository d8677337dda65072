import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dial, Resolve } from '../../src/sources/dial.ts';
import { createPageFetcher } from '../../src/sources/fetch.ts';

/** No packet leaves: names are answered from a table, and every socket, whatever it was meant for, goes to one loopback server. */
interface Rig {
  readonly answers: Record<string, string[] | string[][]>;
  readonly lookups: string[];
  readonly dialled: string[];
  /** The page's text, or the sentence it was refused with. */
  readonly fetch: (url: string) => Promise<string>;
}

let server: Server;
const requests: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
    if (to !== null) response.writeHead(302, { location: to }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>the page</p>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  server.close();
});

function rig(answers: Rig['answers']): Rig {
  const lookups: string[] = [];
  const dialled: string[] = [];
  const resolve: Resolve = async (host) => {
    lookups.push(host);
    const known = answers[host] ?? [];
    const turn = lookups.filter((each) => each === host).length - 1;
    const now = known.map((each) => (Array.isArray(each) ? each : null)).filter((each) => each !== null);
    const list = now.length > 0 ? (now[Math.min(turn, now.length - 1)] ?? []) : known.flat();
    return list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  const dial: Dial = (addresses, _target, callback) => {
    dialled.push(...addresses.map((each) => each.address));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.once('connect', () => callback(null, socket)).once('error', (error) => callback(error, null));
  };
  const fetcher = createPageFetcher({ userAgent: 'test', resolve, dial });
  const fetch = async (url: string): Promise<string> => {
    try {
      return Buffer.from((await fetcher.fetch(url)).body).toString();
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await fetcher.close();
    }
  };
  return { answers, lookups, dialled, fetch };
}

const hostile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url), 'utf8'));
const { block: blocked, allow: allowed } = hostile('ssrf-addresses.json') as { block: string[]; allow: string[] };
const publicly = '93.184.215.14';
const literal = (address: string): string => (address.includes(':') ? `[${address}]` : address);

describe('a name is judged by the addresses it has', () => {
  it.each(blocked)('nothing connects when it answers %s', async (address) => {
    const { fetch, dialled } = rig({ 'a.example': [address] });
    expect(await fetch('http://a.example/')).toMatch(/not on the public web/);
    expect(dialled).toEqual([]);
  });

  it.each(blocked)('nothing connects when it answers a public address and %s', async (address) => {
    const { fetch, dialled } = rig({ 'a.example': [publicly, address] });
    expect(await fetch('http://a.example/')).toMatch(/not on the public web/);
    expect(dialled).toEqual([]);
  });

  it.each(allowed)('the page is fetched from %s itself', async (address) => {
    const { fetch, dialled, lookups } = rig({ 'a.example': [address] });
    expect(await fetch('http://a.example/')).toBe('<p>the page</p>');
    expect({ dialled, lookups }).toEqual({ dialled: [address], lookups: ['a.example'] });
  });

  it('is looked up once for a connection, so that a second answer cannot slip in', async () => {
    const { fetch, dialled, lookups } = rig({ 'a.example': [[publicly], ['127.0.0.1']] });
    expect(await fetch('http://a.example/')).toBe('<p>the page</p>');
    expect({ dialled, lookups }).toEqual({ dialled: [publicly], lookups: ['a.example'] });
  });

  it('is judged again when a redirect leads back to it', async () => {
    const { fetch, dialled } = rig({ 'a.example': [[publicly], ['127.0.0.1']] });
    expect(await fetch('http://a.example/?to=/again')).toMatch(/not on the public web/);
    expect(dialled).toEqual([publicly]);
  });

  it('that has no address is said not to exist', async () => {
    const { fetch, dialled } = rig({});
    expect(await fetch('http://a.example/')).toMatch(/no site with that name/);
    expect(dialled).toEqual([]);
  });
});

describe('redirects', () => {
  const names = { 'a.example': [publicly], 'i.example': [publicly], 'h.example': ['192.168.1.1'] };
  const to = (target: string): string => `http://a.example/?to=${encodeURIComponent(target)}`;

  it.each([
    'http://h.example/',
    'http://i.example:22/',
    '//127.0.0.1/',
    'http://2130706433/',
    'file:///etc/passwd',
    'data:text/html,hi',
    'http://user@i.example/',
    'http://metadata.google.internal/',
    'https://',
  ])('to %s is refused at the hop', async (target) => {
    const { fetch, dialled } = rig(names);
    expect(await fetch(to(target))).not.toContain('the page');
    expect(dialled).toEqual([publicly]);
  });

  it.each(blocked)('to the literal %s is refused at the hop', async (address) => {
    const { fetch, dialled } = rig(names);
    expect(await fetch(to(`http://${literal(address)}/`))).not.toContain('the page');
    expect(dialled).toEqual([publicly]);
  });

  it('to another public site and from https to http are followed', async () => {
    const { fetch, lookups } = rig(names);
    expect(await fetch(to('http://i.example/story'))).toBe('<p>the page</p>');
    expect(lookups).toEqual(['a.example', 'i.example']);
  });

  it('end after five', async () => {
    const nest = (hops: number): string => (hops === 0 ? '/end' : `/?to=${encodeURIComponent(nest(hops - 1))}`);
    expect(await rig(names).fetch(`http://a.example${nest(5)}`)).toBe('<p>the page</p>');
    expect(await rig(names).fetch(`http://a.example${nest(6)}`)).toMatch(/from page to page/);
  });

  it('carry no header into the next request', async () => {
    requests.length = 0;
    await rig(names).fetch(to('http://i.example/%0d%0aX-Injected: 1'));
    expect(requests.at(-1)?.headers).not.toHaveProperty('x-injected');
    expect(requests.at(-1)?.url).toBe('/%0d%0aX-Injected:%201');
  });
});

it('literals are judged without a look-up', async () => {
  for (const address of blocked) {
    const { fetch, dialled, lookups } = rig({});
    expect(await fetch(`http://${literal(address)}/`)).toMatch(/not on the public web/);
    expect([...dialled, ...lookups]).toEqual([]);
  }
});

it('is a good citizen: one request, our name, no cookie, no referrer', async () => {
  requests.length = 0;
  await rig({ 'a.example': [publicly] }).fetch('http://a.example/story#part');
  expect(requests.map((each) => each.url)).toEqual(['/story']);
  expect(requests[0]?.headers).toMatchObject({ 'user-agent': 'test', host: 'a.example' });
  expect(Object.keys(requests[0]?.headers ?? {})).not.toEqual(
    expect.arrayContaining(['cookie', 'referer', 'authorization']),
  );
});
