import type { Page } from '../core/article.ts';
import type { Finding } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { isStatement } from './furniture.ts';
import { isEnglish } from './language.ts';
import { findingIn } from './labels.ts';
import { sentencesOf } from './sentences.ts';

/** A question a reader has, with the first sentence in which the article speaks of it; null when it does not tell. */
export interface Answer {
  readonly question: string;
  readonly mentioned: Finding | null;
}

/**
 * What the article tells and what it does not, by the questions of HealthNewsReview.org. It says only that a thing is mentioned, never
 * that it is told well. The value of a finding is the words that answer. Empty for a language that is not judged.
 */
export function checklist(
  page: Pick<Page, 'title' | 'text' | 'language'>,
  questions: Cues['checklist'],
): readonly Answer[] {
  if (!isEnglish(page)) return [];
  const statements = sentencesOf(page.text).filter((sentence) => isStatement(sentence, page.title));
  return questions.map(({ question, mentioned, unless }) => {
    for (const sentence of statements) {
      const words = mentioned.exec(sentence.text)?.[0];
      if (words !== undefined && unless?.test(sentence.text) !== true)
        return { question, mentioned: findingIn(sentence, words.replaceAll(/\s+/g, ' ').trim()) };
    }
    return { question, mentioned: null };
  });
}
