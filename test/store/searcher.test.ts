import { execFile } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createSearcher } from '../../src/store/searcher.ts';
import { anArticle } from '../contracts/samples.ts';
import { leaver } from './leaver.ts';
import { openAt, temporaryFolder } from './temporary.ts';

it('finds what was published a moment ago, leaves the main thread free, and answers nobody once closed', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  const text = 'Interferon and natalizumab. '.repeat(2_000);
  for (let at = 0; at < 20; at += 1) await store.ledger.publish(anArticle({ text }), () => []);
  const searcher = createSearcher(file);
  let turned = 0;
  const turning = setInterval(() => (turned += 1), 1);
  const asked = Array.from({ length: 50 }, () => searcher.find('ms', { words: '"natalizumab interferon" -sleep' }));
  for (const { total } of await Promise.all(asked)) expect(total).toBe(20);
  clearInterval(turning);
  expect(turned).toBeGreaterThan(5);
  const late = searcher.find('ms', { words: 'interferon' });
  const closing = searcher.close();
  await expect(late).rejects.toThrow('The archive is closed');
  await closing;
  await expect(searcher.find('ms', { words: 'interferon' })).rejects.toThrow('The archive is closed');
  await store.close();
  remove();
});

it('says what went wrong, and goes on', async () => {
  const { file, remove } = temporaryFolder();
  const searcher = createSearcher(file);
  // No database is there yet: no table to look into.
  await expect(searcher.find('ms', { words: 'vein' })).rejects.toThrow(/search failed: .*no such table/);
  const store = await openAt(file);
  await store.ledger.publish(anArticle(), () => []);
  expect((await searcher.find('ms', { words: 'vein' })).total).toBe(1);
  await searcher.close();
  await store.close();
  remove();
});

it('is waited for by whoever closes it, although nothing else keeps the process', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  await store.ledger.publish(anArticle(), () => []);
  await store.close();
  expect((await promisify(execFile)(process.execPath, [leaver, file])).stdout).toBe('closed\n');
  remove();
});

it('moves what was written into the database file, so that no writer has to', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  await store.ledger.publish(anArticle(), () => []);
  const db = new DatabaseSync(file, { readOnly: true });
  const unmoved = (): number => {
    const { log, checkpointed } = db.prepare('pragma wal_checkpoint(noop)').get() ?? {};
    return Number(log) - Number(checkpointed);
  };
  expect(unmoved()).toBeGreaterThan(0);
  const searcher = createSearcher(file);
  expect((await searcher.find('ms', { words: 'vein' })).total).toBe(1);
  await expect.poll(unmoved, { timeout: 30_000 }).toBe(0);
  db.close();
  await searcher.close();
  await store.close();
  remove();
});
