import { isLittle, type Word } from '../core/words.ts';
import { packHeaviest, type Heavy } from './heaviest.ts';

/** How much a word weighs by where it stands. */
const byPlace = { title: 2, summary: 1, source: 1, text: 1 };
/** What a title says counts besides, however often the text says it: an article is about its title's words. */
const inTitle = 0.05;
/** Okapi BM25's saturation and length correction (Robertson and Zaragoza, 2009), over the weighted count of BM25F. */
const saturation = 2;
const correction = 0.75;
/** Words of a usual article; a constant, so that what is computed at publishing stays true while the archive grows. */
const usualLength = 600;
/** The heaviest words of a very long article are enough to rank it by. */
const most = 4_000;

/** How much an article is about its words: about each, and in a few bytes about its heaviest (heaviest.ts). */
export interface Weighed {
  readonly weights: Uint8Array;
  readonly heaviest: Uint8Array;
}

/**
 * How much an article is about each of its words, 0 to 255, computed once when it is written: ranking then reads a kilobyte of an
 * article and no text. Four bytes a word's number, ascending, then one byte a weight.
 */
export function weigh(fields: Readonly<Record<keyof typeof byPlace, readonly Word[]>>): Weighed {
  const counts = new Map<string, number>();
  const telling = new Set<string>();
  const count = (words: readonly Word[], weight: number): void => {
    for (const { stem, folded } of words) {
      counts.set(stem, (counts.get(stem) ?? 0) + weight);
      if (!isLittle(folded)) telling.add(stem);
    }
  };
  count(fields.title, byPlace.title);
  count(fields.summary, byPlace.summary);
  count(fields.source, byPlace.source);
  count(fields.text, byPlace.text);
  const norm = saturation * (1 - correction + (correction * fields.text.length) / usualLength);
  const titled = new Set(fields.title.map(({ stem }) => stem));
  const weighed = Array.from(counts, ([stem, counted]) => ({
    stem,
    number: numberOf(stem),
    weight: Math.max(
      1,
      Math.round(((counted / (counted + norm) + (titled.has(stem) ? inTitle : 0)) / (1 + inTitle)) * 255),
    ),
  }));
  return {
    weights: pack(weighed),
    heaviest: packHeaviest(weighed.filter(({ stem }) => telling.has(stem))),
  };
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

function pack(words: readonly Heavy[]): Uint8Array {
  const heaviest = words.length > most ? words.toSorted((a, b) => b.weight - a.weight).slice(0, most) : words;
  const once = [...new Map(heaviest.map((word) => [word.number, word])).values()].toSorted(
    (a, b) => a.number - b.number,
  );
  const weights = new Uint8Array(once.length * 5);
  const view = new DataView(weights.buffer);
  for (const [index, { number, weight }] of once.entries()) {
    view.setUint32(index * 4, number, true);
    view.setUint8(once.length * 4 + index, weight);
  }
  return weights;
}
