import type { Server } from 'node:http';

import { App, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';

import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { answering } from './clients.ts';
import { installRoutes, type Installing } from './oauth.ts';
import { eventsPath } from './manifest.ts';
import { slackLogger } from './logger.ts';
import { createSocket } from './sockets.ts';
import type { Workspaces } from './workspaces.ts';

export interface ConnectOptions {
  /** Socket Mode, when given. */
  readonly appToken?: string | undefined;
  /** HTTP mode, when there is no app-level token. */
  readonly signingSecret?: string | undefined;
  /** Where Slack's requests arrive in HTTP mode: 3000 on 127.0.0.1, behind a proxy with a certificate, unless told. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly apiUrl?: string | undefined;
  /** Where readers reach the archive. */
  readonly archive?: string | undefined;
  /** How long what Slack says of a person is believed, in milliseconds; some minutes unless told. */
  readonly believedFor?: number | undefined;
  readonly log: Log;
}

/** A bolt App that hears Slack. */
export interface Connection {
  isUp(): boolean;
  /** Where it listens in HTTP mode. */
  port(): number | undefined;
  close(): Promise<void>;
}

/** Connects as the options say, and hands the App to `listen` before the first request comes. Throws PlatformError. */
export async function connect(
  options: ConnectOptions,
  workspaces: Workspaces,
  listen: (app: App) => void,
  installs?: Installing,
): Promise<Connection> {
  if (options.appToken !== undefined) return connectSockets(options, options.appToken, workspaces, listen);
  if (options.signingSecret !== undefined)
    return connectHttp(options, options.signingSecret, workspaces, listen, installs);
  throw new PlatformError(
    'unavailable',
    'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside SLACK_BOT_TOKEN.',
  );
}

/** Two sockets: Slack refreshes each now and then, and the other hears what is said meanwhile. */
async function connectSockets(
  { apiUrl, log }: ConnectOptions,
  appToken: string,
  workspaces: Workspaces,
  listen: (app: App) => void,
): Promise<Connection> {
  const logger = slackLogger(log);
  const [first, second] = [1, 2].map(() => createSocket({ appToken, apiUrl, logger, log }));
  if (!first || !second) throw new Error('unreachable');
  const app = await boltApp(first.receiver, workspaces, apiUrl, logger, log);
  second.receiver.init(app);
  listen(app);
  await first.open();
  second.keepOpening();
  return {
    isUp: () => first.isUp() || second.isUp(),
    port: () => undefined,
    close: async () => {
      await Promise.all([first.close(), second.close()]);
    },
  };
}

async function connectHttp(
  { apiUrl, archive, port = 3000, host = '127.0.0.1', log }: ConnectOptions,
  signingSecret: string,
  workspaces: Workspaces,
  listen: (app: App) => void,
  installs: Installing | undefined,
): Promise<Connection> {
  const logger = slackLogger(log);
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    ...(installs ? { customRoutes: installRoutes(installs, { signingSecret, apiUrl, archive, logger }) } : {}),
    endpoints: eventsPath,
    customPropertiesExtractor: ({ headers }) => ({ sentAt: Number(headers['x-slack-request-timestamp']) * 1000 }),
    processEventErrorHandler: async () => {
      log.error('slack event could not be handled');
      return false;
    },
  });
  const app = await boltApp(receiver, workspaces, apiUrl, logger, log);
  // bolt refuses stamps that are old, not those ahead; such a request could be used again long after.
  app.use(async ({ context, next }) => {
    const sentAt: unknown = context['sentAt'];
    if (typeof sentAt === 'number' && sentAt < Date.now() + 60_000) await next();
    else log.warn('slack request stamped ahead of time was ignored');
  });
  listen(app);
  let server: Server | undefined;
  try {
    server = await receiver.start({ port, host });
  } catch (error) {
    throw new PlatformError('unavailable', `Port ${port} for Slack’s requests cannot be opened.`, { cause: error });
  }
  const address = server.address();
  return {
    isUp: () => server?.listening ?? false,
    port: () => (typeof address === 'object' && address !== null ? address.port : undefined),
    close: async () => {
      if (!server?.listening) return;
      // Connections kept alive by a proxy would hold the stop up; requests under way are let end first.
      const closed = receiver.stop();
      server.closeIdleConnections();
      await closed;
    },
  };
}

/**
 * `authorize` answers from what we know already. bolt's own way (`token`) asks auth.test and keeps a failed answer for ever. A workspace
 * we are not installed in gets no token and is dealt with where its request is read: bolt would leave the person without a word.
 */
async function boltApp(
  receiver: Receiver,
  workspaces: Workspaces,
  apiUrl: string | undefined,
  logger: Logger,
  log: Log,
): Promise<App> {
  const app = new App({
    receiver,
    authorize: async ({ teamId }) => {
      const here = await workspaces.of(teamId ?? '').catch(() => undefined);
      if (!here) return {};
      const { botToken, botId, botUserId } = here.workspace;
      return { botToken, botId, botUserId };
    },
    clientOptions: answering(apiUrl, logger),
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  await app.init();
  app.error(async (error) => {
    log.error('slack request failed', { reason: `${error.name}: ${error.code}` });
  });
  return app;
}
