import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';

import { createLoopbackSlack, type LoopbackOptions, type LoopbackSlack } from '../../../src/sandbox/slack/loopback.ts';

/** The real bolt App as a careful bot sets it up, joined to a loopback Slack. */
export interface Bot {
  readonly slack: LoopbackSlack;
  readonly app: App;
  /** For posting: no retries of its own, and a 429 thrown at once. */
  readonly poster: WebClient;
  close(): Promise<void>;
}

export function clientOptions(slack: LoopbackSlack) {
  return { slackApiUrl: slack.url, retryConfig: { retries: 0 }, timeout: 2000, logLevel: LogLevel.ERROR };
}

export function posterFor(slack: LoopbackSlack, token: string = slack.botToken): WebClient {
  return new WebClient(token, { ...clientOptions(slack), rejectRateLimitedCalls: true });
}

/** Socket Mode with so many receivers on one App. */
export async function startSocketBot(
  listen: (app: App) => void,
  options: LoopbackOptions & { sockets?: number } = {},
): Promise<Bot> {
  const slack = await createLoopbackSlack({ ackMs: 600, ...options });
  const receivers = Array.from({ length: options.sockets ?? 2 }, () => {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions: clientOptions(slack) },
    });
    // The wait before reconnecting is 5 s by default, and not an option of the receiver.
    Object.assign(receiver.client, { clientPingTimeoutMS: 300 });
    return receiver;
  });
  const [first, ...others] = receivers;
  if (!first) throw new Error('A bot needs a socket.');
  const app = new App({
    token: slack.botToken,
    receiver: first,
    deferInitialization: true,
    clientOptions: clientOptions(slack),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.init();
  await app.start();
  for (const receiver of others) {
    receiver.init(app);
    await receiver.start();
  }
  return {
    slack,
    app,
    poster: posterFor(slack),
    close: async () => {
      const gone = receivers.map(
        ({ client }) => new Promise<void>((resolve) => client.once('disconnected', () => resolve())),
      );
      await Promise.all([Promise.all(gone), ...receivers.map((receiver) => receiver.stop())]);
      await slack.close();
    },
  };
}

/** HTTP with signatures. */
export async function startHttpBot(
  listen: (app: App) => void,
  options: LoopbackOptions = {},
): Promise<Bot & { readonly requestUrl: string }> {
  const slack = await createLoopbackSlack({ ackMs: 600, ...options });
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: slack.botToken,
    receiver,
    deferInitialization: true,
    clientOptions: clientOptions(slack),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.init();
  const port = await freePort();
  await app.start({ port, host: '127.0.0.1' });
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  slack.postTo(requestUrl);
  return {
    slack,
    app,
    poster: posterFor(slack),
    requestUrl,
    close: async () => {
      await app.stop();
      await slack.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
