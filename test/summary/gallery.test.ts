import { describe, expect, test } from 'vitest';
import type { Finding, Judgement } from '../../src/core/judgement.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { articleNamed, articleNames } from './pages.ts';
import { packNamed } from './packs.ts';
import { cues } from './cues.ts';

// Whole judgements of whole articles, kept in judgements/ to be read by people: a change there is a change in what members are told.
const judge = createJudge(cues);
const day = Date.parse('2026-11-22T12:00:00Z');
const packOf: Record<string, string> = {
  approval: 'rare-disease',
  'device-pilot': 'diabetes',
  'patient-survey': 'long-covid',
  retraction: 'diabetes',
  'hype-release': 'diabetes',
  'recall-notice': 'diabetes',
  'systematic-review': 'long-covid',
};

describe('the gallery', () => {
  test.each(articleNames())('%s', async (name) => {
    const page = articleNamed(name);
    const categories = await judge.categorise(page, packNamed(packOf[name] ?? 'ms').categories);
    const told = [page.title, `Categories: ${categories.join(', ') || 'none'}`, '', ...linesOf(judge.judge(page, day))];
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`judgements/${name}.txt`);
  });
});

function linesOf({ summary, caution, evidence, readingGrade, warnings, checklist = [] }: Judgement): readonly string[] {
  return [
    'Summary',
    ...summary.map(({ text, start }) => `${start === caution?.start ? '! ' : '- '}${text}`),
    '',
    `Caution said by: ${caution === null ? 'no caution' : (caution.speaker ?? 'not named')}`,
    `Reading grade: ${readingGrade ?? 'not told'}`,
    '',
    'Evidence',
    ...Object.entries(evidence).flatMap(([label, finding]) => row(label, finding)),
    '',
    'For the moderator',
    ...warnings.map(({ kind, text }) => `- ${kind}: ${inEnglish(text)}`),
    '',
    'What it tells, and what it does not',
    ...checklist.map(({ question, mentioned }) =>
      mentioned === null ? `- ${question} NOT MENTIONED` : `- ${question} “${mentioned.quote}”`,
    ),
  ];
}

function row(label: string, finding: Finding | null): readonly string[] {
  return finding === null ? [`${label}: not stated`] : [`${label}: ${finding.value}`, `    “${finding.quote}”`];
}
