import { sentencesOf } from '../../src/summary/sentences.ts';
import { categoryRows } from './judging-categories.ts';
import { labelRows, studyKindRows } from './judging-labels.ts';
import { goldenRulesIn } from './judging-sets.ts';
import { cautionRows, rankerRow, verbatimRow } from './judging-summaries.ts';
import type { Row } from './reading-row.ts';

/** What is told of articles, against people's codes and labels, with simpler methods in the same run. */
export async function judgingRows(data: string): Promise<readonly Row[]> {
  return [
    ...cautionRows(data),
    rankerRow(data),
    verbatimRow(data),
    ...labelRows(data),
    ...studyKindRows(data),
    ...splittingRows(data),
    ...(await categoryRows(data)),
  ];
}

/** Texts whose sentences are all as a person would part them, white space aside. */
function splittingRows(data: string): readonly Row[] {
  const rules = goldenRulesIn(data);
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return [['golden', '43'] as const, ['extra', '82'] as const].map(([section, target]) => {
    const texts = rules.filter((rule) => rule.section === section);
    const exact = (split: (text: string) => readonly string[]) =>
      `${texts.filter(({ text, exp }) => squeezed(split(text)) === squeezed(exp)).length}/${texts.length}`;
    return {
      what: `sentences parted as the ${section} rules say`,
      ours: exact((text) => sentencesOf(text).map((sentence) => sentence.text)),
      peers: { 'Intl.Segmenter': exact((text) => [...segmenter.segment(text)].map(({ segment }) => segment)) },
      target,
    };
  });
}

function squeezed(sentences: readonly string[]): string {
  return JSON.stringify(sentences.map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim()));
}
