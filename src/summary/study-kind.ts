import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { mostSpokenFor } from './labels.ts';

/** Review, trial, observational study or laboratory work, when the text says which. Earlier sentences are the better quote. */
export function studyKindIn(sentences: readonly Span[], kinds: Cues['evidence']['studyKind']): Finding | null {
  return mostSpokenFor(sentences, kinds, (sentence) => -sentence.start);
}
