import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locateIn } from '../../src/summary/locate.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { proseArbitrary } from './prose.ts';

const text = 'It helps.\n\nA wrapped\n  line goes on. It helps nobody. Now here.';

test('a sentence is found where it stands, white space aside', () => {
  expect(locateIn(text, ' A wrapped line  goes on. ')).toEqual({
    text: 'A wrapped\n  line goes on.',
    start: 11,
    end: 36,
  });
});

test('the first of two places is taken', () => {
  expect(locateIn(text, 'It helps')?.start).toBe(0);
});

test.each(['It helped.', 'it helps.', 'It helps everybody.', 'Nowhere.', '', '. .'])('%j is not found', (sentence) => {
  expect(locateIn(text, sentence)).toBeUndefined();
});

test('words run together are not the same words', () => {
  expect(locateIn('Now here it is.', 'Nowhere it is.')).toBeUndefined();
});

test('every sentence of a text is found in it word for word', () => {
  fc.assert(
    fc.property(proseArbitrary, (prose) => {
      for (const sentence of sentencesOf(prose).filter((one) => /[\p{L}\p{N}]/u.test(one.text))) {
        const found = locateIn(prose, sentence.text.replaceAll(/\s+/g, ' '));
        expect(found?.text).toBe(prose.slice(found?.start, found?.end));
        expect(found?.start).toBeLessThanOrEqual(sentence.start);
      }
    }),
  );
});
