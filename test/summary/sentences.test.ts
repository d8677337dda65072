import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longest, sentencesOf } from '../../src/summary/sentences.ts';
import { proseArbitrary } from './prose.ts';

const texts = (text: string, language?: string) => sentencesOf(text, language).map((sentence) => sentence.text);

describe('sentences', () => {
  test.each([
    ['Dr. Lee spoke. Then Prof. Wu replied.', ['Dr. Lee spoke.', 'Then Prof. Wu replied.']],
    ['The dose was 2.5 mg. per day. It fell.', ['The dose was 2.5 mg. per day.', 'It fell.']],
    ['Patients (e.g. those with MS) improved.', ['Patients (e.g. those with MS) improved.']],
    ['He works in the U.S. The trial is there too.', ['He works in the U.S.', 'The trial is there too.']],
    ['The U.S. Food and Drug Administration agreed.', ['The U.S. Food and Drug Administration agreed.']],
    ['J. M. Smith et al. found it. They wrote it up.', ['J. M. Smith et al. found it.', 'They wrote it up.']],
    ['They had hepatitis C. Most recovered.', ['They had hepatitis C.', 'Most recovered.']],
    ['It ended on Jan. 5 at noon. Nobody left.', ['It ended on Jan. 5 at noon.', 'Nobody left.']],
    ['“It works!” she said. “We saw it.”', ['“It works!” she said.', '“We saw it.”']],
    ['It was glued.Today it is not.', ['It was glued.', 'Today it is not.']],
    ['See example.com for it. Nothing else.', ['See example.com for it.', 'Nothing else.']],
    ['A wrapped\nline goes on. Next.', ['A wrapped\nline goes on.', 'Next.']],
    ['1. Rest. 2. Drink water. 3. Call us.', ['1. Rest.', '2. Drink water.', '3. Call us.']],
    ['a) Rest b) Drink c) Call', ['a) Rest', 'b) Drink', 'c) Call']],
    ['What to do:\n- rest\n- drink', ['What to do:', '- rest', '- drink']],
    ['Figure (1) and table (2) agree.', ['Figure (1) and table (2) agree.']],
    ['It ended.[1][2] Then it began.12 Now rest.', ['It ended.[1][2]', 'Then it began.12', 'Now rest.']],
    ['It fell by 3.5 Points are rare.', ['It fell by 3.5 Points are rare.']],
    ['Bring • a pen • some paper', ['Bring', '• a pen', '• some paper']],
    ['LONDON (Newsline) - Coffee may help. It may not.', ['LONDON (Newsline) -', 'Coffee may help.', 'It may not.']],
    ['March 28, 2012 -- Veins were opened.', ['March 28, 2012 --', 'Veins were opened.']],
    ['COVID-19 spreads. Stay in.', ['COVID-19 spreads.', 'Stay in.']],
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test('a heading does not run into the paragraph below it', () => {
    expect(texts('What we know\n\nVery little. So far')).toEqual(['What we know', 'Very little.', 'So far']);
  });

  test('other scripts end their sentences too, and an unknown language tag does no harm', () => {
    expect(texts('これは研究です。結果は出ていません。', 'ja')).toEqual(['これは研究です。', '結果は出ていません。']);
    expect(texts('One. Two.', 'x-not a tag')).toEqual(['One.', 'Two.']);
  });

  test('every sentence stands at its place, in order, within a paragraph and a length', () => {
    fc.assert(
      fc.property(proseArbitrary, (text) => {
        let last = 0;
        for (const sentence of sentencesOf(text)) {
          expect(sentence.text).toBe(text.slice(sentence.start, sentence.end));
          expect(sentence.text).toBe(sentence.text.trim());
          expect(sentence.text).not.toMatch(/\n[^\S\n]*\n/);
          expect(sentence.text.length).toBeGreaterThan(0);
          expect(sentence.text.length).toBeLessThanOrEqual(longest);
          expect(sentence.start).toBeGreaterThanOrEqual(last);
          last = sentence.end;
        }
      }),
    );
  });

  test('no word of the text is lost between sentences', () => {
    const words = (text: string) => text.match(/\S+/g)?.join('') ?? '';
    fc.assert(fc.property(proseArbitrary, (text) => words(texts(text).join(' ')) === words(text)));
  });
});
