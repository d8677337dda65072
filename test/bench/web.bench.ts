import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Hono } from 'hono';
import type { Log } from '../../src/core/log.ts';
import { openStore } from '../../src/store/store.ts';
import { createArchive } from '../../src/web/archive.ts';
import { listen } from '../../src/web/server.ts';
import { anArticle, settings, start } from '../contracts/samples.ts';
import { at, table } from './table.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Pages of an archive of 2,000 articles in a real database, asked for by another thread over 16 connections. The peer in the same run
 * is a bare hono page of the same length that looks nothing up.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '5' }, articles: { type: 'string', default: '2000' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'carewire-web-bench-'));
  const store = await openStore({ file: join(folder, 'news.db'), communities: settings, now: () => start });
  let origin = '';
  const app = createArchive({ ...store, origin: () => origin }, silent, { perSecond: 1e6, burst: 1e6 });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${server.port}`;
  try {
    await fill(store, Number(values.articles));
    await store.settings.change('ms', { archive: 'open' });
    const article = await (await fetch(`${origin}/c/ms/a/7`)).text();
    const bare = new Hono().get('/', (context) => context.html(article));
    const peer = await listen(bare, { host: '127.0.0.1', port: 0 });
    const address = (await fetch(`${origin}/c/ms/a/7`)).url;
    console.log(`article page, its style in it: ${kilo(article)} kB uncompressed; limit 50 kB`);
    const rows: Record<string, readonly number[]> = {};
    const targets = {
      'bare hono, same bytes': `http://127.0.0.1:${peer.port}/`,
      'article page': address,
      'article page, 304': address,
      'home page': `${origin}/c/ms`,
      'search, one match': `${origin}/c/ms/search?q=marker77`,
      'search, all match': `${origin}/c/ms/search?q=trial`,
      'RSS feed': `${origin}/c/ms/feeds/latest.rss`,
    };
    const seconds = Number(values.seconds);
    for (const [name, url] of Object.entries(targets)) {
      await load(url, 1, name.endsWith('304'));
      const taken = await load(url, seconds, name.endsWith('304'));
      rows[`${name}: ${Math.round(taken.length / seconds)}/s`] = taken;
    }
    console.log(`${seconds} s each, 16 connections, ${values.articles} articles; milliseconds`);
    console.log(table(rows));
    const [first, second] = Object.values(rows);
    console.log(
      `article page, of bare hono at p99: ${(at(second ?? [], 0.99) / at(first ?? [], 0.99)).toFixed(1)} times`,
    );
    await peer.close();
  } finally {
    await server.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(store: Awaited<ReturnType<typeof openStore>>, articles: number): Promise<void> {
  for (let serial = 0; serial < articles; serial += 1) {
    const text = Array.from(
      { length: 12 },
      (_, index) =>
        `In trial ${serial}, part ${index}, marker${serial} was measured in ${100 + index} people for a year.`,
    ).join('\n\n');
    await store.ledger.publish(anArticle({ text, title: `Study ${serial} of walking` }), () => []);
  }
}

function kilo(text: string): string {
  return (Buffer.byteLength(text) / 1000).toFixed(1);
}

/** Milliseconds of every answer, over 16 kept connections, from a thread of its own. Throws when an answer is none. */
function load(url: string, seconds: number, conditional: boolean): Promise<readonly number[]> {
  const worker = new Worker(generator, { eval: true, workerData: { url, seconds, conditional } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const generator = `
const http = require('node:http');
const { parentPort, workerData: { url, seconds, conditional } } = require('node:worker_threads');
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const taken = [];
const ask = (headers) => new Promise((resolve, reject) => {
  const begun = performance.now();
  http.get(url, { agent, headers }, (response) => {
    response.resume();
    response.on('end', () => {
      const wanted = headers['if-none-match'] ? 304 : 200;
      if (response.statusCode !== wanted) reject(new Error(url + ' answered ' + response.statusCode));
      taken.push(performance.now() - begun);
      resolve(response.headers.etag);
    });
  }).on('error', reject);
});
(async () => {
  const etag = conditional ? await ask({}) : undefined;
  const headers = etag ? { 'if-none-match': etag } : {};
  const end = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: 16 }, async () => { while (performance.now() < end) await ask(headers); }));
  agent.destroy();
  parentPort.postMessage(taken);
})().catch((error) => { throw error; });
`;
