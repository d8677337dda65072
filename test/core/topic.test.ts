import { describe, expect, it } from 'vitest';
import { readTopic, sayTopic } from '../../src/core/topic.ts';

describe('a topic of words, said', () => {
  it.each([
    ['walking speed', '“walking speed”'],
    ['"walking speed"', '"walking speed"'],
    ['"walking speed" -mice', '"walking speed" -mice'],
  ])('%s is read and said with quotes once', (typed, said) => {
    expect(sayTopic(readTopic(typed, []), [])).toBe(said);
  });
});
