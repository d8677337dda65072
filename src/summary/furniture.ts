import type { Span } from '../core/judgement.ts';
import { patternOf } from './phrase.ts';

/**
 * True when a sentence may stand in a summary: a whole statement of the article, not a headline, byline, caption, teaser, question on
 * its own, or other furniture of the page.
 */
export function isStatement(sentence: Span, title: string): boolean {
  const { text } = sentence;
  return (
    closed.test(text) &&
    !/\?[)"”’']?$/.test(text) &&
    /^["“”'‘’([]{0,2}[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
    text.length <= 600 &&
    wordsIn(text) >= 5 &&
    !furniture.test(text) &&
    !opening.test(text) &&
    !item.test(text) &&
    !(text.length < 90 && stamp.test(text)) &&
    !sameWords(text, title)
  );
}

const closed = /[.!?…。！？।؟][)\]"”’'»]{0,3}$/u;

/** Words by letters; languages written without spaces count two signs as a word. */
function wordsIn(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return Math.max(spaced, unspaced / 2);
}

function sameWords(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Anywhere in the sentence. */
const furniture = patternOf([
  '(read|see|view|visit|find out|learn) (the )?(more|full story|full article|full text|original (post|article|story|release))',
  '(click|tap) (here|on|the|below)',
  '(sign up|subscribe|register) (for|to|now|here|today)',
  '(for|to) subscribers only',
  'already a (subscriber|member)',
  'subscribe to continue',
  '(log|sign) in (to|now|here)',
  '(follow|like|join|find) us (on|at)',
  '(all )?rights reserved',
  '(share|tweet|print|email|pin) this',
  '(scroll down|watch the video|watch below|watch now)',
  '(this|the) (entry|post|article|story) (was|is) (posted|published|filed|written|added|updated|reprinted|republished|provided)',
  '(was )?(last )?(updated|reviewed|modified) on',
  'leave a (comment|reply)',
  '(privacy|cookie) policy',
  '(terms of (use|service))',
  'for (more|further) information',
  '(media|press) (contact|office|enquiries|inquiries)',
  'notes (to|for) editors',
  'reproduced with permission',
  'donate (now|today|here)',
  'advertisement',
  '(photo|photograph|image|picture|illustration|credit) (by|courtesy|credit|copyright|credits)',
]);

/** Only where the sentence opens. */
const opening =
  /^["“'([]?(?:photo|image|picture|caption|figure|fig|video|source|sources|credit|copyright|©|by|related|contact|tags?|editing|story|watch|listen|read|advertisement|disclaimer|reference|references|doi|tel|phone|e-?mail|https?|www)(?::|\s+(?:by|on|in)\b|\s*©|\.)/i;

/** "Published on 3 May" is a stamp; "Published in the journal Health, the study …" is not. */
const stamp = /^["“'([]?(?:posted|added|written|reviewed|updated|published|filed|reporting)(?::|\s+(?:by|on|in)\b|\.)/i;

/** An item of a numbered list stands for nothing without the others. */
const item = /^\(?(?:\d{1,2}|[a-h])[.)]{1,2}\s/;
