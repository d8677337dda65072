import { pino } from 'pino';
import type { Log } from './core/log.ts';

/**
 * JSON lines for the operator. Whatever is logged, tokens never pass: keys that name secrets are dropped, and the finished line
 * is searched for anything shaped like a token, since errors carry them in addresses and messages.
 */
export function createLog(level: string, write: (line: string) => void): Log {
  const logger = pino(
    { level, base: null, redact: { paths: ['*.token', '*.headers', '*.body', '*.requestBody'], remove: true } },
    { write: (line: string) => write(withoutSecrets(line)) },
  );
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const { error, ...rest } = fields;
      logger[level]({ ...rest, ...(error === undefined ? {} : { err: error }) }, message);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** Shapes of Slack tokens and webhooks, Discord bot tokens, interaction webhooks, and tokens in addresses. */
function withoutSecrets(line: string): string {
  return line
    .replaceAll(/\bx(?:ox[a-z]|app)(?:\.x?ox[a-z])?-[\w-]+/g, '[secret]')
    .replaceAll(/hooks\.slack\.com\/[\w/-]+/g, 'hooks.slack.com/[secret]')
    .replaceAll(/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}\b/g, '[secret]')
    .replaceAll(/\/(webhooks|interactions)\/(\d+)\/[\w-]+/g, '/$1/$2/[secret]')
    .replaceAll(/([?&](?:token|ticket|code)=)[^&"\s]+/g, '$1[secret]');
}
