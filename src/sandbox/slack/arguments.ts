import { z } from 'zod';

import { messagesOf, problemsOf } from './problems.ts';
import { Refusal } from './refusal.ts';

/** How Slack reads arguments: forms carry everything as text, and nested things as JSON inside that text. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', '1']).transform(() => true),
  z.enum(['false', '0', '']).transform(() => false),
]);

export const count = z.coerce.number().int();

/** A list given as `a,b,c`. */
export const commaList = z.string().transform((list) =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** JSON inside a string, or the thing itself when the body was JSON. Text that is not JSON stays text and fails the schema. */
export const json = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? parsed(value) : value), schema);

/** Reads arguments by their schema or refuses with `invalid_arguments`, naming each. */
export function readArguments<T>(schema: z.ZodType<T>, raw: Readonly<Record<string, unknown>>): T {
  const read = schema.safeParse(raw, { reportInput: true });
  if (read.success) return read.data;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: messagesOf(read.error.issues.flatMap(problemsOf)) },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
