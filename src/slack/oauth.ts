import type { ServerResponse } from 'node:http';

import { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';

import type { Answering } from '../core/answering.ts';
import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { ConnectOptions } from './connect.ts';
import { answering as answeringClient } from './clients.ts';
import { gone } from './gone.ts';
import type { Installations, Installed } from './installations.ts';
import { nameOf } from './logger.ts';
import { linkScopes, neededScopes, optionalScopes, unfurlHost } from './scopes.ts';

type ReceiverOptions = ConstructorParameters<typeof HTTPReceiver>[0];
type InstallationStore = NonNullable<ReceiverOptions['installationStore']>;

/** The app's own credentials (Basic Information), for workspaces to install it by themselves. */
export interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that ties the way back to the browser that went. */
  readonly stateSecret: string;
  /** Slack's consent page, elsewhere than at Slack. */
  readonly authorizeUrl?: string | undefined;
}

/** The two addresses people's browsers call: the page with the button, and the way back. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

export interface Installing {
  readonly oauth: OAuth;
  readonly store: InstallationStore;
}

/**
 * Both pages, by bolt's own installer (docs.slack.dev/authentication/installing-with-oauth). It sits in a receiver of its own that hears
 * nothing else: beside an installer bolt insists on answering itself who we are in a workspace.
 */
export function installRoutes(
  { oauth, store }: Installing,
  {
    signingSecret,
    apiUrl,
    archive,
    logger,
  }: Pick<ConnectOptions, 'apiUrl' | 'archive'> & {
    readonly signingSecret: string;
    readonly logger: Logger;
  },
): NonNullable<ReceiverOptions['customRoutes']> {
  const { clientId, clientSecret, stateSecret, authorizeUrl } = oauth;
  const { requestListener } = new HTTPReceiver({
    signingSecret,
    logger,
    clientId,
    clientSecret,
    stateSecret,
    installationStore: store,
    scopes: [...neededScopes, ...optionalScopes, ...(unfurlHost(archive) === undefined ? [] : linkScopes)].map(
      ({ name }) => name,
    ),
    installerOptions: {
      installPath,
      redirectUriPath: redirectPath,
      clientOptions: answeringClient(apiUrl, logger),
      ...(authorizeUrl === undefined ? {} : { authorizationUrl: authorizeUrl }),
      renderHtmlForInstallPath: (url) => page('Add Carewire to Slack', consent(url)),
      callbackOptions: {
        success: ({ team }, _options, _request, response) => {
          answerWith(response, 200, 'Carewire is installed', installed(team?.name));
        },
        failure: (error, _options, _request, response) => {
          answerWith(response, 400, 'Carewire was not installed', refusedFor(error));
        },
      },
    },
  });
  return [installPath, redirectPath].map((path) => ({ path, method: 'GET', handler: requestListener }));
}

function consent(url: string): string {
  return `<p>Slack will ask what it may do.</p><p><a class="go" href="${attribute(url)}">Add to Slack</a></p>`;
}

function installed(team: string | undefined): string {
  const where = team === undefined ? '' : ` (${text(team)})`;
  return `<p>Open Slack${where}, look for <b>Carewire</b> under <i>Apps</i>, and press <b>Change moderators</b> on its Home tab.</p>`;
}

/** What we do not take is said; what Slack or a browser did may work the next time. */
function refusedFor(error: unknown): string {
  if (error instanceof PlatformError) return `<p>Nothing was changed. ${text(error.message)}</p>`;
  return `<p>Nothing was changed. The page may have been open for too long, or in another browser.
<a href="${installPath}">Try once more</a>; if it fails again, tell whoever runs this server.</p>`;
}

/**
 * bolt's store over ours. Organisation-wide installations are refused, for a community is one workspace; and tokens that expire, for
 * nobody renews them: half a day later everything would stand still.
 */
export function installationStore(
  installations: Installations,
  after: (installed: Installed) => Promise<void>,
): InstallationStore {
  return {
    storeInstallation: async ({ team, bot, user, isEnterpriseInstall }) => {
      if (isEnterpriseInstall === true || !team || !bot)
        throw new PlatformError(
          'forbidden',
          'Carewire is installed to one workspace at a time, not to a whole organisation: choose one when Slack asks where.',
        );
      if (bot.refreshToken !== undefined || bot.expiresAt !== undefined) throw new PlatformError('forbidden', rotating);
      const given: Installed = {
        team: team.id,
        ...(team.name === undefined ? {} : { name: team.name }),
        botToken: bot.token,
        botUserId: bot.userId,
        botId: bot.id,
        scopes: [...bot.scopes],
        installer: user.id,
      };
      await installations.put(given);
      await after(given);
    },
    // bolt asks for none of these: who we are in a workspace is answered by `authorize`.
    fetchInstallation: async () => Promise.reject(new Error('not asked for')),
    deleteInstallation: async ({ teamId }) => {
      if (teamId !== undefined) await installations.remove(teamId);
    },
  };
}

/** Slack has no way back from it: such an app stays so. */
export const rotating =
  'This Slack app has token rotation switched on, so its tokens stop working after twelve hours. Whoever runs this server has to make a new app from “carewire slack manifest”, which leaves it off.';

/** Whoever installed it moderates first, and what a former installation had is resumed. Never throws. */
export async function welcome(
  answering: Answering,
  installed: Pick<Installed, 'team' | 'name' | 'installer'>,
  log: Log,
): Promise<void> {
  const place = `slack:${installed.team}` as const;
  try {
    await answering.returned(place, {
      gone,
      by: `slack:${installed.team}/${installed.installer}`,
      ...(installed.name === undefined ? {} : { name: installed.name }),
    });
  } catch (error) {
    log.error('a slack workspace could not be welcomed back', { error: nameOf(error) });
  }
}

function answerWith(response: ServerResponse, status: number, title: string, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': 'no-referrer' });
  response.end(page(title, body));
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark }
body { max-width: 32rem; margin: 15vh auto; padding: 0 1rem; font: 1.1rem/1.5 system-ui, sans-serif }
.go { display: inline-block; padding: .7rem 1.4rem; border-radius: .5rem; background: #1f4e5f; color: #fff; text-decoration: none }
</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(words: string): string {
  return text(words).replaceAll('"', '&quot;');
}
