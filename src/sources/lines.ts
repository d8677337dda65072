import { visible } from '../core/visible.ts';

/**
 * A pasted text's lines, each a paragraph, clean and non-empty. Lines that were wrapped at a fixed width, as e-mail does, are joined again: several
 * in a row between 45 and 100 characters, none but the last shorter.
 */
export function linesOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .flatMap((chunk) =>
      unwrapped(
        chunk
          .split('\n')
          .map(visible)
          .filter((line) => line !== ''),
      ),
    );
}

function unwrapped(lines: string[]): string[] {
  const all = lines.slice(0, -1);
  const widths = all.map((line) => line.length);
  const wrapped = lines.length >= 3 && Math.min(...widths) >= 45 && Math.max(...widths) <= 100;
  return wrapped && all.filter((line) => /[.!?]["”]?$/.test(line)).length < all.length / 2 ? [lines.join(' ')] : lines;
}
