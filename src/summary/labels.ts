import type { Finding, Span } from '../core/judgement.ts';
import type { Kind } from './cues.ts';

/** A label's value with the sentence it was read from as its quote. */
export function findingIn(sentence: Span, value: string): Finding {
  return { value, quote: sentence.text, start: sentence.start, end: sentence.end };
}

/**
 * The value most sentences speak for. Each sentence with a clear phrase counts 3, with a hint ½, repetition ever less; of equals the one
 * listed first wins. Null when no sentence says any value outright, or when the runner-up is too near to tell them apart. The quote is
 * the clear sentence that tells most, by `telling`.
 */
export function mostSpokenFor(
  sentences: readonly Span[],
  kinds: readonly Kind[],
  telling: (sentence: Span) => number,
): Finding | null {
  const [first, second] = kinds
    .map((kind) => tally(sentences, kind))
    .filter(({ clear }) => clear.length > 0)
    .toSorted((a, b) => b.score - a.score);
  if (first === undefined) return null;
  if (second !== undefined && first.score < second.score * lead) return null;
  const quote = first.clear.reduce((best, sentence) => (telling(sentence) > telling(best) ? sentence : best));
  return findingIn(quote, first.kind.value);
}

const lead = 1.2;

/** The first kind in the list that any sentence states outright: for labels whose kinds are ordered by how much they tell. */
export function firstStated(sentences: readonly Span[], kinds: readonly Kind[]): Finding | null {
  for (const kind of kinds) {
    const sentence = sentences.find(({ text }) => states(text, kind));
    if (sentence !== undefined) return findingIn(sentence, kind.value);
  }
  return null;
}

interface Tally {
  readonly kind: Kind;
  readonly score: number;
  readonly clear: readonly [Span, ...Span[]] | readonly [];
}

function tally(sentences: readonly Span[], kind: Kind): Tally {
  const [first, ...others] = sentences.filter(({ text }) => states(text, kind));
  const hints = sentences.filter(({ text }) => kind.hints?.test(text) === true && kind.unless?.test(text) !== true);
  const clear = first === undefined ? ([] as const) : ([first, ...others] as const);
  return { kind, score: 3 * damped(clear.length) + 0.5 * damped(hints.length), clear };
}

function states(text: string, kind: Kind): boolean {
  return kind.clear.test(text) && kind.unless?.test(text) !== true;
}

function damped(count: number): number {
  return count === 0 ? 0 : 1 + 0.5 * Math.log2(count);
}
