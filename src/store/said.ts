import { z } from 'zod';
import type { Inline, Line } from '../core/message.ts';
import { isChannel, type Channel, type Person } from '../core/place.ts';
import type { Phrase, Said, Value } from '../core/phrase.ts';

/** What was said, in no language yet, within a document. */
export const said: z.ZodType<Said> = z.lazy(() => z.union([z.string(), phrase]));

/** In a column of its own: plain text as it is, as all was once, and our own phrases as JSON. */
export function readSaid(column: string): Said {
  return column.startsWith(mark) ? wrapped.parse(JSON.parse(column)).said : column;
}

export function writeSaid(what: Said): string {
  return typeof what === 'string' && !what.startsWith(mark) ? what : JSON.stringify({ said: what });
}

const mark = '{"said":';
const wrapped = z.object({ said });

const node = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'bold', 'italic']), text: said }),
  z.object({ kind: z.literal('link'), text: said, url: z.string() }),
  z.object({ kind: z.literal('time'), at: z.number(), show: z.enum(['date', 'moment', 'ago']) }),
  z.object({
    kind: z.literal('channel'),
    channel: z.custom<Channel>((value) => typeof value === 'string' && isChannel(value)),
    text: said,
  }),
  z.object({
    kind: z.literal('person'),
    person: z.custom<Person>((value) => typeof value === 'string' && value.includes(':')),
    text: said,
  }),
]) satisfies z.ZodType<Inline<Said>>;
const line: z.ZodType<Line<Said>> = z.array(node);
const value: z.ZodType<Value> = z.lazy(() => z.union([z.string(), z.number(), phrase, node]));
const phrase: z.ZodType<Phrase> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phrase'), english: z.string(), values: z.array(value) }),
  z.object({
    kind: z.literal('count'),
    count: z.number(),
    one: z.string(),
    many: z.string(),
    values: z.array(value),
  }),
  z.object({ kind: z.literal('day'), day: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(said), join: z.enum(['comma', 'and', 'or']) }),
  z.object({ kind: z.literal('row'), items: z.array(said), between: z.string() }),
  z.object({ kind: z.literal('capitals'), said }),
  z.object({ kind: z.literal('line'), line }),
]);
