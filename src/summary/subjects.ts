import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { mostSpokenFor } from './labels.ts';

/** People, animals or cells, read only from sentences that count them or speak of the study: news is full of other people. */
export function subjectsIn(
  sentences: readonly Span[],
  cues: Pick<Cues['evidence'], 'subjects' | 'sampleSize'>,
  sampleSize: Finding | null,
): Finding | null {
  const telling = ({ text, start }: Span) => {
    if (start === sampleSize?.start) return 2;
    return cues.sampleSize.study.test(text) && !cues.sampleSize.notStudy.test(text) ? 1 : 0;
  };
  return mostSpokenFor(
    sentences.filter((sentence) => telling(sentence) > 0),
    cues.subjects,
    telling,
  );
}
