import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Span } from '../core/judgement.ts';

/** US school grade of these sentences (Flesch-Kincaid; Kincaid et al. 1975), to one decimal, or null when they hold no words. */
export function gradeOf(sentences: readonly Span[]): number | null {
  const words = sentences.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []);
  if (words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
  return Math.max(0, Math.round(grade * 10) / 10);
}

function syllablesIn(word: string): number {
  const known = counts.get(word) ?? Math.max(1, syllable(word));
  if (counts.size < most) counts.set(word, known);
  return known;
}

/** The words met first are the common ones. */
const counts = new Map<string, number>();
const most = 20_000;
