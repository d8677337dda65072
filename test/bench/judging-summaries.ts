import { centralityOf } from '../../src/summary/centrality.ts';
import { pick, rank } from '../../src/summary/rank.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { halfOf, judged, percent, sideOf, sides } from './judging-judge.ts';
import { healthNewsIn, highlightsIn, type HealthNews } from './judging-sets.ts';
import type { Row } from './reading-row.ts';
import { crossValidated, examplesOf, gainOf } from './train-ranker.ts';

/** Three sentences by a method that has no place for the caution. */
const peers: Readonly<Record<string, (sentences: readonly string[]) => readonly string[]>> = {
  'lead-3': (sentences) => sentences.slice(0, 3),
  TextRank: (sentences) => best(sentences, centralityOf(sentences).textRank),
  'ranker without the place': (sentences) => threeByRank(sentences),
};

/** How often a sentence that coders marked as the caution stands in the summary, with copies of one story counted each. */
export function cautionRows(data: string): readonly Row[] {
  const coded = healthNewsIn(data).filter(({ caution }) => caution.length > 5);
  return sides.map((side) => {
    const texts = coded.filter(({ ref }) => sideOf(ref) === side);
    const kept = (sentences: (text: HealthNews) => readonly string[]) =>
      percent(texts.filter((text) => holds(sentences(text), text.caution)).length, texts.length);
    return {
      what: 'caution kept in the summary',
      side: halfOf[side],
      ours: kept((text) => judged(text).summary.map((sentence) => sentence.text)),
      peers: Object.fromEntries(
        Object.entries(peers).map(([name, method]) => [
          name,
          kept((text) => method(sentencesOf(text.text).map((sentence) => sentence.text))),
        ]),
      ),
      target: '87 %',
    };
  });
}

/** Coders noted some sentences shortened: seven tenths of the words of the shorter must be shared. */
function holds(summary: readonly string[], caution: string): boolean {
  const coded = wordsOf(caution);
  return summary.some((sentence) => {
    const words = wordsOf(sentence);
    const shared = [...words].filter((word) => coded.has(word)).length;
    return words.size >= 4 && shared / Math.min(words.size, coded.size) >= 0.7;
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]{3,}/g));
}

/** Our ranker as it is trained, told of articles it did not learn from; the peer needs no training. */
export function rankerRow(data: string): Row {
  const examples = examplesOf(highlightsIn(data));
  const textRank = examples.map((example) =>
    gainOf(example, best(example.sentences, centralityOf(example.sentences).textRank)),
  );
  return {
    what: "ranker without the caution's place, ROUGE-1 over lead-3",
    ours: `${mean(crossValidated(examples)).toFixed(2)} (${examples.length} articles)`,
    peers: { 'lead-3': '0.00', TextRank: mean(textRank).toFixed(2) },
    target: '+1.4',
  };
}

/** Every sentence must stand in its text, letter by letter, at the place it says. */
export function verbatimRow(data: string): Row {
  const texts = [
    ...healthNewsIn(data),
    ...highlightsIn(data).map(({ sentences }) => ({ title: '', text: sentences.join(' ') })),
  ];
  const told = texts.flatMap((text) => judged(text).summary.map((sentence) => ({ sentence, text: text.text })));
  const verbatim = told.filter(({ sentence, text }) => text.slice(sentence.start, sentence.end) === sentence.text);
  return {
    what: 'summary sentences verbatim',
    ours: percent(verbatim.length, told.length),
    peers: {},
    target: '100 %',
  };
}

function threeByRank(sentences: readonly string[]): readonly string[] {
  return pick(sentences, rank(sentences), [...sentences.keys()], 3).map((at) => sentences[at] ?? '');
}

function best(sentences: readonly string[], scores: readonly number[]): readonly string[] {
  return [...sentences.keys()]
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, 3)
    .toSorted((a, b) => a - b)
    .map((at) => sentences[at] ?? '');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
