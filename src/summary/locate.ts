import type { Span } from '../core/judgement.ts';
import { spanOf } from './sentences.ts';

/**
 * Where a sentence stands in the text word for word: white space may differ, nothing else. The first place when it stands there more
 * than once; undefined when it does not, or holds no word.
 */
export function locateIn(text: string, sentence: string): Span | undefined {
  const wanted = sentence.trim();
  if (!/[\p{L}\p{N}]/u.test(wanted)) return undefined;
  const { plain, places } = withoutSpace(text);
  const needle = wanted.replaceAll(/\s+/g, '');
  for (let at = plain.indexOf(needle); at !== -1; at = plain.indexOf(needle, at + 1)) {
    const span = spanOf(text, places[at] ?? 0, (places[at + needle.length - 1] ?? 0) + 1);
    if (squeezed(span.text) === squeezed(wanted)) return span;
  }
  return undefined;
}

/** The text without white space, and where each unit of it stood. */
function withoutSpace(text: string): { readonly plain: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let plain = '';
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    plain += run;
    for (let at = 0; at < run.length; at += 1) places.push(index + at);
  }
  return { plain, places };
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
