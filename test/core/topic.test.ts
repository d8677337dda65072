import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../src/core/speak.ts';
import { readTopic, sayTopic } from '../../src/core/topic.ts';

describe('a topic of words, said', () => {
  it.each([
    ['walking speed', '“walking speed”'],
    ['"walking speed"', '"walking speed"'],
    ['"walking speed" -mice', '"walking speed" -mice'],
  ])('%s is read and said with quotes once', (typed, said) => {
    expect(inEnglish(sayTopic(readTopic(typed, []), []))).toBe(said);
  });
});

describe('a category with more words behind it', () => {
  const categories = [
    { slug: 'treatment', name: 'Treatment', description: '', keywords: [] },
    { slug: 'living-with-ms', name: 'Living with MS', description: '', keywords: [] },
  ];

  it.each(['treatment daily', 'Living with MS every week', 'living-with-ms now'])(
    '%s is asked about instead of being searched for',
    (typed) => {
      expect(() => readTopic(typed, categories)).toThrow(/when:daily/);
    },
  );

  it.each([
    'treatment',
    'Living with MS',
    '"treatment daily"',
    'treatment -mice',
    'treatment site:nhs.uk',
    'new treatment',
  ])('%s is taken as it is', (typed) => {
    expect(() => readTopic(typed, categories)).not.toThrow();
  });
});
