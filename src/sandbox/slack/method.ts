import type { z } from 'zod';

import { readArguments } from './arguments.ts';
import type { Tier } from './limits.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import type { Team, Token } from './state.ts';

/** One Web API method: which token and scopes it asks for, how often it may be called, and what it does. */
export interface Method {
  readonly tier: Tier;
  readonly token: 'bot' | 'app' | 'config' | 'none';
  /** Scopes every call needs, for the `x-accepted-oauth-scopes` header; more may be asked for by the arguments. */
  readonly scopes: readonly string[];
  run(raw: Readonly<Record<string, unknown>>, call: Call): Answer;
}

export interface Call extends Platform {
  readonly token: Token | undefined;
  readonly tokenText: string;
  /** The team of a bot token. */
  readonly team: Team;
}

/** A successful answer, without its `ok`. */
export type Answer = Readonly<Record<string, unknown>>;

interface Definition<Args> {
  readonly tier: Tier;
  readonly token?: 'bot' | 'app' | 'config' | 'none';
  readonly scopes?: readonly string[];
  readonly args: z.ZodType<Args>;
  run(args: Args, call: Call): Answer;
}

/** Defines a method whose arguments are read, and typed, by its schema. Scopes are checked first, as Slack does. */
export function method<Args>(definition: Definition<Args>): Method {
  const { tier, token = 'bot', scopes = [], args } = definition;
  return {
    tier,
    token,
    scopes,
    run: (raw, call) => {
      for (const scope of scopes) needScope(call, scope);
      return definition.run(readArguments(args, raw), call);
    },
  };
}

/** Refuses with `missing_scope`, saying which is needed and which are there. */
export function needScope(call: Call, scope: string): void {
  if (call.token?.scopes.has(scope)) return;
  throw new Refusal('missing_scope', { needed: scope, provided: [...(call.token?.scopes ?? [])].join(',') });
}

/** One page of a list and the cursor to the next, as every listing method answers. */
export function page<T>(
  items: readonly T[],
  cursor: string | undefined,
  limit: number,
): { readonly items: readonly T[]; readonly next: string } {
  const from =
    cursor === undefined || cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(from) || from < 0) throw new Refusal('invalid_cursor');
  const end = from + limit;
  return {
    items: items.slice(from, end),
    next: end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '',
  };
}
