import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLittle, wordsOf } from '../../src/core/words.ts';
import type { Candidate } from '../../src/store/fulltext.ts';
import { expectedOf } from '../../src/store/heaviest.ts';
import { rank, telling, totalOf } from '../../src/store/ranking.ts';
import { numberOf, weigh, weightOf } from '../../src/store/weights.ts';

const word = fc.constantFrom('vein', 'trial', 'relapse', 'the', 'of', 'walking', 'fatigue', ...made(90));
const text = fc.array(word, { maxLength: 300 }).map((words) => words.join(' '));

it('an article is about no word more than twice of what its heaviest words say', () => {
  fc.assert(
    fc.property(text, text, (title, body) => {
      const fields = { title: wordsOf(title.slice(0, 80)), summary: [], source: [], text: wordsOf(body) };
      const { weights, heaviest } = weigh(fields);
      for (const { stem, folded } of [...fields.title, ...fields.text])
        if (!isLittle(folded))
          expect(2 * expectedOf(heaviest, numberOf(stem))).toBeGreaterThanOrEqual(weightOf(weights, numberOf(stem)));
      expect(heaviest.length).toBeLessThanOrEqual(145);
    }),
  );
});

it('a short article is about nothing it does not hold', () => {
  const { heaviest } = weigh({ title: wordsOf('Clogged veins'), summary: [], source: [], text: wordsOf('Opened.') });
  expect(expectedOf(heaviest, numberOf('vein'))).toBeGreaterThan(0);
  expect(expectedOf(heaviest, numberOf('relapse'))).toBe(0);
});

it('the first hundred of two thousand are those a comparison by all words puts first, though it reads but few', async () => {
  const articles = Array.from({ length: 2_000 }, (_, id) => anArticle(id));
  const groups = ['vein', 'trial'].map((stem, at) => [telling([stem], 0.1 + at / 5)]);
  const read: number[] = [];
  const port = {
    weights: (ids: readonly number[]) => {
      read.push(...ids);
      return Promise.resolve(new Map(ids.map((id) => [id, articles[id]?.weights ?? new Uint8Array()])));
    },
  };
  const { likeliest, others } = await rank(
    port,
    articles.map(({ candidate }) => candidate),
    groups,
  );
  const byAll = articles
    .map(({ candidate: { id }, weights }) => ({ id, total: totalOf(weights, groups) }))
    .toSorted((a, b) => b.total - a.total || b.id - a.id);
  expect(likeliest.slice(0, 100).map(({ candidate }) => candidate.id)).toEqual(byAll.slice(0, 100).map(({ id }) => id));
  expect(read.length).toBeLessThan(400);
  expect(likeliest.length + others.length).toBe(2_000);
});

/** Each holds both words, some more often than others. */
function anArticle(id: number): { readonly candidate: Candidate; readonly weights: Uint8Array } {
  const filler = made(90).slice(id % 40);
  const words = [
    ...repeat('vein', 1 + ((id * 7) % 11)),
    ...repeat('trial', 1 + ((id * 5) % 7)),
    ...filler,
    ...filler.slice(0, id % 30),
  ];
  const { weights, heaviest } = weigh({ title: [], summary: [], source: [], text: wordsOf(words.join(' ')) });
  return { candidate: { id, sharedAt: 1, standing: 'current', heaviest }, weights };
}

function repeat(one: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => one);
}

function made(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `w${at}x`);
}
