import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuery, type Query } from '../../src/core/query.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle } from '../contracts/samples.ts';
import { openAt, temporaryFolder } from './temporary.ts';

/** An archive the tests of this file read and do not change. */
const folder = temporaryFolder();
let store: Store;
beforeAll(async () => {
  store = await openAt(folder.file);
  const texts = ['Cancer trials, title: covid-19 and IL-6.', 'Nothing about that at all.', 'Null null undefined true'];
  for (const text of texts) await store.ledger.publish(anArticle({ text, title: text.slice(0, 12) }), () => []);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const search = (words: string, category?: string) =>
  store.articles.find('ms', { words, ...(category === undefined ? {} : { category }) });

describe('any text is safe', () => {
  it('made up by chance', async () => {
    const piece = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      '-',
      '^',
      ':',
      '{',
      '}',
      '+',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      'cancer',
      ' ',
      '\0',
      'é',
      '“',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
        ),
        async (text) => {
          const { ids, partial, total } = await search(text);
          expect(ids.length).toBe(total + partial.length);
          await store.articles.suggest('ms', { words: text });
          await store.articles.completeWords('ms', text, 5);
          await store.articles.complete('ms', text, 5);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is data in the category as well, never SQL', async () => {
    expect((await search('cancer', 'treatment')).total).toBe(1);
    expect((await search('cancer', "treatment' or 1=1 --")).total).toBe(0);
  });
});

describe('words that look like operators', () => {
  it.each([
    'NOT covid-19',
    'cancer NOT',
    'title : cancer',
    'cancer*',
    'NEAR(cancer trials, 5)',
    '{title}: cancer',
    '^cancer',
  ])('%s is just words', async (text) => {
    const words = text.match(/[a-z0-9-]+/gi) ?? [];
    const here = words.every((word) => /^(cancer|trials|title|covid-19)$/.test(word));
    expect((await search(text)).total).toBe(here ? 1 : 0);
  });
});

describe('what is typed, taken apart', () => {
  it.each([
    ['vein trial', ['vein', 'trial'], []],
    ['  vein   "small trial" ', ['vein', 'small trial'], []],
    ['vein -trial --x', ['vein'], ['trial', 'x']],
    ['-"small trial" vein', ['vein'], ['small trial']],
    ['„kleine Studie“ «petite étude»', ['kleine Studie', 'petite étude'], []],
    ['IL-6 covid-19', ['IL-6', 'covid-19'], []],
    ['- * "" vein', ['vein'], []],
    ['"never closed', ['never closed'], []],
    ['e\u0301tude', ['étude'], []],
  ])('%s', (typed, wanted, unwanted) => {
    const said = (parts: Query['wanted']): readonly string[] => parts.map(({ text }) => text);
    const query = readQuery(typed);
    expect([said(query.wanted), said(query.unwanted)]).toEqual([wanted, unwanted]);
  });

  it('ends after 200 characters and 16 words', () => {
    expect(readQuery('x '.repeat(300)).wanted).toHaveLength(16);
    expect(readQuery(`${'x'.repeat(300)} y`).wanted).toMatchObject([{ text: 'x'.repeat(200) }]);
    expect(readQuery('y '.repeat(300)).unwanted).toEqual([]);
  });
});

describe('a page that tries to pass for a mark', () => {
  it('is text in the snippet', async () => {
    const text = '\u0001found\u0001 Natalizumab </mark>…\u0000end';
    const article = await store.ledger.publish(anArticle({ community: 'als', text }), () => []);
    const [hit] = await store.articles.hits('als', 'natalizumab', [article?.id ?? 0]);
    expect(hit?.article).toEqual(article);
    expect(hit?.snippet.filter((run) => run.found)).toEqual([{ text: 'Natalizumab', found: true }]);
  });
});

describe('what is found', () => {
  const kept = temporaryFolder();
  let news: Store;
  beforeAll(async () => {
    news = await openAt(kept.file);
    const filler = 'Nothing of it was said at the meeting in the town hall on a rainy day.';
    const written: readonly (readonly [title: string, text: string])[] = [
      [
        'Lupus and memory',
        'Dementia came earlier with lupus. Memory tests and dementia scores were worse. Lupus, dementia.',
      ],
      ['Dementia in rheumatic illness', 'Dementia is seen with lupus. Dementia scores rise early.'],
      ['Creams in rheumatic illness', 'Sunburn is seen with lupus. Sunburn creams help early.'],
      ...Array.from({ length: 8 }, (_, at) => [`Other news ${at}`, `${filler} ${at}`] as const),
    ];
    for (const [at, [title, text]] of written.entries())
      await news.ledger.publish(anArticle({ title, text, canonicalUrl: `https://f.example/${at}` }), () => []);
  });
  afterAll(async () => {
    await news.close();
    kept.remove();
  });
  const titles = async (words: string) => {
    const { ids } = await news.articles.find('ms', { words });
    const found = await news.articles.hits('ms', words, ids);
    return ids.map((id) => found.find(({ article }) => article.id === id)?.article.title);
  };

  it('begins with what is about the words, and what is about the same in other words comes next', async () => {
    expect((await titles('lupus memory')).slice(0, 2)).toEqual(['Lupus and memory', 'Dementia in rheumatic illness']);
  });
});
