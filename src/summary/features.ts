import { centralityOf } from './centrality.ts';
import { focusOf } from './focus.ts';

/** What the ranker looks at in a sentence. */
export interface Features {
  /** 1 for the first sentence, fading over about three. */
  readonly atTheTop: number;
  /** 1 for the first sentence, fading over about eight. */
  readonly early: number;
  /** One over its number: 1, ½, ⅓ … */
  readonly inverse: number;
  /** Place in the article, 0 first to 1 last. */
  readonly place: number;
  /** Logarithm of the number of words. */
  readonly length: number;
  /** Number of words over 60, at most 1. */
  readonly words: number;
  /** Number of words over the article's mean, at most 2. */
  readonly relative: number;
  readonly short: number;
  readonly long: number;
  readonly textRank: number;
  readonly lexRank: number;
  readonly likeBefore: number;
  readonly centroid: number;
  readonly common: number;
  /** Numbers in it, three or more count as 1. */
  readonly numbers: number;
  readonly quotes: number;
  readonly says: number;
  readonly opensWithPronoun: number;
  readonly firstPerson: number;
  readonly namesStudy: number;
}

export function featuresOf(sentences: readonly string[]): readonly Features[] {
  const { textRank, lexRank, likeBefore } = centralityOf(sentences);
  const focus = focusOf(sentences);
  const lengths = sentences.map((sentence) => sentence.split(/\s+/).length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (sentences.length || 1);
  return sentences.map((sentence, at) => {
    const words = lengths[at] ?? 1;
    return {
      atTheTop: Math.exp(-at / 3),
      early: Math.exp(-at / 8),
      inverse: 1 / (at + 1),
      place: at / sentences.length,
      length: Math.log(words),
      words: Math.min(60, words) / 60,
      relative: Math.min(2, words / mean),
      short: Number(words < 8),
      long: Number(words > 45),
      textRank: textRank[at] ?? 0,
      lexRank: lexRank[at] ?? 0,
      likeBefore: likeBefore[at] ?? 0,
      centroid: focus[at]?.centroid ?? 0,
      common: focus[at]?.common ?? 0,
      numbers: Math.min(3, sentence.match(/\d+/g)?.length ?? 0) / 3,
      quotes: Number(/["“”]|``|''/.test(sentence)),
      says: Number(/\b(?:said|says|told)\b/i.test(sentence)),
      opensWithPronoun: Number(pronoun.test(sentence)),
      firstPerson: Number(/\b(?:i|we|my|our)\b/i.test(sentence)),
      namesStudy: Number(study.test(sentence)),
    };
  });
}

const pronoun =
  /^["“`' ]{0,3}(?:he|she|it|they|this|that|these|those|but|and|so|his|her|their|we|i|you|also|however|meanwhile)\b/i;
const study =
  /\b(?:study|studies|researchers?|trial|scientists?|found|findings|published|journal|report(?:ed|s)?|according)\b/i;
