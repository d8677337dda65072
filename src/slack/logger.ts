import { LogLevel, type Logger } from '@slack/web-api';

import type { Log } from '../core/log.ts';

/**
 * Slack's packages as lines of our log: warnings and errors only. What they say at lower levels holds requests and payloads, which
 * are what people typed and read. Tokens are cut out of what is left. Each is one level lower here than there, for what matters of it
 * is said by us, once, and in words an operator can use.
 */
export function slackLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...said) => {
      log.info('slack', { said: joined(said) });
    },
    error: (...said) => {
      log.warn('slack', { said: joined(said) });
    },
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

function joined(said: readonly unknown[]): string {
  return said
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(' ')
    .replaceAll(/\bx(?:ox[a-z]|app)-[\w-]+/g, '[token]');
}

/** An error by its name and code alone: its message may quote what somebody typed. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
