import { WebClient } from '@slack/web-api';

import type { Log } from '../core/log.ts';
import { openWorkspace, posting, type Workspace } from './clients.ts';
import { errorCode, platformError } from './errors.ts';
import type { Installations } from './installations.ts';
import { slackLogger } from './logger.ts';
import { installPath, rotating } from './oauth.ts';
import { neededScopes, optionalScopes, type Scope } from './scopes.ts';

/** One thing looked at: whether it is as it should be, and what it is or what to do. */
export interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

export interface Tokens {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
}

/** Looks at the tokens as Slack sees them: whose they are, what they may do, and whether Socket Mode is on. Changes nothing; never throws. */
export async function checkSlack({ botToken, appToken, apiUrl }: Tokens): Promise<readonly Finding[]> {
  return [...(await checkBotToken(botToken, apiUrl)), ...(await checkAppToken(appToken, apiUrl))];
}

/** Looks at every workspace that installed the app: whether its token can be opened, and what Slack says of it. */
export async function checkInstallations(
  installations: Pick<Installations, 'get' | 'teams'>,
  apiUrl: string | undefined,
): Promise<readonly Finding[]> {
  const teams = await installations.teams();
  if (teams.length === 0) return [good(`no workspace has installed the app yet; people do that at ${installPath}`)];
  const findings: Finding[] = [];
  for (const team of teams) {
    try {
      const installed = await installations.get(team);
      if (installed) findings.push(...(await checkBotToken(installed.botToken, apiUrl)));
    } catch (error) {
      findings.push(bad(error instanceof Error ? error.message : String(error)));
    }
  }
  return findings;
}

async function checkBotToken(botToken: string, apiUrl: string | undefined): Promise<readonly Finding[]> {
  if (botToken.startsWith('xoxe.')) return [bad(rotating)];
  if (!botToken.startsWith('xoxb-')) {
    return [
      bad(
        'SLACK_BOT_TOKEN is no bot token. Copy the “Bot User OAuth Token” (xoxb-…) from OAuth & Permissions in the app’s settings.',
      ),
    ];
  }
  try {
    const workspace = await openWorkspace(botToken, apiUrl, silent);
    return [
      good(`signed in as @${workspace.botName} (${workspace.place.slice('slack:'.length)})`),
      ...checkScopes(workspace),
    ];
  } catch (error) {
    return [bad(platformError(error).message)];
  }
}

function checkScopes({ scopes }: Workspace): readonly Finding[] {
  if (scopes === undefined) return [bad('did not say which scopes the bot token has. Try again later.')];
  const missing = neededScopes.filter(({ name }) => !scopes.has(name));
  const blind = optionalScopes.filter(({ name }) => !scopes.has(name));
  return [
    ...(missing.length === 0 ? [good('the bot token has every scope it needs')] : missing.map(needed)),
    ...blind.map(({ name, why }) => good(`optional: ${name}, ${why}`)),
  ];
}

function needed({ name, why }: Scope): Finding {
  return bad(`the scope ${name} is missing, ${why}. Add it under OAuth & Permissions and reinstall the app.`);
}

async function checkAppToken(appToken: string | undefined, apiUrl: string | undefined): Promise<readonly Finding[]> {
  if (appToken === undefined) {
    return [good('no SLACK_APP_TOKEN, so Slack has to reach this machine over HTTPS (SLACK_SIGNING_SECRET)')];
  }
  if (!appToken.startsWith('xapp-')) {
    return [
      bad(
        'SLACK_APP_TOKEN is no app-level token. Make one (xapp-…) under Basic Information in the app’s settings, with connections:write.',
      ),
    ];
  }
  try {
    await new WebClient(appToken, posting(apiUrl, slackLogger(silent))).apps.connections.open({});
    return [good('the app-level token works and Socket Mode is on')];
  } catch (error) {
    const said = appTokenSentences[errorCode(error) ?? ''];
    return [bad(said ?? platformError(error).message)];
  }
}

const appTokenSentences: Readonly<Record<string, string>> = {
  invalid_auth:
    'Slack does not accept SLACK_APP_TOKEN. Make a new app-level token under Basic Information, with connections:write.',
  not_authed:
    'Slack does not accept SLACK_APP_TOKEN. Make a new app-level token under Basic Information, with connections:write.',
  token_revoked:
    'SLACK_APP_TOKEN was revoked. Make a new app-level token under Basic Information, with connections:write.',
  missing_scope: 'SLACK_APP_TOKEN lacks the scope connections:write. Make a new app-level token with it.',
  not_allowed_token_type: 'SLACK_APP_TOKEN is the wrong kind of token. It has to be an app-level token (xapp-…).',
  forbidden_team: 'The workspace does not allow this app. Ask a workspace admin to approve it.',
  socket_mode_disabled: 'Socket Mode is off. Switch it on under Socket Mode in the app’s settings.',
  no_active_connections: 'Socket Mode is off. Switch it on under Socket Mode in the app’s settings.',
};

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

function good(text: string): Finding {
  return { ok: true, text: `Slack: ${text}` };
}

function bad(text: string): Finding {
  return { ok: false, text: `Slack: ${text}` };
}
