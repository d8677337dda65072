import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { mostSpokenFor } from './labels.ts';

/** People, animals or cells. The best quote is the sentence that counts them, then one that speaks of the study. */
export function subjectsIn(
  sentences: readonly Span[],
  cues: Pick<Cues['evidence'], 'subjects' | 'sampleSize'>,
  sampleSize: Finding | null,
): Finding | null {
  return mostSpokenFor(sentences, cues.subjects, ({ text, start }) => {
    if (start === sampleSize?.start) return 2;
    return cues.sampleSize.study.test(text) && !cues.sampleSize.notStudy.test(text) ? 1 : 0;
  });
}
