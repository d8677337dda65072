import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Evidence, Finding } from '../../src/core/judgement.ts';
import { numberIn } from '../../src/summary/number-words.ts';
import { judged, sideOf, sides, type Side } from './judging-judge.ts';
import { healthNewsIn, type HealthNews } from './judging-sets.ts';
import type { Row } from './reading-row.ts';

const labelled = z.object({
  hash: z.string(),
  half: z.enum(['looked at', 'reported']),
  sampleSize: z.array(z.string()),
  journal: z.array(z.string()),
  meeting: z.boolean(),
  funding: z.array(z.string()),
  controlGroup: z.string().nullable(),
});
type Labelled = z.infer<typeof labelled>;

const labels = z
  .object({ texts: z.array(labelled) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/labels/health-news.json', import.meta.url), 'utf8'))).texts;

interface Question {
  readonly what: string;
  readonly target: string;
  readonly stated: (label: Labelled) => boolean;
  readonly shown: (evidence: Evidence) => Finding | null;
  readonly right: (value: string, label: Labelled) => boolean;
}

const questions: readonly Question[] = [
  {
    what: 'sample size',
    target: 'P .92 R .70',
    stated: ({ sampleSize }) => sampleSize.length > 0,
    shown: ({ sampleSize }) => sampleSize,
    right: (value, { sampleSize }) => sampleSize.some((size) => numberIn(size) === countIn(value)),
  },
  {
    what: 'journal',
    target: 'P .95',
    stated: ({ journal }) => journal.length > 0,
    shown: ({ publishedIn }) => (publishedIn === null || isMeeting(publishedIn) ? null : publishedIn),
    right: (value, { journal }) => journal.some((name) => plain(value).startsWith(plain(name))),
  },
  {
    what: 'scientific meeting',
    target: 'P .95',
    stated: ({ meeting }) => meeting,
    shown: ({ publishedIn }) => (publishedIn !== null && isMeeting(publishedIn) ? publishedIn : null),
    right: (_, { meeting }) => meeting,
  },
  {
    what: 'funding',
    target: 'P .95',
    stated: ({ funding }) => funding.length > 0,
    shown: ({ funding }) => funding,
    right: (value, { funding }) => funding.some((payer) => plain(value).includes(plain(payer))),
  },
  {
    what: 'control group',
    target: '–',
    stated: ({ controlGroup }) => controlGroup !== null,
    shown: ({ controlGroup }) => controlGroup,
    right: (value, { controlGroup }) => value === controlGroup,
  },
];

/** Precision and recall on the texts labelled for the project (see test/fixtures/labels/health-news.json for how). */
export function labelRows(data: string): readonly Row[] {
  const texts = new Map(healthNewsIn(data).map((text) => [hashOf(text.text), text]));
  const read = labels.flatMap((label) => {
    const text = texts.get(label.hash);
    return text === undefined ? [] : [{ label, evidence: judged(text).evidence }];
  });
  return questions.flatMap((question) =>
    sides.map((side) => {
      const told = read.filter(({ label }) => label.half === side);
      const shown = told.flatMap(({ label, evidence }) => {
        const finding = question.shown(evidence);
        return finding === null ? [] : [{ label, finding }];
      });
      const right = shown.filter(({ label, finding }) => question.right(finding.value, label)).length;
      const stated = told.filter(({ label }) => question.stated(label)).length;
      return {
        what: `${question.what}, ${told.length} texts ${side}`,
        ours: `P ${share(right, shown.length)} R ${share(right, stated)}`,
        peers: {},
        target: question.target,
      };
    }),
  );
}

/** The kind of study against the coders', where the text says it outright. "Mixed" designs are no kind and left out. */
export function studyKindRows(data: string): readonly Row[] {
  const coded = healthNewsIn(data).filter((text) => text.sdi_design === 2 && kindOf(text) !== null);
  return sides.map((side: Side) => {
    const texts = coded.filter(({ ref }) => sideOf(ref) === side);
    const shown = texts.flatMap((text) => {
      const value = judged(text).evidence.studyKind?.value;
      return value === undefined ? [] : [{ text, value }];
    });
    const right = shown.filter(({ text, value }) => value.startsWith(kindOf(text) ?? '?')).length;
    return {
      what: `study kind when shown, texts ${side} that state it (${shown.length} of ${texts.length} shown)`,
      ours: share(right, shown.length),
      peers: {},
      target: '.90',
    };
  });
}

function kindOf({ design, sample }: HealthNews): string | null {
  if (design === 9 && sample === 3) return 'animal';
  if (design === 3 || design === 4 || design === 9) return 'trial';
  if (design === 6 || design === 7) return 'review';
  return design >= 0 && design <= 2 ? 'observational' : null;
}

function countIn(value: string): number | null {
  const digits = /[\d.,]*\d(?:\s(?:hundred|thousand|million))?/.exec(value)?.[0];
  return numberIn(digits ?? value.split(' ')[0] ?? '');
}

function isMeeting({ value }: Finding): boolean {
  return value.startsWith('presented');
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the /, '')
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${(part / whole).toFixed(2)} (${part}/${whole})`;
}
