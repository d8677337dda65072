import type { z } from 'zod';

/** One thing Slack would refuse: where (a JSON pointer), a code, and the sentence Slack puts in `response_metadata.messages`. */
export interface Problem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** The lines Slack puts in `response_metadata.messages`. */
export function messagesOf(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`);
}

/** A zod issue in Slack's words. Parse with `reportInput`, or a missing field reads as one of the wrong type. */
export function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const pointer = `/${issue.path.join('/')}`;
  if (issue.code === 'too_big') return [{ pointer, code: issue.code, message: tooBig(issue) }];
  if (issue.code === 'too_small') return [{ pointer, code: issue.code, message: tooSmall(issue) }];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer,
      code: 'invalid_property',
      message: `invalid additional property: ${key}`,
    }));
  }
  if (issue.code === 'invalid_union') {
    const message =
      issue.discriminator === 'type'
        ? `unsupported type: ${typeIn(issue.input)}`
        : 'failed to match all allowed schemas';
    return [{ pointer, code: 'unsupported_type', message }];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    const parent = `/${issue.path.slice(0, -1).join('/')}`;
    return [
      {
        pointer: parent,
        code: 'missing_required_field',
        message: `missing required field: ${String(issue.path.at(-1))}`,
      },
    ];
  }
  if (issue.code === 'invalid_type')
    return [{ pointer, code: issue.code, message: `must provide a ${issue.expected}` }];
  if (issue.code === 'invalid_value') {
    return [{ pointer, code: issue.code, message: `must be one of: ${issue.values.map(String).join(', ')}` }];
  }
  return [{ pointer, code: 'invalid', message: issue.message }];
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  const maximum = Number(issue.maximum);
  if (issue.origin === 'string') return `must be less than ${maximum + 1} characters`;
  return issue.origin === 'array'
    ? `no more than ${maximum} items allowed`
    : `must be less than or equal to ${maximum}`;
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  const minimum = Number(issue.minimum);
  if (issue.origin === 'string') return `must be more than ${minimum - 1} characters`;
  return issue.origin === 'array'
    ? `no fewer than ${minimum} items allowed`
    : `must be greater than or equal to ${minimum}`;
}

function typeIn(node: unknown): string {
  return typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string'
    ? node.type
    : 'none';
}
