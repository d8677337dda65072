import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openWeb, type Web, type WebSettings } from '../../src/web/web.ts';
import { settings, start } from '../contracts/samples.ts';
import { fakeLog } from '../fakes/log.ts';
import { fakeStore } from '../fakes/store.ts';
import { listen } from '../../src/web/server.ts';
import { openLibrary } from './library.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((web) => web.close()));
});

async function open(changes: Partial<WebSettings> = {}): Promise<Web> {
  const store = fakeStore({ settings });
  await store.settings.change('ms', { archive: 'open' });
  const needs = {
    ...store,
    platforms: [],
    figures: { deliveries: async () => [] },
    write: async () => undefined,
    now: () => start,
    log: fakeLog(),
  };
  const web = await openWeb(needs, { host: '127.0.0.1', port: 0, operationsPort: 0, ...changes });
  opened.push(web);
  return web;
}

describe('both faces', () => {
  it('stand on this machine alone, each on a port of its own', async () => {
    const web = await open();
    expect(web.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(web.operations).not.toBe(web.origin);
    expect((await fetch(web.archiveOf('ms'))).status).toBe(200);
    expect((await fetch(`${web.operations}/healthz`)).status).toBe(200);
    expect((await fetch(`${web.origin}/healthz`)).status).toBe(404);
    expect((await fetch(`${web.origin}/metrics`)).status).toBe(404);
    expect((await fetch(`${web.operations}/c/ms`)).status).toBe(404);
  });

  it('name the address readers know, behind whatever stands in front, and never the one asked for', async () => {
    const web = await open({ publicUrl: 'https://news.example' });
    expect(web.archiveOf('ms')).toBe('https://news.example/c/ms');
  });

  it('leave the newsroom running when a port is taken, and say which setting chooses another', async () => {
    const blocker = await listen((await openLibrary()).app, { host: '127.0.0.1', port: 0 });
    opened.push(blocker);
    const web = await open({ port: blocker.port });
    expect(web.failed.get('archive')).toContain(`Port ${blocker.port} of 127.0.0.1 cannot be listened at`);
    expect(web.failed.get('archive')).toContain('WEB_PORT');
    expect((await fetch(`${web.operations}/healthz`)).status).toBe(200);
  });

  it('close though somebody keeps a connection open', async () => {
    const web = await open();
    const response = await fetch(`${web.origin}/robots.txt`, { headers: { connection: 'keep-alive' } });
    await response.text();
    const began = performance.now();
    await web.close();
    opened.splice(0);
    expect(performance.now() - began).toBeLessThan(2_000);
    const { port } = new URL(web.origin);
    const again = createServer();
    await new Promise<void>((listening) => again.listen(Number(port), '127.0.0.1', listening));
    await new Promise((closed) => again.close(closed));
  });
});
