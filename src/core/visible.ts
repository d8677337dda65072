import type { Said } from './phrase.ts';

/**
 * Text as a reader can see it: controls, bidi overrides, zero-width and tag characters are dropped (a title must not reorder or
 * hide words), white space becomes one space, lone surrogates become U+FFFD. Renderers call it before they escape.
 */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text.toWellFormed().replaceAll(/\s+/gu, ' ').replaceAll(hidden, '').trim();
}

/** The same of a part of a line: a space at either end stays, for it parts the text from its neighbours. */
export function visibleInside(text: string): string {
  return plainInside.test(text) ? text : visible(`|${text}|`).slice(1, -1);
}

/** Most text: nothing, or printable ASCII with one space between words. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const plainInside = /^ ?(?:[!-~]+(?: [!-~]+)* ?)?$/;

// Cc controls; Cf without ZWJ/ZWNJ, which emoji and several scripts need; variation selectors stay.
const hidden =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** At most `most` UTF-16 units, cut between graphemes at a word where one is near, ended by an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  let word = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
    if (/\s/.test(segment)) word = index;
  }
  const isWhole = /\s/.test(text.charAt(end));
  return `${text.slice(0, !isWhole && word > most * 0.7 ? word : end).trimEnd()}…`;
}

/** Of what may be our own words or somebody's: theirs visible and short enough, ours as they are. */
export function tidy(said: Said, most = Number.POSITIVE_INFINITY): Said {
  return typeof said === 'string' ? shorten(visible(said), most) : said;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
