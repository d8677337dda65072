import { expect, test } from 'vitest';
import { pick, rank } from '../../src/summary/rank.ts';
import { secondsOf } from './seconds.ts';

const news = [
  'A new drug for migraine halved the number of attacks in a trial of 400 adults.',
  'The drug for migraine was tested by doctors in eleven countries.',
  'I like it.',
  'It was sunny that day.',
  'Attacks of migraine fell from eight to four a month with the drug.',
];

test('what the article is about outranks what it is not', () => {
  const scores = rank(news);
  const order = [...news.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  expect(order.slice(0, 3).toSorted((a, b) => a - b)).toEqual([0, 1, 4]);
});

test('a sentence that repeats one already taken is passed over', () => {
  const sentences = [
    'The drug halved attacks of migraine.',
    'Doctors say the drug halved attacks.',
    'It costs ten pounds.',
  ];
  expect(pick(sentences, [3, 2, 1], [0, 1, 2], 2)).toEqual([0, 2]);
  expect(pick(sentences, [3, 2, 1.5], [0, 1, 2], 1, [1])).toEqual([2]);
});

test('a repetition is better than nothing', () => {
  expect(pick(['It works well.', 'It works well.'], [1, 1], [0, 1], 2)).toEqual([0, 1]);
});

test('picked sentences keep the order of the article, candidates only', () => {
  expect(pick(news, [1, 2, 3, 4, 5], [0, 1, 4], 2)).toEqual([1, 4]);
});

test('very many sentences are ranked without comparing all with all', () => {
  const many = Array.from({ length: 5000 }, (_, at) => `Sentence number ${at} speaks of the same drug.`);
  expect(secondsOf(() => expect(rank(many)).toHaveLength(5000))).toBeLessThan(1);
});
