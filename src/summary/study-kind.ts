import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { mostSpokenFor } from './labels.ts';

/**
 * Review, trial, observational study or laboratory work, when the text says which. Earlier sentences are the better quote. A story that
 * counts the people it studied is no animal study, whatever it tells of mice beside.
 */
export function studyKindIn(
  sentences: readonly Span[],
  kinds: Cues['evidence']['studyKind'],
  subjects: Finding | null,
): Finding | null {
  const fitting = subjects?.value === 'people' ? kinds.filter(({ value }) => !value.startsWith('animal')) : kinds;
  return mostSpokenFor(sentences, fitting, (sentence) => -sentence.start);
}

/** The kinds of study in which something was tried on people. */
export function trialsIn({ evidence }: Cues): readonly string[] {
  return evidence.studyKind.filter(({ trial }) => trial === true).map(({ value }) => value);
}
