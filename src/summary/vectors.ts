import type { Terms } from './terms.ts';
import { termsOf } from './terms.ts';

/** A document as numbers: its terms, and what each of them weighs before anybody knows how rare it is. */
export interface Vector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** Terms by number, and documents that were read before. Whoever is at work with one keeps it when it has grown too large and the next begins anew. */
export interface Vocabulary {
  readonly numbers: Map<string, number>;
  readonly documents: Map<string, Vector>;
}

/** The one in use. */
export function vocabulary(): Vocabulary {
  if (current.numbers.size > mostTerms) current = empty();
  return current;
}

let current = empty();
const mostTerms = 600_000;
const mostDocuments = 400;

function empty(): Vocabulary {
  return { numbers: new Map(), documents: new Map() };
}

export function vectorOf({ numbers }: Vocabulary, document: Terms): Vector {
  const terms = new Int32Array(document.size);
  const weights = new Float64Array(document.size);
  let at = 0;
  for (const [term, count] of document) {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
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
