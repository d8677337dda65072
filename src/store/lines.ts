import { z } from 'zod';
import { standings, type Article, type NewArticle, type Page } from '../core/article.ts';
import type { Judgement } from '../core/judgement.ts';
import * as documents from './documents.ts';

/** An article as one line of JSON, as exports hold them: without its number and who shared it. */
export function writeLine(article: Article): string {
  const { id: _id, community: _community, sharedBy: _sharedBy, ...told } = article;
  return JSON.stringify(told);
}

/** What a line holds. Of somebody else's making only `url`, `title` and `text` must be there; then `judged` is null. */
export interface Line {
  readonly page: Page;
  readonly categories: readonly string[];
  readonly judged:
    | ({ readonly judgement: Judgement } & Pick<
        NewArticle,
        'life' | 'standing' | 'notice' | 'revision' | 'sharedAt' | 'correctedAt'
      >)
    | null;
}

/** Throws an Error with a sentence that says what is wrong with the line. */
export function readLine(line: string): Line {
  const read = schema.safeParse(parsed(line), { error: inPlainWords });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is wrong'}`);
  }
  const { judgement, life, standing, notice, revision, sharedAt, correctedAt, categories, ...page } = read.data;
  const canonicalUrl = page.canonicalUrl ?? page.url;
  return {
    page: { ...page, canonicalUrl },
    categories,
    judged:
      judgement === undefined || sharedAt === undefined
        ? null
        : {
            judgement: documents.judgement.read(JSON.stringify(judgement)),
            life,
            standing,
            notice,
            revision,
            sharedAt,
            correctedAt,
          },
  };
}

/** What zod found, for somebody who never heard of it. Undefined leaves a field's own words. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return `should be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return 'is empty';
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `should be ${shapes.get(issue.expected) ?? issue.expected}`;
}

const shapes = new Map<string, string>([
  ['string', 'text'],
  ['array', 'a list, in brackets'],
  ['object', 'an object, in braces'],
  ['number', 'a number'],
]);

/** As a page states it: a day, or a moment with its zone. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:$|T)/.test(text) && !Number.isNaN(Date.parse(text));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('it is no JSON');
  }
}

const schema = z.object({
  url: z.union([z.url({ protocol: /^https?$/ }), z.string().startsWith('pasted:')], { error: 'is no web address' }),
  canonicalUrl: z.string().optional(),
  title: z.string().min(1),
  text: z.string().min(1),
  byline: z.string().nullable().default(null),
  siteName: z.string().nullable().default(null),
  publishedAt: z.string().refine(isDate, { error: 'is no day like 2012-03-29' }).nullable().default(null),
  language: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
  image: z.object({ url: z.string(), alt: z.string().nullable() }).nullable().default(null),
  original: z.object({ url: z.string().nullable(), name: z.string().nullable() }).nullable().default(null),
  filedUnder: z.array(z.string()).default([]),
  categories: z.array(z.string()).default([]),
  judgement: z.unknown().optional(),
  life: z.enum(['published', 'withdrawn']).default('published'),
  standing: z.enum(standings).default('current'),
  notice: z.object({ text: z.string(), link: z.string().nullable(), at: z.number() }).nullable().default(null),
  revision: z.number().int().positive().default(1),
  sharedAt: z.number().optional(),
  correctedAt: z.number().nullable().default(null),
});
