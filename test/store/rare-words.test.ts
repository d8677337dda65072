import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { fill, openArchive } from '../bench/search-archive.ts';
import { makeArticle, wordAt } from '../bench/search-corpus.ts';
import { temporaryFolder } from './temporary.ts';

const { file, remove } = temporaryFolder();
const length = 50;
let store: Store;
beforeAll(async () => {
  await (await openArchive(file)).close();
  fill(file, 8_000, length);
  store = await openArchive(file);
});
afterAll(async () => {
  await store.close();
  remove();
});

it('an old article with the rarest of the words is found, whatever newer ones hold the common ones', async () => {
  const old = 5;
  const { subject } = makeArticle(old, length);
  const common = [15, 16, 17, 18].map((rank) => wordAt(rank));
  const { ids, total } = await store.articles.find('ms', { words: [subject[0], 'unheard', ...common].join(' ') });
  expect(total).toBe(0);
  expect(ids).toContain(old);
});
