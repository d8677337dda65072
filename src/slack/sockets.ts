import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';

import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { posting } from './clients.ts';
import { errorCode, platformError, tokenTroubles } from './errors.ts';
import { within } from './waiting.ts';

/** One Socket Mode connection that mends itself. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Connects; throws PlatformError, and then leaves nothing open. */
  open(): Promise<void>;
  /** Connects as soon as it can, in the background. */
  keepOpening(): void;
  isUp(): boolean;
  /** Closes for good. */
  close(): Promise<void>;
}

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
}

/**
 * A receiver whose reconnecting is ours: Socket Mode's own leaves a five-second hole at every refresh, waits without a ceiling, and
 * ends the process by an unhandled rejection when the token is refused (socket-mode 3.1 `delayReconnectAttempt`). This process serves
 * other platforms too, so a socket that is lost is opened again at once, and after failures with back-off, for ever.
 */
export function createSocket({ appToken, apiUrl, logger, log }: SocketOptions): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: posting(apiUrl, logger) },
    processEventErrorHandler: async () => {
      log.error('slack event could not be handled');
      return false;
    },
  });
  const { client } = receiver;
  let phase: 'idle' | 'opening' | 'up' | 'closed' = 'idle';
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let opening: Promise<void> = Promise.resolve();
  const isClosed = (): boolean => phase === 'closed';

  client.on('disconnected', () => {
    if (phase !== 'up') return;
    phase = 'idle';
    keepOpening();
  });

  function open(): Promise<void> {
    opening = connect();
    return opening;
  }

  async function connect(): Promise<void> {
    phase = 'opening';
    try {
      await within(openingDeadline, receiver.start());
      failures = 0;
      if (isClosed()) await disconnect();
      else phase = 'up';
    } catch (error) {
      if (!isClosed()) phase = 'idle';
      // One that connected but never heard hello would stay open beside its successor.
      await disconnect();
      throw openingError(error);
    }
  }

  function keepOpening(): void {
    if (phase !== 'idle') return;
    open().catch((error: unknown) => {
      if (isClosed()) return;
      failures += 1;
      const retryInMs = backoff(failures, error);
      const fields = { failures, retryInMs, reason: reasonOf(error) };
      // Said loudly once; the rest of a long night is for those who look.
      if (failures === 1) log.error('slack connection lost and not regained yet', fields);
      else log.info('slack connection not regained yet', fields);
      timer = setTimeout(keepOpening, retryInMs).unref();
    });
  }

  /** Slack may never answer our closing; then its own timer would hold the process for half a minute. */
  async function disconnect(): Promise<void> {
    await within(closingDeadline, client.disconnect()).catch(() => {});
  }

  return {
    receiver,
    open,
    keepOpening,
    isUp: () => phase === 'up',
    close: async () => {
      phase = 'closed';
      clearTimeout(timer);
      await disconnect();
      // One that was being opened closes itself when it is.
      await within(closingDeadline, opening).catch(() => {});
    },
  };
}

const openingDeadline = 20_000;
const closingDeadline = 2000;

/** 1, 2, 4 … 60 seconds and up to a quarter more; what Slack itself asks for if that is longer; a refused token is not worth asking about often. */
function backoff(failures: number, error: unknown): number {
  const asked = error instanceof PlatformError ? (error.retryAfter ?? 0) : 0;
  const usual = isTokenTrouble(error) ? 5 * 60_000 : Math.min(60_000, 1000 * 2 ** (failures - 1));
  return Math.max(asked, usual) * (1 + Math.random() / 4);
}

function openingError(error: unknown): PlatformError {
  if (!isTokenTrouble(error) && errorCode(error) === undefined) return platformError(error);
  return new PlatformError(
    'unavailable',
    `Slack refuses the app-level token (${errorCode(error) ?? ''}). An operator has to check SLACK_APP_TOKEN and that Socket Mode is on; “carewire doctor” says what is wrong.`,
    { cause: error },
  );
}

function isTokenTrouble(error: unknown): boolean {
  const code = errorCode(error instanceof PlatformError ? error.cause : error);
  return code !== undefined && tokenTroubles.has(code);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
