import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { mostSpokenFor } from './labels.ts';

/** People, animals or cells. */
export function subjectsIn(
  sentences: readonly Span[],
  kinds: Cues['evidence']['subjects'],
  _sampleSize: Finding | null,
): Finding | null {
  return mostSpokenFor(sentences, kinds);
}
