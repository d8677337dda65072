import { apps } from './api-apps.ts';
import { chat } from './api-chat.ts';
import { conversations } from './api-conversations.ts';
import { unfurling } from './api-unfurl.ts';
import { users } from './api-users.ts';
import { views } from './api-views.ts';
import { slowness, type Fault, type Loss } from './faults.ts';
import { exchangeCode, oauthArguments } from './installs.ts';
import { readArguments } from './arguments.ts';
import type { Call, Method } from './method.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import type { Sockets } from './sockets.ts';
import type { Team, Token } from './state.ts';

/** What the Web API answers over HTTP: something, or the loss of it. */
export type Reply =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown }
  | { readonly lost: Loss };

export interface Request {
  readonly method: string;
  /** From the Authorization header, or the `token` argument. */
  readonly token: string;
  readonly basic: { readonly id: string; readonly secret: string } | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The Web API: faults first, then the token, the rate, the scopes, the arguments, the deed. */
export function createApi(platform: Platform, sockets: Sockets): (request: Request) => Promise<Reply> {
  const methods: Readonly<Record<string, Method>> = {
    ...apps(sockets),
    ...chat,
    ...unfurling,
    ...conversations,
    ...users,
    ...views,
  };

  return async (request) => {
    const token = platform.state.tokens.get(request.token);
    const channel = typeof request.args['channel'] === 'string' ? request.args['channel'] : undefined;
    const fault = platform.faults.strike({ method: request.method, team: token?.teamId, channel });
    await slowness(fault);
    const reply = underFault(fault, () => answer(platform, methods, request, token));
    platform.journal.write({
      kind: 'call',
      method: request.method,
      team: token?.teamId,
      args: request.args,
      status: 'status' in reply ? reply.status : 0,
      error: errorIn(reply),
      fault: fault?.kind,
    });
    return reply;
  };
}

function underFault(fault: Fault | undefined, act: () => Reply): Reply {
  switch (fault?.kind) {
    case 'rate-limited':
      return tooMany(fault.retryAfter ?? 1);
    case 'status':
      return { status: fault.status, headers: {}, body: { ok: false, error: 'service_unavailable' } };
    case 'error':
      return { status: 200, headers: {}, body: { ok: false, error: fault.error } };
    case 'lost-before':
      return { lost: fault.how ?? 'reset' };
    case 'lost-after':
      act();
      return { lost: fault.how ?? 'reset' };
    case 'slow':
    case 'twice':
    case 'ack-lost':
    case undefined:
  }
  return act();
}

function answer(
  platform: Platform,
  methods: Readonly<Record<string, Method>>,
  request: Request,
  token: Token | undefined,
): Reply {
  try {
    if (request.method === 'oauth.v2.access') {
      const given = readArguments(oauthArguments, {
        client_id: request.basic?.id,
        client_secret: request.basic?.secret,
        ...request.args,
      });
      return { status: 200, headers: {}, body: { ok: true, ...exchangeCode(platform.state, given) } };
    }
    const method = methods[request.method];
    if (!method) throw new Refusal('unknown_method', { req_method: request.method });
    const call: Call = {
      ...platform,
      token,
      tokenText: request.token,
      team: authorized(platform, method, request.token, token),
    };
    const channel = typeof request.args['channel'] === 'string' ? request.args['channel'] : undefined;
    const seconds =
      platform.rates?.take({ method: request.method, team: token?.teamId ?? '', channel, tier: method.tier }) ?? 0;
    if (seconds > 0) return tooMany(seconds);
    const headers = {
      'x-oauth-scopes': [...(token?.scopes ?? [])].join(','),
      'x-accepted-oauth-scopes': method.scopes.join(','),
    };
    return { status: 200, headers, body: { ok: true, ...method.run(request.args, call) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 200, headers: {}, body: { ok: false, error: error.code, ...error.details } };
  }
}

/** The token's team, or the refusal a missing, unknown, dead or wrong kind of token earns. */
function authorized(platform: Platform, method: Method, text: string, token: Token | undefined): Team {
  if (text === '') throw new Refusal('not_authed');
  if (!token) throw new Refusal('invalid_auth');
  if (token.dead) throw new Refusal(token.dead);
  if (token.kind !== method.token) throw new Refusal('not_allowed_token_type');
  const [anyTeam] = platform.state.teams.values();
  const team = token.teamId === undefined ? anyTeam : platform.state.teams.get(token.teamId);
  if (!team) throw new Refusal('account_inactive');
  return team;
}

function tooMany(seconds: number): Reply {
  return { status: 429, headers: { 'retry-after': String(seconds) }, body: { ok: false, error: 'ratelimited' } };
}

function errorIn(reply: Reply): string | undefined {
  if (!('body' in reply) || typeof reply.body !== 'object' || reply.body === null || !('error' in reply.body))
    return undefined;
  return String(reply.body.error);
}
