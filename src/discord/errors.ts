import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PlatformError, type Trouble } from '../core/errors.ts';
import { own, phrase } from '../core/phrase.ts';
import { times } from './limits.ts';

/**
 * What went wrong between Discord and us, as the newsroom knows it. `maybeDone` stays true for everything that leaves it open
 * whether Discord did what we asked.
 * Source: docs.discord.com, topics/opcodes-and-status-codes#json.
 */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError) {
    const retryAfter = Math.max(times.shortestWait, Math.ceil(error.retryAfter));
    return new PlatformError('rate-limited', phrase`Discord asks us to slow down.`, {
      retryAfter,
      everywhere: error.global,
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) return refusal(error);
  if (error instanceof HTTPError)
    return new PlatformError('unavailable', phrase`Discord is in trouble (HTTP ${error.status}).`, {
      maybeDone: true,
      cause: error,
    });
  if (error instanceof Error && error.message.startsWith('Expected token to be set')) return noToken(error);
  const neverSent = codesOf(error).some((code) => beforeConnecting.test(code));
  const said = neverSent ? phrase`Discord cannot be reached.` : phrase`Discord did not answer.`;
  return new PlatformError('unavailable', said, { maybeDone: !neverSent, cause: error });
}

/** Discord's own number for a refusal, when it gave one. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;
}

/** What may be logged of an error: never its address, which holds an interaction's token, nor what was sent. */
export function logged(error: unknown): Readonly<Record<string, unknown>> {
  const source = error instanceof PlatformError && error.cause !== undefined ? error.cause : error;
  if (source instanceof DiscordAPIError) return { code: source.code, status: source.status };
  if (source instanceof Error) return { error: source.name, codes: codesOf(source), reason: source.message };
  return { error: typeof source };
}

const allow = 'To have it sent, let the bot’s role pass the rule in Server Settings > AutoMod, then send it again.';

/** Sentences for moderators, told in their language. */
export const refusals: Readonly<Record<number, { trouble: Trouble; says: string; retryAfter?: number }>> = {
  10003: { trouble: 'gone', says: 'The channel does not exist any more.' },
  10004: { trouble: 'gone', says: 'The server does not exist any more, or Carewire was removed from it.' },
  10007: { trouble: 'gone', says: 'The person is not in the server any more.' },
  10008: { trouble: 'deleted', says: 'The message was deleted.' },
  10013: { trouble: 'gone', says: 'The person does not exist any more.' },
  50001: { trouble: 'forbidden', says: 'Carewire may not see the channel: give it “View Channel” there.' },
  50024: { trouble: 'forbidden', says: 'That cannot be done in a channel of that kind.' },
  50005: { trouble: 'forbidden', says: 'The message is another bot’s, so Carewire may not change it.' },
  50007: { trouble: 'forbidden', says: 'The person takes no direct messages from Carewire.' },
  50008: { trouble: 'forbidden', says: 'No messages can be posted in a channel of that kind.' },
  50013: { trouble: 'forbidden', says: 'Carewire may not post in the channel: give it “Send Messages” there.' },
  50083: { trouble: 'forbidden', says: 'The thread is archived.' },
  50278: { trouble: 'forbidden', says: 'The person shares no server with Carewire any more.' },
  40067: { trouble: 'unwelcome', says: 'The forum wants a tag on every post, and none of its tags is for this.' },
  160005: { trouble: 'forbidden', says: 'The thread is locked.' },
  200000: { trouble: 'unwelcome', says: `The server’s AutoMod blocked the message. ${allow}` },
  200001: { trouble: 'unwelcome', says: `The server’s AutoMod blocked the message. ${allow}` },
  240000: { trouble: 'unwelcome', says: 'Discord’s harmful links filter blocked the message.' },
  40005: { trouble: 'too-long', says: 'The message is too large for Discord.' },
  20016: { trouble: 'rate-limited', says: 'The channel is in slow mode.' },
  40003: { trouble: 'rate-limited', says: 'Direct messages are being opened too fast.', retryAfter: 600_000 },
  40062: { trouble: 'rate-limited', says: 'Discord asks us to slow down.' },
  20022: {
    trouble: 'unavailable',
    says: 'Discord takes no more edits in the announcement channel for now.',
    retryAfter: times.announcementEdits,
  },
  30046: {
    trouble: 'unavailable',
    says: 'Discord takes no more edits of messages older than an hour for now.',
    retryAfter: times.oldMessageEdits,
  },
  160006: {
    trouble: 'unavailable',
    says: 'The server has as many open threads as Discord allows. Close some, and it goes on.',
    retryAfter: times.tooManyThreads,
  },
  130000: { trouble: 'unavailable', says: 'Discord is overloaded.' },
};

/** A refusal was surely not done. One we do not know is forbidden only when Discord numbers it: proxies answer 403 and 404 too. */
function refusal(error: DiscordAPIError): PlatformError {
  const code = codeOf(error) ?? 0;
  const known = refusals[code];
  if (error.status === 401) return noToken(error);
  if (known) {
    const retryAfter = waitOf(error) ?? known.retryAfter;
    return new PlatformError(known.trouble, own(known.says), { ...(retryAfter && { retryAfter }), cause: error });
  }
  if (code === 50035 && isTooLong(error))
    return new PlatformError('too-long', phrase`The message is too long for Discord.`, { cause: error });
  if (error.status === 403 && code >= 10_000)
    return new PlatformError('forbidden', phrase`Discord does not let Carewire do this (${code}).`, { cause: error });
  return new PlatformError('unavailable', phrase`Discord refused (HTTP ${error.status}, code ${code}).`, {
    cause: error,
  });
}

/** No call will do any better until there is another token: discord.js forgets a refused one and says so of every later call. */
export function isTokenRefused(error: unknown): error is PlatformError {
  return error instanceof PlatformError && error.message === tokenRefused;
}

export const tokenRefused = 'Discord does not accept DISCORD_TOKEN. Set a new one and start again.';

function noToken(cause: Error): PlatformError {
  return new PlatformError('unavailable', own(tokenRefused), { cause });
}

/** Discord's body tells the wait in seconds, more truly than its header for edits (discord-api-docs#6109). */
function waitOf(error: DiscordAPIError): number | undefined {
  const wait = 'retry_after' in error.rawError ? error.rawError.retry_after : undefined;
  return typeof wait === 'number' && wait > 0 ? Math.ceil(wait * 1000) : undefined;
}

function isTooLong(error: DiscordAPIError): boolean {
  const faults = 'errors' in error.rawError ? JSON.stringify(error.rawError.errors) : '';
  return /MAX_LENGTH|BAD_LENGTH|SIZE_EXCEEDED|TOTAL_COMPONENTS_EXCEEDED/.test(faults);
}

/** Nothing was sent yet when these happen: no address, no connection, no trusted certificate. */
const beforeConnecting =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|UNABLE_TO_.*)$/;

/** The codes of an error and of what caused it. */
function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code);
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return codes;
}
