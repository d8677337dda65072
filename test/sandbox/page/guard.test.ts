import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { createMovableClock } from '../../../src/sandbox/clock.ts';
import { openPage, type Page, type PageOptions } from '../../../src/sandbox/page/page.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { sandboxOptions } from '../../../src/main.ts';

let sandbox: Sandbox;
let page: Page;
let options: PageOptions;
beforeAll(async () => {
  const { roots } = readConfig({});
  const clock = createMovableClock();
  sandbox = await openSandbox({ ...sandboxOptions(roots), now: () => clock.now() });
  options = {
    sandbox,
    clock,
    zone: 'Europe/London',
    languages: [{ tag: 'de', name: 'Deutsch' }],
    roots,
    nextMorning: (after) => after + 1,
    outbox: async () => ({ sent: 0, open: 0, owed: [] }),
    archive: async () => ({ address: 'http://127.0.0.1:1/c/ms-hub', open: false }),
    settle: async () => undefined,
    onError: () => undefined,
  };
  page = await openPage(options);
});
afterAll(async () => {
  await page.close();
  await sandbox.close();
});

/** With headers that fetch would not let us set. */
function ask(path: string, headers: Readonly<Record<string, string>>, method = 'GET', body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(page.url);
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

const said = JSON.stringify({
  pane: 'discord',
  seat: { who: 'member', channel: 'lounge' },
  deed: { do: 'say', line: 'hello' },
});
const json = { 'content-type': 'application/json' };
const messages = (): number => sandbox.discord.messages(sandbox.channels.discord['lounge'] ?? '').length;

describe('the page is for the person at this machine', () => {
  it('does what the page itself asks', async () => {
    expect(await ask('/act', { ...json, origin: page.url }, 'POST', said)).toBe(200);
    expect(messages()).toBe(1);
  });

  it.each([
    ['another site’s script', { ...json, origin: 'https://evil.example' }],
    ['another port of this machine', { ...json, origin: 'http://127.0.0.1:1' }],
    ['nobody in particular', json],
    ['a sandboxed frame', { ...json, origin: 'null' }],
  ])('refuses a post from %s', async (_who, headers) => {
    const before = messages();
    expect(await ask('/act', headers, 'POST', said)).toBe(403);
    expect(messages()).toBe(before);
  });

  it('refuses a form’s post, even from its own address', async () => {
    const headers = { origin: page.url, 'content-type': 'text/plain' };
    expect(await ask('/act', headers, 'POST', said)).toBe(403);
  });

  it('refuses names that were made to point here', async () => {
    const { port } = new URL(page.url);
    for (const host of [`evil.example:${port}`, 'evil.example', `127.0.0.1.evil.example:${port}`, '127.0.0.1'])
      expect(await ask('/', { host })).toBe(421);
    expect(await ask('/', { host: `localhost:${port}` })).toBe(200);
    const rebound = { ...json, host: `evil.example:${port}`, origin: `http://evil.example:${port}` };
    expect(await ask('/act', rebound, 'POST', said)).toBe(421);
  });

  it('lets no other site read its stream', async () => {
    expect(await ask('/events', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('answers nonsense with a sentence', async () => {
    for (const body of ['{', '{}', '{"pane":"irc"}'])
      expect(await ask('/act', { ...json, origin: page.url }, 'POST', body)).toBe(400);
  });

  it('has a policy without anything inline or foreign', async () => {
    const answer = await fetch(page.url);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http/);
    const text = await answer.text();
    expect(text).not.toMatch(/ style=| on\w+="|<script(?![^>]* src=)/);
    expect(text.match(/(?:src|href)="https?:[^"]*"/g) ?? []).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'localhost'])('refuses to listen on %s', async (host) => {
    await expect(openPage({ ...options, host })).rejects.toThrow('listens on 127.0.0.1 only');
  });
});
