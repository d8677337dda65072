import { z } from 'zod';

import { LIFE } from './limits.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import { secret, teamOf, type State } from './state.ts';

/** Installing and removing the app: OAuth's two steps (docs.slack.dev/authentication/installing-with-oauth) and the way out. */

/** What the bot may do when no manifest says so. */
export const DEFAULT_SCOPES = [
  'commands', 'chat:write', 'chat:write.public', 'channels:read', 'groups:read', 'im:read', 'im:write',
  'channels:history', 'groups:history', 'im:history', 'users:read', 'usergroups:read', 'team:read',
]; // prettier-ignore

/** Where the consent page sends a person's browser: back to the app, with a code or with `access_denied`. */
export function authorize(state: State, query: URLSearchParams): URL {
  const redirect = query.get('redirect_uri') ?? state.app.manifest?.oauth_config?.redirect_urls?.[0];
  if (query.get('client_id') !== state.app.clientId) throw new Refusal('invalid_client_id');
  if (redirect === undefined || !URL.canParse(redirect)) throw new Refusal('bad_redirect_uri');
  const back = new URL(redirect);
  const stateParameter = query.get('state');
  if (stateParameter !== null) back.searchParams.set('state', stateParameter);
  if (query.get('decision') === 'deny') {
    back.searchParams.set('error', 'access_denied');
    return back;
  }
  const teamId = query.get('team') ?? [...state.teams.keys()][0];
  if (teamId === undefined) throw new Refusal('team_not_found');
  const installer = [...teamOf(state, teamId).users.values()].find(({ bot, admin, owner }) => !bot && (admin || owner));
  const code = `${state.app.clientId}.${secret(16)}`;
  state.codes.set(code, {
    teamId,
    userId: query.get('user') ?? installer?.id ?? teamOf(state, teamId).botUserId,
    scopes: (query.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== ''),
    redirectUri: redirect,
    // An organisation’s admin may choose all of it; tokens that expire are switched on in the app’s settings.
    wholeOrganisation: query.get('whole') === 'organisation',
    expiring: query.get('tokens') === 'expiring',
    expires: state.now() + LIFE.oauthCode,
  });
  back.searchParams.set('code', code);
  return back;
}

export const oauthArguments = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string(),
  redirect_uri: z.string().optional(),
});

/** oauth.v2.access: a code, once, for a bot token. */
export function exchangeCode(state: State, given: z.infer<typeof oauthArguments>): Record<string, unknown> {
  if (given.client_id !== state.app.clientId) throw new Refusal('invalid_client_id');
  if (given.client_secret !== state.app.clientSecret) throw new Refusal('bad_client_secret');
  const code = state.codes.get(given.code);
  state.codes.delete(given.code);
  if (!code || code.expires < state.now()) throw new Refusal('invalid_code');
  if (given.redirect_uri !== undefined && given.redirect_uri !== code.redirectUri)
    throw new Refusal('bad_redirect_uri');
  const team = teamOf(state, code.teamId);
  const token = grantToken(state, team.id, code.scopes);
  return {
    access_token: token,
    ...(code.expiring ? { refresh_token: `xoxe-1-${secret(12)}`, expires_in: 43_200 } : {}),
    token_type: 'bot',
    scope: code.scopes.join(','),
    bot_user_id: team.botUserId,
    app_id: state.app.id,
    team: code.wholeOrganisation ? null : { id: team.id, name: team.name },
    enterprise: code.wholeOrganisation ? { id: 'E0ORG', name: 'Org' } : null,
    authed_user: { id: code.userId },
    is_enterprise_install: code.wholeOrganisation,
  };
}

/** Gives a team's bot a token, replacing what it had. */
export function grantToken(state: State, teamId: string, scopes: readonly string[]): string {
  const team = teamOf(state, teamId);
  const before = state.tokens.get(team.botToken);
  if (before) before.dead ??= 'token_revoked';
  const token = `xoxb-${teamId}-${secret(12)}`;
  state.tokens.set(token, { kind: 'bot', teamId, scopes: new Set(scopes), dead: undefined });
  team.botToken = token;
  return token;
}

/** Revokes the bot's token and tells the app, with the events the app would get. */
export function revokeToken(platform: Platform, teamId: string): void {
  const team = teamOf(platform.state, teamId);
  kill(platform.state, team.botToken, 'token_revoked');
  void platform.delivery.event(teamId, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } });
}

/** Removes the app from a team: its token dies, its bot leaves every channel, and the app is told. */
export function uninstall(platform: Platform, teamId: string): void {
  const team = teamOf(platform.state, teamId);
  kill(platform.state, team.botToken, 'account_inactive');
  for (const channel of team.channels.values()) channel.members.delete(team.botUserId);
  void platform.delivery.event(teamId, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } });
  void platform.delivery.event(teamId, { type: 'app_uninstalled' });
}

function kill(state: State, tokenText: string, why: 'token_revoked' | 'account_inactive'): void {
  const token = state.tokens.get(tokenText);
  if (token) token.dead = why;
}
