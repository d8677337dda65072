import type { Caution, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { everywhere } from './phrase.ts';
import { pick, rank } from './rank.ts';

/**
 * The sentences that stand for an article: three of the best, four of a long text, with reserved places for the caution, for what it
 * tells patients to do or not to do, and for the sentence that says how far the study reaches; at most five in all, in the article's
 * order. Fewer when the article holds fewer. Where somebody has `chosen` (by where sentences start, best first), those go before the
 * ranker's, and into no place that is kept.
 */
export function summarise(
  sentences: readonly Span[],
  allowed: (sentence: Span) => boolean,
  caution: Caution | null,
  cues: Pick<Cues, 'advice' | 'caution' | 'hype'>,
  chosen: readonly number[] = [],
): readonly Span[] {
  const statements = sentences.filter((sentence) => allowed(sentence) && sentence.start !== caution?.start);
  const reserved = [caution, reachingIn(statements, caution, cues.caution.reach), adviceIn(statements, cues.advice)];
  const taken = [...new Set(reserved.map((each) => sentences.findIndex(({ start }) => start === each?.start)))].filter(
    (at) => at !== -1,
  );
  const texts = sentences.map(({ text }) => text);
  const candidates = candidatesAmong(sentences, allowed);
  const scores = rank(texts).map(
    (score, at) => score + manners(texts[at] ?? '', cues.hype.phrases) + (at === candidates[0] ? opening : 0),
  );
  const placeOf = (at: number): number => chosen.indexOf(sentences[at]?.start ?? -1);
  const room = Math.min(wanted(sentences.length), most - taken.length);
  const wished = candidates.filter((at) => chosen.includes(sentences[at]?.start ?? -1) && !taken.includes(at));
  const first = wished.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, room);
  const picked = pick(texts, scores, candidates, room - first.length, [...taken, ...first]);
  return [...taken, ...first, ...picked].toSorted((a, b) => a - b).flatMap((at) => sentences[at] ?? []);
}

const most = 5;

/** The sentence that says most about cause and effect, unless the caution does already. */
function reachingIn(statements: readonly Span[], caution: Caution | null, reach: RegExp): Span | undefined {
  if (caution !== null && reach.test(caution.text)) return undefined;
  const told = statements.map((sentence) => sentence.text.match(everywhere(reach))?.length ?? 0);
  const best = Math.max(0, ...told);
  return best === 0 ? undefined : statements[told.indexOf(best)];
}

/** The sentence that says most of what patients should do or leave, of equals the first. */
function adviceIn(statements: readonly Span[], { phrases, unless }: Cues['advice']): Span | undefined {
  const told = statements.map(({ text }) => {
    const found = text.match(everywhere(phrases))?.length ?? 0;
    return found > 0 && unless.test(text) ? 0 : found;
  });
  const best = Math.max(0, ...told);
  return best === 0 ? undefined : statements[told.indexOf(best)];
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
 * What a careful editor passes over, taken off a sentence's score: half a quotation or one nobody is named for, one that leans on the sentence beside it ("He",
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

/** "He …" and "Here is …" open a sentence that leans; "nearly everyone catches it" does not say what, and "one gave it to forty people" not who. */
const leansOnOthers =
  /^["“'‘]?(?:(?:he|she|they|it|this|these|those|his|her|their|but|and|so|or|also|such|yet|others|both|neither)\b|here(?:['’]s|\sis|\sare)\b|(?:(?:nearly|almost)\s)?(?:everyone|everybody|nobody|most|some|many|few|another|one)\b.{0,40}\b(?:it|them)\b)/i;

/** A quotation from end to end. */
const unattributed = /^["“‘][^"“”]{1,600}["”’]$/;
