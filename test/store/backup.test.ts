import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { anArticle } from '../contracts/samples.ts';
import { openAt, temporaryFolder } from './temporary.ts';

it('holds what was published a moment ago, while the archive is open and being written', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  const article = await store.ledger.publish(anArticle(), () => []);
  const writer = new DatabaseSync(file);
  writer.exec('begin immediate');
  const to = join(dirname(file), 'backup.db');
  await backUp(file, to);
  writer.exec('rollback');
  writer.close();
  await store.close();
  const copy = await openAt(to);
  expect(await copy.articles.get('ms', article?.id ?? 0)).toEqual(article);
  expect((await copy.articles.find('ms', { words: 'vein' })).total).toBe(1);
  expect(await copy.check()).toBeUndefined();
  await copy.close();
  remove();
});

it('leaves nothing behind where it cannot be made', async () => {
  const { file, remove } = temporaryFolder();
  const folder = dirname(file);
  const to = join(folder, 'backup.db');
  writeFileSync(file, 'no database at all, and long enough to be taken for one'.repeat(100));
  await expect(backUp(file, to)).rejects.toThrow(/cannot be opened: .*not a database/);
  const store = await openAt(join(folder, 'damaged.db'));
  await store.ledger.publish(anArticle(), () => []);
  await store.close();
  const damaged = new DatabaseSync(join(folder, 'damaged.db'));
  damaged.exec('pragma foreign_keys = off; delete from community');
  damaged.close();
  const before = readdirSync(folder);
  await expect(backUp(join(folder, 'damaged.db'), to)).rejects.toThrow('The copy is not whole');
  expect(readdirSync(folder)).toEqual(before);
  remove();
});
