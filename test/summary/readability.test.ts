import { expect, test } from 'vitest';
import { gradeOf } from '../../src/summary/readability.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';

const grade = (text: string) => gradeOf(sentencesOf(text));

test('plain sentences are of a low grade, laden ones of a high grade', () => {
  expect(grade('The cat sat. The dog ran.')).toBe(0);
  expect(grade('The pill helps you sleep. Take it at night.')).toBeLessThan(4);
  expect(
    grade(
      'Immunomodulatory pharmacotherapy demonstrably attenuates radiological disease progression in relapsing individuals.',
    ),
  ).toBeGreaterThan(16);
});

test('without words there is no grade', () => {
  expect(grade('')).toBeNull();
  expect(grade('… !')).toBeNull();
});
