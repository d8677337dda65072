import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, visible, visibleInside } from '../../src/core/visible.ts';

describe('visible text', () => {
  it('drops what hides or reorders words, and keeps what people write', () => {
    expect(visible('safe\u202Egnp.exe\u200B\u{E0041} \u0000ok')).toBe('safegnp.exe ok');
    expect(visible('  MS\n\n in  👩‍👩‍👧 São Tomé ')).toBe('MS in 👩‍👩‍👧 São Tomé');
  });

  it('is well formed, without controls, and settled at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const seen = visible(text);
        expect(seen.isWellFormed()).toBe(true);
        expect(seen).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(visible(seen)).toBe(seen);
      }),
    );
  });
});

describe('visible text inside a line', () => {
  it('keeps one space at either end, where it parts the text from its neighbours', () => {
    expect(visibleInside(' and ')).toBe(' and ');
    expect(visibleInside('\n and\u202E \t')).toBe(' and ');
    expect(visibleInside('  ')).toBe(' ');
  });

  it('is otherwise what is visible alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' })), (text) => {
        expect(visibleInside(text).trim()).toBe(visible(text));
        expect(visibleInside(text)).toMatch(/^ ?(?:\S[^]*\S|\S)? ?$/u);
      }),
    );
  });
});

describe('shortened text', () => {
  it('ends at a word with an ellipsis', () => {
    expect(shorten('the quick brown fox jumps', 20)).toBe('the quick brown fox…');
  });

  it('is never longer than asked, never cut inside a grapheme, and untouched when it fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const short = shorten(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        if (text.length <= most) expect(short).toBe(text);
        else expect(text.startsWith(short.slice(0, -1))).toBe(true);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
