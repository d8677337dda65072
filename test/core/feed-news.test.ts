import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWanted, markOf, readWords } from '../../src/core/feed-news.ts';
import { afterRest } from '../../src/core/feed-rest.ts';

const item = (title: string, summary: string | null = null, categories: readonly string[] = []) => ({
  title,
  summary,
  categories,
});

describe('words to include and to leave out', () => {
  it('are read with commas or on lines, without their quotes, each once', () => {
    expect(readWords(' MS, "stem cells"\n“Ocrelizumab”; MS ,, - , ')).toEqual(['MS', 'stem cells', 'Ocrelizumab']);
    expect(readWords('')).toEqual([]);
  });

  it('are whole words and phrases, in any case and with or without accents', () => {
    const wants = (word: string, title: string): boolean => isWanted({ include: [word], exclude: [] }, item(title));
    expect(wants('ms', 'A year with MS.')).toBe(true);
    expect(wants('MS', 'Teams')).toBe(false);
    expect(wants('stem cells', 'Stem-cells, again')).toBe(true);
    expect(wants('stem cells', 'Cells of a stem')).toBe(false);
    expect(wants('Esclerosis Multiple', 'La esclerosis múltiple')).toBe(true);
    expect(wants('múltiple', 'La esclerosis multiple')).toBe(true);
    expect(wants('IL-6', 'What IL 6 does')).toBe(true);
  });

  it('take any text, and what is left out is left out whatever is wanted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, words) => {
        expect(isWanted({ include: [], exclude: [] }, item(text))).toBe(true);
        const read = readWords(words.join('\n'));
        if (isWanted({ include: read, exclude: read }, item(text)) && read.length > 0) expect.fail(text);
      }),
    );
  });
});

describe('what an item is known by', () => {
  it('is its id, its page in any spelling, and title with day', () => {
    const given = { id: 'a', url: 'http://www.news.example/a/?utm_source=x', publishedAt: '2026-11-09T08:00:00Z' };
    const { item: id, page, headline } = markOf({ ...given, title: 'Trial of a Tablet  Ends Early' });
    expect([id, headline]).toEqual(['a', '2026-11-09 trial of a tablet ends early']);
    expect(page).toBe(markOf({ ...given, url: 'https://news.example/a', title: '' }).page);
  });

  it('is no title that many share, or that has no day', () => {
    const given = { id: 'a', url: 'https://news.example/a' };
    expect(markOf({ ...given, title: 'Weekly news', publishedAt: '2026-11-09' }).headline).toBeNull();
    expect(markOf({ ...given, title: 'A title that says a lot', publishedAt: null }).headline).toBeNull();
  });
});

describe('hours and days to leave a feed alone', () => {
  it('are kept to, unless they are all there is', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }));
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }));
    const at = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(hours, days, at, (skipHours, skipDays, asked) => {
        const then = new Date(afterRest({ every: null, skipHours, skipDays }, asked));
        if (skipHours.length === 24 || skipDays.length === 7) expect(then.getTime()).toBe(asked);
        else {
          expect(skipHours).not.toContain(then.getUTCHours());
          expect(skipDays).not.toContain(then.getUTCDay());
          expect(then.getTime() - asked).toBeGreaterThanOrEqual(0);
          expect(then.getTime() - asked).toBeLessThan(8 * 24 * 3_600_000);
        }
      }),
    );
  });
});
