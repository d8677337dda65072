import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Span } from '../core/judgement.ts';

/** US school grade of these sentences (Flesch-Kincaid; Kincaid et al. 1975), to one decimal, or null when they hold no words. */
export function gradeOf(sentences: readonly Span[]): number | null {
  const words = sentences.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []);
  if (words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
  return Math.max(0, Math.round(grade * 10) / 10);
}
