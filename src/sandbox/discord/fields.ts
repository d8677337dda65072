import type { FieldError } from './refusal.ts';

/** As much of a zod issue as is read here. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly format?: string;
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** zod's issues as Discord words them, with its codes. */
export function fieldErrors(issues: readonly unknown[], input: unknown, at: readonly PropertyKey[]): FieldError[] {
  return issues.filter(isIssue).flatMap((issue) => worded(issue, input, at));
}

function worded(issue: Issue, input: unknown, at: readonly PropertyKey[]): FieldError[] {
  const path = [...at, ...issue.path];
  const value = issue.path.reduce<unknown>((place, key) => (isRecord(place) ? place[key] : undefined), input);

  if (issue.code === 'invalid_union') {
    const branch = closest(issue.errors ?? []);
    if (branch) return branch.flatMap((inner) => worded(inner, value, path));
    return [{ path, code: 'UNION_TYPE_CHOICES', message: 'Value is of none of the types allowed here.' }];
  }
  if (value === undefined) return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  return [{ path, ...limit(issue) }];
}

/** The branch that was meant: the one whose `type` fits, else none when it is the `type` itself that is wrong. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some(({ path }) => path.length === 1 && path[0] === 'type'));
  const [best] = fitting.toSorted((a, b) => a.length - b.length);
  return best;
}

function limit(issue: Issue): { code: string; message: string } {
  const unit = issue.origin === 'string' || issue.origin === 'array';
  switch (issue.code) {
    case 'too_big':
      return unit
        ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
        : { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${issue.maximum}.` };
    case 'too_small':
      return unit
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : { code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${issue.minimum}.` };
    case 'invalid_format':
      return issue.format === 'url'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'STRING_TYPE_REGEX', message: `String value did not match validation (${issue.format}).` };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of ${JSON.stringify(issue.values)}.` };
    case 'invalid_type':
      return { code: 'BASE_TYPE_BAD_TYPE', message: `Value is not of type ${issue.expected}.` };
    case undefined:
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

function isIssue(value: unknown): value is Issue {
  return isRecord(value) && Array.isArray(value['path']);
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
