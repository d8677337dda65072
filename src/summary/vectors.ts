import type { Terms } from './terms.ts';
import { termsOf } from './terms.ts';

/** A document as numbers: its terms, and what each of them weighs before anybody knows how rare it is. */
export interface Vector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** Terms by number, and documents that were read before. Whoever is at work with one keeps it when it has grown too large and the next begins anew. */
export interface Vocabulary {
  /** In many small maps: a large one stands still for a tenth of a second when it grows. */
  readonly numbers: readonly Map<string, number>[];
  readonly documents: Map<string, Vector>;
}

/** The one in use. */
export function vocabulary(): Vocabulary {
  if (termsIn(current) > mostTerms) current = empty();
  return current;
}

const shelves = 128;
let current = empty();
const mostTerms = 600_000;
const mostDocuments = 400;

function empty(): Vocabulary {
  return { numbers: Array.from({ length: shelves }, () => new Map()), documents: new Map() };
}

/** How many terms have a number; the numbers are those below. */
export function termsIn({ numbers }: Vocabulary): number {
  return numbers.reduce((sum, shelf) => sum + shelf.size, 0);
}

export function numberOf({ numbers }: Vocabulary, term: string): number | undefined {
  return numbers[shelfOf(term)]?.get(term);
}

function shelfOf(term: string): number {
  const middle = term.charCodeAt(term.length >> 1) * 31 + term.charCodeAt(term.length - 1) * 7;
  return (term.charCodeAt(0) * 131 + middle + term.length) % shelves;
}

export function vectorOf(known: Vocabulary, document: Terms): Vector {
  let next = termsIn(known);
  const terms = new Int32Array(document.size);
  const weights = new Float64Array(document.size);
  let at = 0;
  for (const [term, count] of document) {
    let number = numberOf(known, term);
    if (number === undefined) {
      number = next;
      next += 1;
      known.numbers[shelfOf(term)]?.set(term, number);
    }
    terms[at] = number;
    weights[at] = weightOf(count);
    at += 1;
  }
  return { terms, weights };
}

/** Of what moderators filed, which is the same from one page to the next. The documents used last are kept. */
export function remembered(known: Vocabulary, text: string): Vector {
  const { documents } = known;
  const vector = documents.get(text) ?? vectorOf(known, termsOf({ title: '', text }));
  documents.delete(text);
  documents.set(text, vector);
  const [oldest] = documents.keys();
  if (documents.size > mostDocuments && oldest !== undefined) documents.delete(oldest);
  return vector;
}

/** Repetition says ever less; what counts for less than one mention keeps its part. */
export function weightOf(count: number): number {
  return count > 1 ? 1 + Math.log(count) : count;
}
