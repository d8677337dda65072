import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { publisher } from './publisher.ts';
import { openAt, temporaryFolder } from './temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('loses nothing it said was kept, and keeps nothing by halves, however often it is killed', async () => {
  const published: number[] = [];
  const withdrawn: number[] = [];
  for (const [round, lines] of [1, 2, 3, 5, 8, 9, 12, 17, 21, 30].entries()) {
    for (const line of await runUntil(folder.file, round, lines)) {
      const [what, id] = line.split(' ');
      (what === 'withdrawn' ? withdrawn : published).push(Number(id));
    }
  }
  const store = await openAt(folder.file);
  try {
    expect(await store.check()).toBeUndefined();
    const count = await everyArticleWhole(store, Math.max(...published) + 10);
    expect(published.filter((id) => !count.published.has(id) && !count.withdrawn.has(id))).toEqual([]);
    expect(withdrawn.filter((id) => !count.withdrawn.has(id))).toEqual([]);
    expect(withdrawn.length).toBeGreaterThan(10);
    const found = await store.articles.find('ms', { words: 'interferon' });
    expect(found.total).toBe(count.published.size);
  } finally {
    await store.close();
  }
});

/** What the publisher said until it was killed, which is while it is at its next piece of work. */
async function runUntil(file: string, round: number, lines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [publisher, file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return said;
}

/** A published article has its three copies; a withdrawn one has none and its notice. */
async function everyArticleWhole(store: Store, upTo: number) {
  const seen = { published: new Set<number>(), withdrawn: new Set<number>() };
  for (let id = 1; id <= upTo; id += 1) {
    const article = await store.articles.get('ms', id);
    if (!article) continue;
    seen[article.life].add(id);
    const copies = await store.deliveries.ofArticle('ms', id);
    expect(copies).toHaveLength(article.life === 'published' ? 3 : 0);
    expect((await store.deliveries.get(`notice-${id}`)) !== undefined).toBe(article.life === 'withdrawn');
  }
  return seen;
}
