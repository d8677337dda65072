import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { canonicalise } from './canonical.ts';
import { readPaste } from './paste.ts';
import { refuse } from './refusal.ts';

/** A page served as plain text, read like a pasted one. Throws NewsError `unreadable`. */
export function readPlain(text: string, url: string): Page {
  try {
    return { ...readPaste(text, null), url, canonicalUrl: canonicalise(url) };
  } catch (error) {
    throw error instanceof NewsError ? refuse('empty', error) : error;
  }
}
