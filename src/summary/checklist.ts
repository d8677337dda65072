import type { Answer, Evidence, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { findingIn } from './labels.ts';

/**
 * What the article tells and what it does not, by the questions of HealthNewsReview.org. Only news about a study or a treatment is asked:
 * what a new rule costs its patients is another question.
 */
export function checklistOf(
  statements: readonly Span[],
  { studyKind, subjects, sampleSize }: Evidence,
  questions: Cues['checklist'],
): readonly Answer[] {
  if (!studyKind && !subjects && !sampleSize) return [];
  return answersIn(statements, questions);
}

/** Every question, with the first sentence that answers it. */
export function answersIn(statements: readonly Span[], questions: Cues['checklist']): readonly Answer[] {
  return questions.map(({ question, mentioned, unless }) => {
    for (const sentence of statements) {
      const words = mentioned.exec(sentence.text)?.[0];
      if (words !== undefined && unless?.test(sentence.text) !== true)
        return { question, mentioned: findingIn(sentence, words.replaceAll(/\s+/g, ' ').trim()) };
    }
    return { question, mentioned: null };
  });
}
