import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { findingIn } from './labels.ts';
import { numberIn } from './number-words.ts';
import { everywhere, numberSource } from './phrase.ts';

/**
 * How many were studied, in the article's words ("115 patients", "twelve mice"). A number counts when what follows it is counted in
 * studies and its sentence speaks of one; how common a disease is, ages, doses, years and shares do not.
 */
export function sampleSizeIn(sentences: readonly Span[], cues: Cues['evidence']['sampleSize']): Finding | null {
  const counted = countedPattern(cues.counted);
  let best: { readonly sentence: Span; readonly value: string; readonly score: number } | undefined;
  for (const [at, sentence] of sentences.entries()) {
    for (const count of countsIn(sentence.text, counted)) {
      const score = count.score + context(sentence.text, count, cues) - (0.8 * at) / sentences.length;
      if (score >= least && score > (best?.score ?? 0)) best = { sentence, value: count.text, score };
    }
  }
  return best === undefined ? null : findingIn(best.sentence, best.value);
}

const least = 3;

interface Count {
  /** As it stands in the sentence, white space made plain. */
  readonly text: string;
  readonly score: number;
  /** Whether a study's own verb leads to it: "followed 120 people". */
  readonly led: boolean;
}

function countedPattern(counted: readonly string[]): RegExp {
  const between = String.raw`(?:(?!(?:${notBetween})\b)[a-z][\w’'-]{0,24}\s{1,3}|\d{1,2}-){0,4}?`;
  return new RegExp(
    String.raw`(?<![\w.,$£€-])(${numberSource})[-\s]{1,3}${between}(?:${counted.join('|')})\b|\b[nN]\s?=\s?(\d[\d,]{0,12})`,
    'gi',
  );
}

const notBetween =
  'to|of|in|and|at|on|by|for|from|with|who|that|which|were|was|had|have|has|is|are|found|aimed|relevant|percent|per|years?|months?|weeks?|days?|hours?|minutes?|times|pounds|milligrams|mg|kg|out|other|more|different|types?|kinds?|groups?|doses?';

function* countsIn(sentence: string, counted: RegExp): Generator<Count> {
  for (const match of sentence.matchAll(counted)) {
    const [text, words, equals] = match;
    const number = numberIn(words ?? equals ?? '');
    const before = sentence.slice(Math.max(0, match.index - 48), match.index);
    if (number === null || number < 3 || excluded(text, number, before)) continue;
    const behind = sentence.slice(match.index + text.length, match.index + text.length + 40);
    const led = lead.test(before) || studyFirst.test(before) || inStudy.test(behind) || /^n\s?=/i.test(text);
    yield { text: text.replaceAll(/\s+/g, ' '), score: scoreOf(text, number, before) + (led ? 1.5 : 0), led };
  }
}

function excluded(text: string, number: number, before: string): boolean {
  const isYear = /^(?:19|20)\d\d\b/.test(text);
  return (
    (isYear && /\b(?:in|since|of|by|until|from|the)\s$/i.test(before)) ||
    /%|\bper ?cent\b/i.test(text) ||
    (/^10{3,6}$/.test(String(number)) && /\b(?:in|per|every|each)\s(?:every\s)?$/i.test(before)) ||
    /\d\s?(?:to|-|–)\s?$/i.test(before) ||
    /\b(?:aged?|ages|phase|type|stage|grade|top|one in|under|over the age of|day|week|month|year)\s$/i.test(before) ||
    (number < 5 && !/patients|people|participants|volunteers|mice|rats/i.test(text))
  );
}

/** Studies are counted too, in reviews; where people are counted as well, they tell more. */
function scoreOf(text: string, number: number, before: string): number {
  const compared = /\b(?:group|controls?|with)\s(?:of\s)?$/i.test(before) ? 1 : 0;
  const studies = /(?:studies|trials|samples)$/i.test(text) ? 0.5 : 0;
  return 1.5 - studies - compared + Math.min(1, Math.log10(number) / 4);
}

/** "involving more than 115 patients". */
const lead =
  /\b(?:involv|includ|enroll?|recruit|follow|assign|analy[sz]|track|survey|stud|examin|treat|test|gave|random|trial of|of|in|on|from|among|with|scann|interview)[a-z]{0,5}\s(?:(?:a total of|more than|nearly|about|almost|some|over|around|approximately|up to|just|only|a group of|data for|data on|data from|records of|records from|information from|information on|the)\s){0,2}$/i;

/** "In our study, 84 people …". */
const studyFirst = /\bin (?:the|this|that|our|their|one|a)\s(?:[a-z]+\s){0,2}(?:study|trial|survey|experiment),?\s$/i;

/** "… in the trial", "… took part". */
const inStudy =
  /^\s(?:who\s)?(?:in (?:the|this|our) (?:study|trial|survey|analysis|research)|took part|participated|were (?:enrolled|recruited|randomly|randomi[sz]ed|assigned|surveyed|interviewed|studied|included))\b/i;

function context(sentence: string, count: Count, cues: Cues['evidence']['sampleSize']): number {
  const spoken = timesIn(sentence, cues.study) + timesIn(sentence, cues.counting);
  const elsewhere = cues.elsewhere.test(sentence) ? (count.led ? 0.8 : 2.2) : 0;
  return 0.8 * Math.min(3, spoken) - (cues.notStudy.test(sentence) ? 2.2 : elsewhere);
}

function timesIn(sentence: string, phrases: RegExp): number {
  return sentence.match(everywhere(phrases))?.length ?? 0;
}
