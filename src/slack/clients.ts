import { WebClient, type Logger, type WebClientOptions } from '@slack/web-api';

import type { Log } from '../core/log.ts';
import type { Place } from '../core/place.ts';
import { beforehand } from './errors.ts';
import type { Installed } from './installations.ts';
import { slackLogger } from './logger.ts';

/** One workspace the app is installed in. Nothing outside makes clients, so that a second way to be installed (OAuth) has one door. */
export interface Workspace {
  readonly place: Place;
  /** As its people call it. */
  readonly name: string | undefined;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What to type after /invite. */
  readonly botName: string;
  /** Undefined where Slack did not say. */
  readonly scopes: ReadonlySet<string> | undefined;
  /** For people who wait: forms, private answers. A limit on posting never holds it up. */
  readonly answers: WebClient;
  /** For the outbox, which alone decides what is tried again. */
  readonly poster: WebClient;
}

/** Asks Slack who the token belongs to. Throws PlatformError. */
export async function openWorkspace(botToken: string, apiUrl: string | undefined, log: Log): Promise<Workspace> {
  const logger = slackLogger(log);
  const answers = new WebClient(botToken, answering(apiUrl, logger));
  const who = await beforehand(answers.auth.test());
  const scopes = who.response_metadata?.scopes;
  return {
    place: `slack:${who.team_id ?? ''}`,
    name: who.team,
    botToken,
    botUserId: who.user_id ?? '',
    botId: who.bot_id ?? '',
    botName: who.user ?? 'Carewire',
    scopes: scopes === undefined ? undefined : new Set(scopes),
    answers,
    poster: new WebClient(botToken, posting(apiUrl, logger)),
  };
}

/** What an installation told when it was made, without asking Slack again. */
export function installedWorkspace(
  { team, name, botToken, botUserId, botId, scopes }: Installed,
  apiUrl: string | undefined,
  log: Log,
): Workspace {
  const logger = slackLogger(log);
  return {
    place: `slack:${team}`,
    name,
    botToken,
    botUserId,
    botId,
    botName: 'Carewire',
    scopes: new Set(scopes),
    answers: new WebClient(botToken, answering(apiUrl, logger)),
    poster: new WebClient(botToken, posting(apiUrl, logger)),
  };
}

/** One quick second try: a trigger lives three seconds, and showing an answer twice to one person harms nobody. */
export function answering(apiUrl: string | undefined, logger: Logger): WebClientOptions {
  return { ...base(apiUrl, logger), retryConfig: { retries: 1, minTimeout: 200, maxTimeout: 200 }, timeout: 10_000 };
}

/** Slack takes the same post twice as two posts, so web-api must not repeat one. */
export function posting(apiUrl: string | undefined, logger: Logger): WebClientOptions {
  return { ...base(apiUrl, logger), retryConfig: { retries: 0 }, timeout: 15_000 };
}

/** A new object each time: SocketModeClient writes into the one it is given. Unrejected, one 429 would hold up every call of a client. */
function base(apiUrl: string | undefined, logger: Logger): WebClientOptions {
  return { logger, rejectRateLimitedCalls: true, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
}
