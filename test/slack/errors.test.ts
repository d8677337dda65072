import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../src/core/errors.ts';
import { beforehand, meanings, platformError } from '../../src/slack/errors.ts';

const platform = (error: string, extra: object = {}) => new WebAPIPlatformError({ ok: false, error, ...extra });
const request = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

describe('what web-api throws, as what it means', () => {
  it.each([
    ['channel_not_found', 'gone', false],
    ['is_archived', 'gone', false],
    ['message_not_found', 'deleted', false],
    ['slack_connect_file_link_sharing_blocked', 'unwelcome', false],
    ['user_not_found', 'gone', false],
    ['account_inactive', 'unavailable', false],
    ['not_in_channel', 'forbidden', false],
    ['restricted_action', 'forbidden', false],
    ['missing_scope', 'forbidden', false],
    ['cannot_dm_bot', 'forbidden', false],
    ['msg_too_long', 'too-long', false],
    ['msg_blocks_too_long', 'too-long', false],
    ['invalid_blocks', 'too-long', false],
    ['ratelimited', 'rate-limited', false],
    ['internal_error', 'unavailable', true],
    ['fatal_error', 'unavailable', true],
    ['invalid_auth', 'unavailable', false],
    ['token_revoked', 'unavailable', false],
    ['something_new', 'unavailable', false],
    ['<html>502 Bad Gateway</html>', 'unavailable', true],
  ] as const)('%s is %s', (code, trouble, maybeDone) => {
    expect(platformError(platform(code))).toMatchObject({ trouble, maybeDone });
  });

  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['EAI_AGAIN', false],
    ['UND_ERR_CONNECT_TIMEOUT', false],
    ['CERT_HAS_EXPIRED', false],
    ['ECONNRESET', true],
    ['EPIPE', true],
    ['UND_ERR_SOCKET', true],
    ['UND_ERR_HEADERS_TIMEOUT', true],
  ] as const)('%s on the way: may it have been done? %s', (code, maybeDone) => {
    expect(platformError(request(code))).toMatchObject({ trouble: 'unavailable', maybeDone });
  });

  it('a name with several addresses never arrived only when none of them answered', () => {
    const tried = (...codes: string[]) =>
      new WebAPIRequestError(
        new TypeError('fetch failed', {
          cause: new AggregateError(codes.map((code) => Object.assign(new Error(code), { code }))),
        }),
      );
    expect(platformError(tried('ECONNREFUSED', 'ENETUNREACH')).maybeDone).toBe(false);
    expect(platformError(tried('ECONNREFUSED', 'ECONNRESET')).maybeDone).toBe(true);
  });

  it.each([
    [500, 'unavailable', true],
    [503, 'unavailable', true],
    [408, 'unavailable', true],
    [403, 'unavailable', false],
    [413, 'too-long', false],
  ] as const)('HTTP %i is %s', (status, trouble, maybeDone) => {
    expect(platformError(new WebAPIHTTPError(status, '', {}))).toMatchObject({ trouble, maybeDone });
  });

  it('a wait is told in milliseconds, from either place Slack says it', () => {
    expect(platformError(new WebAPIRateLimitedError(7)).retryAfter).toBe(7000);
    expect(platformError(platform('ratelimited', { response_metadata: { retryAfter: 3 } })).retryAfter).toBe(3000);
  });

  it('a time-out or an answer cut off may have been done', () => {
    expect(platformError(new WebAPIRequestError(new DOMException('', 'TimeoutError')))).toMatchObject({
      maybeDone: true,
    });
    expect(platformError(new TypeError('terminated'))).toMatchObject({ trouble: 'unavailable', maybeDone: true });
  });

  it('what is told already stays as it is', () => {
    const told = new PlatformError('gone', 'x');
    expect(platformError(told)).toBe(told);
  });
});

it('a question before the deed never leaves the deed in doubt', async () => {
  await expect(beforehand(Promise.reject(platform('fatal_error')))).rejects.toMatchObject({
    trouble: 'unavailable',
    maybeDone: false,
  });
  await expect(beforehand(Promise.reject(new WebAPIRateLimitedError(2)))).rejects.toMatchObject({
    trouble: 'rate-limited',
    retryAfter: 2000,
  });
});

it('every sentence is one, says what is the matter, and names no secret', () => {
  for (const [code, { says }] of Object.entries(meanings)) {
    expect(says, code).toMatch(/^[A-Z].*\.$/);
    expect(says, code).not.toContain(code);
  }
});
