import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, likeness, sketchLikeness, sketchOf } from '../../src/core/likeness.ts';

/** Two texts that have a part in common. */
const pair = fc
  .record({
    common: fc.array(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 40, maxLength: 120 }),
    one: fc.array(fc.stringMatching(/^[a-z]{3,6}$/), { maxLength: 60 }),
    other: fc.array(fc.stringMatching(/^[a-z]{3,6}$/), { maxLength: 60 }),
  })
  .map(({ common, one, other }) => [[...common, ...one].join(' '), [...common, ...other].join(' ')] as const);

describe('the likeness of two texts', () => {
  it('is whole for the same words, however they are set', () => {
    const text = 'Opening clogged veins helped people with MS, a small study says.';
    expect(likeness(text, 'opening CLOGGED veins\n\nhelped people with ms: a small study says')).toEqual({
      resemblance: 1,
      containment: 1,
    });
    expect(likeness('Überdosis für Kinder', 'UBERDOSIS fur kinder').resemblance).toBe(1);
  });

  it('tells a shortened copy by what it contains', () => {
    const words = Array.from({ length: 300 }, (_, index) => `w${index}`);
    const { resemblance, containment } = likeness(words.join(' '), words.slice(0, 100).join(' '));
    expect(containment).toBe(1);
    expect(resemblance).toBeCloseTo(98 / 298);
  });

  it('is nothing for texts with no run of words in common, and for none at all', () => {
    expect(likeness('one two three four', 'four three two one')).toEqual({ resemblance: 0, containment: 0 });
    expect(likeness('', '')).toEqual({ resemblance: 0, containment: 0 });
    expect(sketchOf('...')).toEqual([]);
    expect(sketchLikeness([], [])).toBe(0);
  });

  it('reads signs that are written without spaces', () => {
    expect(likeness('多発性硬化症の新しい治療', '多発性硬化症の新しい薬').resemblance).toBeGreaterThan(0.5);
  });

  it('is told from sketches nearly as exactly, without a leaning', () => {
    const errors: number[] = [];
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const error = sketchLikeness(sketchOf(one), sketchOf(other)) - likeness(one, other).resemblance;
        errors.push(error);
        // Five standard deviations of 48 throws.
        expect(Math.abs(error)).toBeLessThan(0.37);
      }),
      { numRuns: 300 },
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
  });

  it('makes bands that likely meet for what is alike, and never for what is not', () => {
    const words = (from: number, count: number): string =>
      Array.from({ length: count }, (_, index) => `w${from + index}`).join(' ');
    const meets = (one: string, other: string): boolean =>
      new Set(bandsOf(sketchOf(one))).intersection(new Set(bandsOf(sketchOf(other)))).size > 0;
    const trials = Array.from({ length: 60 }, (_, index) => index * 1_000);
    // 400 of 600 runs of words in common: 1 - (1 - (2/3)^3)^16 is 0.997.
    expect(trials.filter((from) => meets(words(from, 500), words(from + 100, 500))).length).toBeGreaterThan(56);
    expect(trials.filter((from) => meets(words(from, 500), words(from + 500_000, 500)))).toEqual([]);
    for (const band of bandsOf(sketchOf(words(0, 50)))) expect(Number.isSafeInteger(band)).toBe(true);
  });
});
