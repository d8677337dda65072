import type { Page } from '../core/article.ts';

/**
 * True when the text reads as English. The words decide, since pages often carry the language of their template; a text too short to
 * tell is what the page says it is, and English when it says nothing.
 */
export function isEnglish({ text, language }: Pick<Page, 'text' | 'language'>): boolean {
  const beginning = text.slice(0, 6000).toLowerCase();
  if (lengthOf(beginning, /\p{Script=Latin}+/gu) < lengthOf(beginning, /\p{L}+/gu) / 2) return false;
  const words = beginning.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 25) return language === null || /^en\b/i.test(language);
  return words.filter((word) => common.has(word)).length / words.length >= 0.1;
}

function lengthOf(text: string, runs: RegExp): number {
  return text.match(runs)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
}

/** The language in English words ("German"), or null when the page does not say. */
export function languageName(language: string | null): string | null {
  if (language === null) return null;
  try {
    return names.of(language) ?? null;
  } catch {
    return null;
  }
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** English words of every text, without those other languages share ("in", "was", "on", "die"). */
const common = new Set(
  'the of and to is that for it with as are by be this have from or had not but were when which their said they has will who would there been than more if'.split(
    ' ',
  ),
);
