import type { Word } from '../core/words.ts';

/** How much a word weighs by where it stands. */
const byPlace = { title: 2, summary: 2, source: 1, text: 1 };
/** Okapi BM25's saturation and length correction (Robertson and Zaragoza, 2009), over the weighted count of BM25F. */
const saturation = 2;
const correction = 0.75;
/** Words of a usual article; a constant, so that what is computed at publishing stays true while the archive grows. */
const usualLength = 600;
/** The heaviest words of a very long article are enough to rank it by. */
const most = 4_000;

/**
 * How much an article is about each of its words, 0 to 255, computed once when it is written: ranking thousands of articles
 * then reads a kilobyte of each and no text. Four bytes a word's number, ascending, then one byte a weight.
 */
export function weigh(fields: Readonly<Record<keyof typeof byPlace, readonly Word[]>>): Uint8Array {
  const counts = new Map<string, number>();
  const count = (words: readonly Word[], weight: number): void => {
    for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  count(fields.title, byPlace.title);
  count(fields.summary, byPlace.summary);
  count(fields.source, byPlace.source);
  count(fields.text, byPlace.text);
  const norm = saturation * (1 - correction + (correction * fields.text.length) / usualLength);
  return pack(Array.from(counts, ([stem, counted]) => [numberOf(stem), counted / (counted + norm)] as const));
}

/** From 0, for a word the article does not hold, to 1. */
export function weightOf(weights: Uint8Array, number: number): number {
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  const words = weights.byteLength / 5;
  let low = 0;
  let high = words - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = view.getUint32(middle * 4, true);
    if (at === number) return view.getUint8(words * 4 + middle) / 255;
    if (at < number) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** A stem's 32 bits, by FNV-1a: two of an article's words share them once in ten thousand articles, and then rank as one. */
export function numberOf(stem: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ stem.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function pack(words: readonly (readonly [number: number, weight: number])[]): Uint8Array {
  const heaviest = words.length > most ? words.toSorted((a, b) => b[1] - a[1]).slice(0, most) : words;
  const once = [...new Map(heaviest)].toSorted((a, b) => a[0] - b[0]);
  const weights = new Uint8Array(once.length * 5);
  const view = new DataView(weights.buffer);
  for (const [index, [number, weight]] of once.entries()) {
    view.setUint32(index * 4, number, true);
    view.setUint8(once.length * 4 + index, Math.max(1, Math.round(weight * 255)));
  }
  return weights;
}
