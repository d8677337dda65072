import type { Caution, Span } from '../core/judgement.ts';
import { pick, rank } from './rank.ts';

/**
 * The sentences that stand for an article: three of the best, four of a long text, and the caution in its reserved place, all in the
 * article's order. Fewer when the article holds fewer.
 */
export function summarise(
  sentences: readonly Span[],
  allowed: (sentence: Span) => boolean,
  caution: Caution | null,
  hype: RegExp,
): readonly Span[] {
  const reserved = sentences.findIndex((sentence) => sentence.start === caution?.start);
  const taken = reserved === -1 ? [] : [reserved];
  const texts = sentences.map(({ text }) => text);
  const candidates = candidatesAmong(sentences, allowed);
  const scores = rank(texts).map(
    (score, at) => score + manners(texts[at] ?? '', hype) + (at === candidates[0] ? opening : 0),
  );
  const chosen = pick(texts, scores, candidates, wanted(sentences.length), taken);
  return [...taken, ...chosen].toSorted((a, b) => a - b).flatMap((at) => sentences[at] ?? []);
}

/** The first statement says what the article is about; without it the others stand in the air. */
const opening = 0.8;

/** The first sentences, for a language that is not judged. */
export function leadOf(sentences: readonly Span[], allowed: (sentence: Span) => boolean): readonly Span[] {
  return candidatesAmong(sentences, allowed)
    .slice(0, 3)
    .flatMap((at) => sentences[at] ?? []);
}

function wanted(sentences: number): number {
  return sentences > 40 ? 4 : 3;
}

/** Statements; in a text that has none (verses, notes, bare lists), whatever it has. */
function candidatesAmong(sentences: readonly Span[], allowed: (sentence: Span) => boolean): readonly number[] {
  const all = [...sentences.keys()];
  const statements = all.filter((at) => allowed(sentences[at] ?? { text: '', start: 0, end: 0 }));
  return statements.length > 0 ? statements : all;
}

/**
 * What a careful editor passes over, taken off a sentence's score: half a quotation or one nobody is named for, one that leans on the sentence before it ("He",
 * "But"), talk to the reader, and praise that no study can bear out.
 */
function manners(sentence: string, hype: RegExp): number {
  return (
    (halfQuoted(sentence) ? -1.5 : 0) +
    (leansOnOthers.test(sentence) ? -0.7 : 0) +
    (/\byou(?:r|['’]re)?\b/i.test(sentence) ? -0.5 : 0) +
    (unattributed.test(sentence) ? -1 : 0) +
    (hype.test(sentence) ? -1 : 0)
  );
}

function halfQuoted(sentence: string): boolean {
  const opened = sentence.match(/“/g)?.length ?? 0;
  const closed = sentence.match(/”/g)?.length ?? 0;
  const plain = sentence.match(/"/g)?.length ?? 0;
  return opened !== closed || plain % 2 === 1;
}

const leansOnOthers = /^["“'‘]?(?:he|she|they|it|this|these|those|his|her|their|but|and|so|or|also|such)\b/i;

/** A quotation from end to end. */
const unattributed = /^["“‘][^"“”]{1,600}["”’]$/;
