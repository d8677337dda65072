import { expect, test } from 'vitest';
import { contentWords } from '../../src/summary/words.ts';

test.each([
  ['study studies', 1],
  ['treat treated treating treats', 1],
  ['therapy therapies', 1],
  ['stopped stopping stop', 1],
  ['dose doses', 1],
  ['virus viruses', 1],
  ['nerve nervous', 2],
  ['gene general', 2],
])('%s: %i', (text, stems) => {
  expect(new Set(contentWords(text)).size).toBe(stems);
});

test('empty words are left out, in any case', () => {
  expect(contentWords('The drug and THE trial of it, 2 of them: MS!')).toEqual(['drug', 'trial', 'ms']);
});
