import type { Span } from '../core/judgement.ts';
import { joined } from './abbreviations.ts';
import { datelineLength } from './dateline.ts';
import { itemsOf } from './list-items.ts';

/**
 * The sentences of a text, each at its exact place: `text.slice(start, end) === sentence.text`. None crosses a blank line and none
 * is longer than `longest`, so that everything after it works on small pieces; a run-on text is parted at its spaces.
 *
 * Unicode's sentence rules (UAX #29, by Intl.Segmenter) break too often after abbreviations and initials; `joined` mends that.
 */
export function sentencesOf(text: string, language = 'en'): readonly Span[] {
  const segmenter = segmenterFor(language);
  const sentences: Span[] = [];
  for (const paragraph of paragraphsOf(text)) {
    let pending: Span | undefined;
    for (const piece of piecesOf(text, paragraph, segmenter)) {
      if (pending === undefined) pending = piece;
      else if (joined(pending.text, piece.text) && piece.end - pending.start <= longest) {
        pending = spanOf(text, pending.start, piece.end);
      } else {
        sentences.push(pending);
        pending = piece;
      }
    }
    if (pending !== undefined) sentences.push(pending);
  }
  return sentences.flatMap((sentence) => parted(text, sentence));
}

/** In UTF-16 units; the longest honest sentence in news is near 700. */
export const longest = 800;

export function spanOf(text: string, start: number, end: number): Span {
  return { text: text.slice(start, end), start, end };
}

function paragraphsOf(text: string): readonly Span[] {
  const paragraphs: Span[] = [];
  let start = datelineLength(text.slice(0, 200));
  if (start > 0) paragraphs.push(spanOf(text, 0, start));
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    paragraphs.push(spanOf(text, start, gap.index));
    start = gap.index + gap[0].length;
  }
  paragraphs.push(spanOf(text, start, text.length));
  return paragraphs;
}

/** Intl.Segmenter's pieces without white space around them, glued ones ("world.Today") and list items parted. */
function* piecesOf(text: string, paragraph: Span, segmenter: Intl.Segmenter): Generator<Span> {
  // As spaces, a wrapped line does not break a sentence and reference marks do not hide its end; offsets stay.
  const flat = paragraph.text.replaceAll(/\s/g, ' ').replaceAll(references, (found) => ' '.repeat(found.length));
  let start = 0;
  for (const end of [...itemsOf(paragraph.text), flat.length]) {
    for (const { segment, index } of segmenter.segment(flat.slice(start, end))) {
      let at = start + index;
      for (const part of segment.split(glued)) {
        const from = at + part.length - part.trimStart().length;
        const bare = from + part.trim().length;
        const to = bare + (after.exec(paragraph.text.slice(bare, bare + 40))?.[0].length ?? 0);
        if (bare > from) yield spanOf(text, paragraph.start + from, paragraph.start + to);
        at += part.length;
      }
    }
    start = end;
  }
}

/** "patients.[1][2] The" and "patients.11 12 The": marks that belong to the sentence before them. */
const marks = String.raw`(?:(?:\[\d{1,3}\]){1,5}|\d{1,2}(?:[ ,]\d{1,2}){0,3}(?=\s+[A-Z]))`;
const references = new RegExp(String.raw`(?<=[a-z)][.!?]["”]?)${marks}`, 'g');
const after = new RegExp(String.raw`^${marks}`);

const glued = /(?<=[a-z0-9)”"][.!?]["”]?)(?=[A-Z][a-z]+[ ,.])(?<!\.[A-Za-z]\.)(?<!https?:\S{0,80})/;

function parted(text: string, sentence: Span): readonly Span[] {
  const pieces: Span[] = [];
  let start = sentence.start;
  while (sentence.end - start > longest) {
    const space = text.slice(start, start + longest).search(/\s\S*$/);
    const cut = space > 0 ? start + space : start + whole(text, start, longest);
    pieces.push(trimmed(text, start, cut));
    start = cut;
  }
  pieces.push(trimmed(text, start, sentence.end));
  return pieces.filter((piece) => piece.text !== '');
}

/** A cut must not part the two halves of a surrogate pair. */
function whole(text: string, start: number, length: number): number {
  return (text.codePointAt(start + length - 1) ?? 0) > 0xffff ? length - 1 : length;
}

function trimmed(text: string, start: number, end: number): Span {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  return spanOf(text, from, Math.max(from, from + piece.trim().length));
}

function segmenterFor(language: string): Intl.Segmenter {
  const known = Intl.Segmenter.supportedLocalesOf([language.replaceAll('_', '-')].filter(wellFormed))[0] ?? 'en';
  const made = segmenters.get(known) ?? new Intl.Segmenter(known, { granularity: 'sentence' });
  // Anybody may write `en-x-1`, `en-x-2` … into a page.
  if (segmenters.size < 50) segmenters.set(known, made);
  return made;
}

/** Making one costs more than parting a short text. */
const segmenters = new Map<string, Intl.Segmenter>();

function wellFormed(tag: string): boolean {
  return /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,5}$/i.test(tag) && isLocale(tag);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
