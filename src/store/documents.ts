import { z } from 'zod';
import type { Notice, Page } from '../core/article.ts';
import type { Seen } from '../core/candidate.ts';
import { weekdays, type Cadence } from '../core/cadence.ts';
import type { NoticeGiven, Work } from '../core/delivery.ts';
import {
  warningKinds,
  type Answer,
  type Caution,
  type Evidence,
  type Finding,
  type Judgement,
  type Span,
  type Warning,
} from '../core/judgement.ts';
import { isChannel, type Channel } from '../core/place.ts';
import type { Validators } from '../core/feed.ts';
import type { FeedRest } from '../core/feed-rest.ts';
import type { ArrivedItem, FeedTrouble, Filing } from '../core/followed-feed.ts';
import type { Quiet } from '../core/quiet.ts';
import type { Manner } from '../core/subscription.ts';
import type { Topic } from '../core/topic.ts';
import { said } from './said.ts';

/** A value kept as JSON text. `read` throws on text that does not hold what the column promises. */
interface Document<Value> {
  read(text: string): Value;
  write(value: Value): string;
}

const span = z.object({ text: z.string(), start: z.number(), end: z.number() }) satisfies z.ZodType<Span>;
const caution = span.extend({ speaker: z.string().nullable() }) satisfies z.ZodType<Caution>;
const finding = z
  .object({ value: z.string(), quote: z.string(), start: z.number(), end: z.number() })
  .nullable() satisfies z.ZodType<Finding | null>;
const evidence = z.object({
  studyKind: finding,
  subjects: finding,
  sampleSize: finding,
  controlGroup: finding,
  publishedIn: finding,
  funding: finding,
  availability: finding,
}) satisfies z.ZodType<Evidence>;
const warning = z.object({
  kind: z.enum(warningKinds),
  text: said,
}) satisfies z.ZodType<Warning>;

const answer = z.object({ question: z.string(), mentioned: finding }) satisfies z.ZodType<Answer>;

const channel = z.custom<Channel>((value) => typeof value === 'string' && isChannel(value));

export const judgement = document<Judgement>(
  z.object({
    summary: z.array(span),
    caution: caution.nullable(),
    evidence,
    readingGrade: z.number().nullable(),
    warnings: z.array(warning),
    // Judgements made before there was a checklist.
    checklist: z.array(answer).default([]),
  }),
);
export const notice = document<Notice>(z.object({ text: z.string(), link: z.string().nullable(), at: z.number() }));
export const image = document<NonNullable<Page['image']>>(z.object({ url: z.string(), alt: z.string().nullable() }));
export const original = document<Page['original']>(
  z.object({ url: z.string().nullable(), name: z.string().nullable() }).nullable(),
);
export const words = document<readonly string[]>(z.array(z.string()));

export const topic = document<Topic>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everything') }),
    z.object({ kind: z.literal('category'), slug: z.string() }),
    z.object({ kind: z.literal('words'), words: z.string() }),
  ]),
);
export const cadence = document<Cadence>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('each') }),
    z.object({ kind: z.literal('daily'), at: z.string() }),
    z.object({ kind: z.literal('weekly'), on: z.enum(weekdays), at: z.string() }),
  ]),
);
const quiet = z.object({ from: z.string(), to: z.string() }) satisfies z.ZodType<Quiet>;
export const manner = document<Manner>(
  z.object({
    quiet: quiet.nullable(),
    most: z.number().nullable(),
    empty: z.enum(['skip', 'say']),
    corrections: z.enum(['edit', 'reply']),
    // Subscriptions made before channels could be followed.
    announce: z.boolean().default(false),
  }),
);
const noticeGiven = z.object({ at: z.number(), revision: z.number() }) satisfies z.ZodType<NoticeGiven>;
export const work = document<Work>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('article'), article: z.number() }),
    z.object({
      kind: z.literal('digest'),
      subscription: z.number(),
      from: z.number(),
      to: z.number(),
      late: z.boolean(),
      articles: z.array(z.number()),
      corrections: z.array(z.number()),
      // Digests owed before there was a limit to them.
      more: z.number().default(0),
      part: z.number(),
      parts: z.number(),
    }),
    z.object({ kind: z.literal('edit'), target: z.string(), article: z.number(), notice: noticeGiven.exactOptional() }),
    z.object({
      kind: z.literal('reply'),
      target: z.string(),
      article: z.number(),
      at: z.number(),
      revision: z.number().exactOptional(),
    }),
    z.object({
      kind: z.literal('card'),
      article: z.number(),
      card: z.object({ channel, message: z.string(), urls: z.array(z.string()) }),
    }),
    z.object({ kind: z.literal('announce'), copy: z.string() }),
    z.object({ kind: z.literal('stopped'), stopped: channel, at: z.number() }),
    z.object({ kind: z.literal('ended'), category: z.string() }),
    z.object({ kind: z.literal('answer'), candidate: z.number() }),
    z.object({
      kind: z.literal('reported'),
      article: z.number(),
      revision: z.number(),
      reason: said.nullable(),
    }),
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('feed'), feed: z.number(), at: z.number() }),
  ]),
);

export const seen = document<Seen>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('read'), title: z.string(), sketch: z.array(z.number()) }),
    z.object({ kind: z.literal('unread'), why: said }),
  ]),
);

export const filing = document<Filing>(
  z.object({
    categories: z.array(z.string()),
    include: z.array(z.string()),
    exclude: z.array(z.string()),
    manner: z.enum(['queue', 'straight']),
  }),
);
export const validators = document<Validators>(
  z.object({ etag: z.string().nullable(), lastModified: z.string().nullable(), hash: z.string().nullable() }),
);
export const feedRest = document<FeedRest>(
  z.object({ every: z.number().nullable(), skipHours: z.array(z.number()), skipDays: z.array(z.number()) }),
);
export const feedTrouble = document<FeedTrouble>(
  z.object({ since: z.number(), tries: z.number(), reason: said, toldAt: z.number().nullable() }),
);
export const arrivedItem = document<ArrivedItem>(
  z.object({
    url: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    publishedAt: z.string().nullable(),
  }),
);

function document<Value>(schema: z.ZodType<Value>): Document<Value> {
  return {
    read: (text) => schema.parse(JSON.parse(text)),
    write: (value) => JSON.stringify(value),
  };
}
