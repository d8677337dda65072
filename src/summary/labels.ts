import type { Finding, Span } from '../core/judgement.ts';
import type { Kind } from './cues.ts';

/** A label's value with the sentence it was read from as its quote. */
export function findingIn(sentence: Span, value: string): Finding {
  return { value, quote: sentence.text, start: sentence.start, end: sentence.end };
}

/**
 * The value most sentences speak for. Each sentence with a clear phrase counts 3, a likely one 2, a hint ½, repetition ever less; of
 * equals the one listed first wins. Null when no sentence says any value, or when the runner-up is too near to tell them apart. The quote
 * is the sentence that tells most, by `telling`, of those that say the value most clearly.
 */
export function mostSpokenFor(
  sentences: readonly Span[],
  kinds: readonly Kind[],
  telling: (sentence: Span) => number,
): Finding | null {
  const [first, second] = kinds
    .map((kind) => tally(sentences, kind))
    .filter(({ stated }) => stated.length > 0)
    .toSorted((a, b) => b.score - a.score);
  const [stated, ...others] = first?.stated ?? [];
  if (first === undefined || stated === undefined) return null;
  if (second !== undefined && first.score < second.score * lead) return null;
  const quote = others.reduce((best, sentence) => (telling(sentence) > telling(best) ? sentence : best), stated);
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
  /** The sentences that say it outright; without any, those that likely do. */
  readonly stated: readonly Span[];
}

function tally(sentences: readonly Span[], kind: Kind): Tally {
  const speaking = sentences.filter(({ text }) => kind.unless?.test(text) !== true);
  const clear = speaking.filter(({ text }) => kind.clear.test(text));
  const likely = speaking.filter(({ text }) => kind.likely?.test(text) === true);
  const hints = speaking.filter(({ text }) => kind.hints?.test(text) === true);
  const score = Math.max(3 * damped(clear.length), 2 * damped(likely.length)) + 0.5 * damped(hints.length);
  return { kind, score, stated: clear.length > 0 ? clear : likely };
}

function states(text: string, kind: Kind): boolean {
  return kind.clear.test(text) && kind.unless?.test(text) !== true;
}

function damped(count: number): number {
  return count === 0 ? 0 : 1 + 0.5 * Math.log2(count);
}
