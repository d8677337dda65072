import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Evidence, Finding } from '../../src/core/judgement.ts';
import { numberIn } from '../../src/summary/number-words.ts';
import { halfOf, judged, sideOf, sides, type Side } from './judging-judge.ts';
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

/** Texts labelled in full, and more of them for what few texts tell at all. */
const whole = labelsIn('health-news.json', labelled);
const told = labelsIn(
  'health-news-funding.json',
  labelled.pick({ hash: true, half: true, meeting: true, funding: true }),
);
const more = told.map((label): Labelled => ({ sampleSize: [], journal: [], controlGroup: null, ...label }));

function labelsIn<Label>(file: string, schema: z.ZodType<Label>): readonly Label[] {
  const text = readFileSync(new URL(`../fixtures/labels/${file}`, import.meta.url), 'utf8');
  return z.object({ texts: z.array(schema) }).parse(JSON.parse(text)).texts;
}

interface Question {
  readonly what: string;
  readonly labels: readonly Labelled[];
  readonly target: string;
  readonly stated: (label: Labelled) => boolean;
  readonly shown: (evidence: Evidence) => Finding | null;
  readonly right: (value: string, label: Labelled) => boolean;
  readonly peer?: { readonly name: string; readonly read: (text: string) => string | undefined };
}

const questions: readonly Question[] = [
  {
    what: 'sample size',
    labels: whole,
    target: 'P .92 R .70',
    stated: ({ sampleSize }) => sampleSize.length > 0,
    shown: ({ sampleSize }) => sampleSize,
    right: (value, { sampleSize }) => sampleSize.some((size) => numberIn(size) === countIn(value)),
    peer: { name: 'first number of people', read: (text) => counted.exec(text)?.[0] },
  },
  {
    what: 'journal',
    labels: whole,
    target: 'P .95',
    stated: ({ journal }) => journal.length > 0,
    shown: ({ publishedIn }) => (publishedIn === null || isMeeting(publishedIn) ? null : publishedIn),
    right: (value, { journal }) => journal.some((name) => plain(value).startsWith(plain(name))),
    peer: { name: '“journal …”', read: (text) => afterJournal.exec(text)?.[1] },
  },
  {
    what: 'scientific meeting',
    labels: [...whole, ...more],
    target: 'P .95',
    stated: ({ meeting }) => meeting,
    shown: ({ publishedIn }) => (publishedIn !== null && isMeeting(publishedIn) ? publishedIn : null),
    right: (_, { meeting }) => meeting,
  },
  {
    what: 'funding',
    labels: [...whole, ...more],
    target: 'P .95',
    stated: ({ funding }) => funding.length > 0,
    shown: ({ funding }) => funding,
    right: (value, { funding }) => funding.some((payer) => plain(value).includes(plain(payer))),
    peer: { name: '“funded by …”', read: (text) => afterFunded.exec(text)?.[1] },
  },
  {
    what: 'control group',
    labels: whole,
    target: '–',
    stated: ({ controlGroup }) => controlGroup !== null,
    shown: ({ controlGroup }) => controlGroup,
    right: (value, { controlGroup }) => value === controlGroup,
  },
];

/** Precision and recall on the texts labelled for the project (see test/fixtures/labels/ for how). */
export function labelRows(data: string): readonly Row[] {
  const texts = new Map(healthNewsIn(data).map((text) => [hashOf(text.text), text]));
  return questions.flatMap((question) =>
    sides.map((side) => {
      const told = question.labels.flatMap((label) => {
        const text = label.half === side ? texts.get(label.hash) : undefined;
        return text === undefined ? [] : [{ label, text, evidence: judged(text).evidence }];
      });
      const shown = told.flatMap(({ label, evidence }) => {
        const finding = question.shown(evidence);
        return finding === null ? [] : [{ label, finding }];
      });
      const right = shown.filter(({ label, finding }) => question.right(finding.value, label)).length;
      const stated = told.filter(({ label }) => question.stated(label)).length;
      return {
        what: question.what,
        side: halfOf[side],
        ours: `P ${share(right, shown.length)} R ${share(right, stated)}`,
        peers: question.peer === undefined ? {} : peerFigures(question, question.peer, told),
        target: question.target,
      };
    }),
  );
}

/** What anybody would try first. */
const counted = /\b\d[\d,]* (?:patients|people|adults|women|men|children|participants|volunteers|mice)\b/;
const afterJournal = /\bjournal ((?:[A-Z]\w+ ?(?:of |and |the )*){1,6})/;
const afterFunded = /\bfunded by ((?:the )?(?:[A-Z][\w’]+ ?(?:of |for |and |the )*){1,8})/;

function peerFigures(
  { right, stated }: Question,
  { name, read }: NonNullable<Question['peer']>,
  told: readonly { readonly label: Labelled; readonly text: HealthNews }[],
): Row['peers'] {
  const shown = told.flatMap(({ label, text }) => {
    const value = read(text.text);
    return value === undefined ? [] : [right(value, label)];
  });
  const hits = shown.filter((hit) => hit).length;
  const all = told.filter(({ label }) => stated(label)).length;
  return { [name]: `P ${share(hits, shown.length)} R ${share(hits, all)}` };
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
      what: 'study kind when shown, where the text states it',
      side: halfOf[side],
      ours: `${share(right, shown.length)} (of ${texts.length} texts)`,
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
