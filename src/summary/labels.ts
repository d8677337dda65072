import type { Finding, Span } from '../core/judgement.ts';
import type { Kind } from './cues.ts';

/** A label's value with the sentence it was read from as its quote. */
export function findingIn(sentence: Span, value: string): Finding {
  return { value, quote: sentence.text, start: sentence.start, end: sentence.end };
}

/**
 * The value most sentences speak for. Each sentence with a clear phrase counts 3, with a hint ½; of equals the one listed first wins.
 * Null when no sentence says any value outright, or when the runner-up is too near to tell them apart.
 */
export function mostSpokenFor(sentences: readonly Span[], kinds: readonly Kind[], lead = 1.3): Finding | null {
  const tallies = kinds.map((kind) => tally(sentences, kind)).toSorted((a, b) => b.score - a.score);
  const [first, second] = tallies;
  if (first?.quote === undefined) return null;
  if (second?.quote !== undefined && first.score < second.score * lead) return null;
  return findingIn(first.quote, first.kind.value);
}

/** The first kind in the list that any sentence states outright: for labels whose kinds are ordered by how much they tell. */
export function firstStated(sentences: readonly Span[], kinds: readonly Kind[]): Finding | null {
  for (const kind of kinds) {
    const sentence = sentences.find(({ text }) => states(text, kind));
    if (sentence !== undefined) return findingIn(sentence, kind.value);
  }
  return null;
}

function tally(sentences: readonly Span[], kind: Kind): { kind: Kind; score: number; quote: Span | undefined } {
  const clear = sentences.filter(({ text }) => states(text, kind));
  const hints = sentences.filter(({ text }) => kind.hints?.test(text) === true && kind.unless?.test(text) !== true);
  // Repetition says ever less: a word used ten times is not ten times as sure.
  const score = 3 * damped(clear.length) + 0.5 * damped(hints.length);
  return { kind, score, quote: clear[0] };
}

function states(text: string, kind: Kind): boolean {
  return kind.clear.test(text) && kind.unless?.test(text) !== true;
}

function damped(count: number): number {
  return count === 0 ? 0 : 1 + 0.5 * Math.log2(count);
}
