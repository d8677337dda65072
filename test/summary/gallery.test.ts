import { describe, expect, test } from 'vitest';
import { evidenceLabels, type Finding, type Judgement } from '../../src/core/judgement.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { articleNamed, articleNames } from './pages.ts';
import { packNamed } from './packs.ts';
import { cues } from './cues.ts';

// Whole judgements of whole articles, kept in judgements/ to be read by people: a change there is a change in what members are told.
const judge = createJudge(cues);
const day = Date.parse('2026-11-22T12:00:00Z');
const packOf: Record<string, string> = {
  'hype-release': 'diabetes',
  'recall-notice': 'diabetes',
  'systematic-review': 'long-covid',
};

describe('the gallery', () => {
  test.each(articleNames())('%s', async (name) => {
    const page = articleNamed(name);
    const categories = judge.categorise(page, packNamed(packOf[name] ?? 'ms').categories);
    const told = [page.title, `Categories: ${categories.join(', ') || 'none'}`, '', ...linesOf(judge.judge(page, day))];
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`judgements/${name}.txt`);
  });
});

function linesOf({ summary, caution, evidence, readingGrade, warnings }: Judgement): readonly string[] {
  return [
    'Summary',
    ...summary.map(({ text, start }) => `${start === caution?.start ? '! ' : '- '}${text}`),
    '',
    `Caution said by: ${caution === null ? 'no caution' : (caution.speaker ?? 'not named')}`,
    `Reading grade: ${readingGrade ?? 'not told'}`,
    '',
    'Evidence',
    ...Object.keys(evidenceLabels).flatMap((key) => row(key as keyof typeof evidenceLabels, evidence)),
    '',
    'For the moderator',
    ...warnings.map(({ kind, text }) => `- ${kind}: ${text}`),
  ];
}

function row(key: keyof typeof evidenceLabels, evidence: Judgement['evidence']): readonly string[] {
  const found: Finding | null = evidence[key];
  if (found === null) return [`${evidenceLabels[key]}: not stated`];
  return [`${evidenceLabels[key]}: ${found.value}`, `    “${found.quote}”`];
}
