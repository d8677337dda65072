import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import { decode } from '../../src/sources/decode.ts';
import { readPage } from '../../src/sources/page.ts';
import { readPaste } from '../../src/sources/paste.ts';

const isClean = (text: string): boolean => text.isWellFormed() && !/[^\P{Cc}\n]/u.test(text);

/** Either an answer or a refusal in words; anything else fails the test. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof NewsError) return null;
    throw error;
  }
}

describe('whatever bytes come', () => {
  it('decoding never throws', () => {
    const label = fc.constantFrom(
      null,
      'utf-8',
      'shift_jis',
      'utf-16',
      'iso-2022-jp',
      'x-user-defined',
      'utf-7',
      'nonsense',
      '',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), label, (bytes, name) => {
        const text = decode(bytes, name === null ? null : `text/html; charset=${name}`);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('a page of them is a page or a refusal, and what is kept is clean', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const html = `<title>A story</title><p>${decode(bytes, null)}</p>`;
        const page = attempt(() => readPage(html, 'https://e.example/a', 'as-they-are'));
        if (page !== null) expect(isClean(page.text) && isClean(page.title) && isClean(page.byline ?? '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('whatever is pasted', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'By Jane Roe',
      'See the original post: https://e.example/x',
      'This entry was posted in Treatment',
      'Posted 12 May 2020',
      '<b>bold</b>',
      '\u0000\uD800\u202E',
      'word '.repeat(30),
    ),
  );

  it('is an article or a refusal, and what is kept is clean', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('\n', '\n\n', '\r\n', '\u2028'),
        (pieces, end) => {
          const page = attempt(() => readPaste(pieces.join(end), null));
          if (page !== null) expect(isClean(page.text) && isClean(page.title) && isClean(page.byline ?? '')).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['one line of 20 MB', 'a'.repeat(20_000_000)],
    ['20 MB of line ends', '\n'.repeat(20_000_000)],
    ['200,000 "by"', 'by '.repeat(66_000)],
    ['200,000 spaces', `${' '.repeat(199_990)}x`],
    ['200,000 opening brackets', '('.repeat(199_990)],
    ['line after line of dates', '12.5.2020\n'.repeat(19_000)],
    ['line after line of addresses', 'https://e.example/a\n'.repeat(9900)],
  ])('%s is answered at once', (_name, text) => {
    const before = process.cpuUsage();
    attempt(() => readPaste(text, null));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
