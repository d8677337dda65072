import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/core/speak.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { cues } from './cues.ts';
import { articleNamed } from './pages.ts';

const judge = createJudge(cues);
const day = Date.parse('2026-11-22T12:00:00Z');
const warningsFor = (name: string, changes: object = {}) =>
  judge.judge({ ...articleNamed(name), ...changes }, day).warnings;
const textOf = (name: string, kind: string, changes: object = {}) => {
  const found = warningsFor(name, changes).find((warning) => warning.kind === kind);
  return found && inEnglish(found.text);
};

describe('warnings', () => {
  test('a sound, recent article brings none', () => {
    expect(warningsFor('drug-trial')).toEqual([]);
  });

  test('big words are quoted as the article writes them, each once, five at most', () => {
    const text = textOf('hype-release', 'hype') ?? '';
    expect(text).toContain('“Revolutionary”, “New Hope for”, “breakthrough”, “miracle”');
    expect(text.match(/“/g)).toHaveLength(5);
  });

  test.each([
    ['2024-11-23', undefined],
    ['2024-11-20', 'Published on 20 November 2024, more than 2 years ago'],
    ['2012-03-29T08:00:00Z', 'Published on 29 March 2012, more than 14 years ago'],
    ['2012-03-29T23:40:00-05:00', 'Published on 29 March 2012, more than 14 years ago'],
    ['not a date', undefined],
    [null, undefined],
  ])('published %s', (publishedAt, expected) => {
    const text = textOf('drug-trial', 'old', { publishedAt });
    if (expected === undefined) expect(text).toBeUndefined();
    else expect(text).toContain(expected);
  });

  test('a missing caution is said', () => {
    expect(textOf('advocacy-blog', 'no-caution')).toContain('Look for one');
  });

  test('a page that shows only a beginning is said', () => {
    expect(textOf('very-short', 'short')).toContain('Only 2 sentences could be read.');
  });

  test('a language is called by its name, and by none when unknown', () => {
    expect(textOf('german', 'not-judged')).toContain('in German');
    expect(textOf('german', 'not-judged', { language: null })).toContain('in a language other than English');
    expect(textOf('german', 'not-judged', { language: '??' })).toContain('in a language other than English');
  });
});
