import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import { logged, toPlatformError } from '../../src/discord/errors.ts';

const url = 'https://discord.com/api/v10/webhooks/1/SECRET-TOKEN/messages/@original';

function refused(code: number, status = 400, more: Record<string, unknown> = {}): DiscordAPIError {
  const body = { code, message: 'No', ...more };
  return new DiscordAPIError(body, code, status, 'POST', url, { files: [], body: { content: 'what was said' } });
}

function limited(retryAfter: number): RateLimitError {
  return new RateLimitError({
    timeToReset: retryAfter,
    limit: 5,
    method: 'POST',
    hash: 'h',
    url,
    route: '/channels/:id/messages',
    majorParameter: '1',
    global: false,
    retryAfter,
    sublimitTimeout: 0,
    scope: 'user',
  });
}

describe('what Discord’s refusals mean', () => {
  test.each([
    [refused(10003, 404), 'gone'],
    [refused(10004, 404), 'gone'],
    [refused(10008, 404), 'deleted'],
    [refused(10013, 404), 'gone'],
    [refused(50001, 403), 'forbidden'],
    [refused(50007, 403), 'forbidden'],
    [refused(50013, 403), 'forbidden'],
    [refused(50083), 'forbidden'],
    [refused(160005), 'forbidden'],
    [refused(99999, 403), 'forbidden'],
    [refused(200000), 'unwelcome'],
    [refused(200001), 'unwelcome'],
    [refused(240000), 'unwelcome'],
    [refused(40005, 413), 'too-long'],
    [
      refused(50035, 400, {
        errors: { components: { _errors: [{ code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED' }] } },
      }),
      'too-long',
    ],
    [
      refused(50035, 400, { errors: { components: { _errors: [{ code: 'URL_TYPE_INVALID_SCHEME' }] } } }),
      'unavailable',
    ],
    [refused(130000, 503), 'unavailable'],
    // A proxy between us, not Discord: nothing is lost for good.
    [refused(0, 404), 'unavailable'],
    [refused(0, 403), 'unavailable'],
  ] as const)('%s: %s, and surely not done', (error, trouble) => {
    expect(toPlatformError(error)).toMatchObject({ trouble, maybeDone: false });
  });

  test('limits on edits say when to come back', () => {
    expect(toPlatformError(refused(30046, 400))).toMatchObject({ trouble: 'unavailable', retryAfter: 900_000 });
    expect(toPlatformError(refused(20022, 400))).toMatchObject({ trouble: 'unavailable', retryAfter: 600_000 });
    expect(toPlatformError(refused(20022, 400, { retry_after: 1163.2 }))).toMatchObject({ retryAfter: 1_163_200 });
  });

  test('a rate limit says when to come back, and never at once', () => {
    expect(toPlatformError(limited(2_345.6))).toMatchObject({
      trouble: 'rate-limited',
      retryAfter: 2_346,
      maybeDone: false,
    });
    expect(toPlatformError(limited(0))).toMatchObject({ trouble: 'rate-limited', retryAfter: 1_000 });
  });

  test('a token refused is said clearly', () => {
    const lost = new Error('Expected token to be set for this request, but none was present');
    for (const error of [refused(0, 401), lost]) {
      expect(toPlatformError(error)).toMatchObject({ trouble: 'unavailable', maybeDone: false });
      expect(toPlatformError(error).message).toContain('DISCORD_TOKEN');
    }
  });
});

describe('what lost answers mean', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  test.each([
    [new HTTPError(502, 'Bad Gateway', 'POST', url, { files: undefined, body: undefined }), true],
    [coded('ECONNRESET'), true],
    [coded('UND_ERR_SOCKET'), true],
    [new DOMException('This operation was aborted', 'AbortError'), true],
    [new TypeError('fetch failed', { cause: coded('ECONNRESET') }), true],
    [new SyntaxError('Unexpected end of JSON input'), true],
    [coded('ECONNREFUSED'), false],
    [coded('ENOTFOUND'), false],
    [coded('UND_ERR_CONNECT_TIMEOUT'), false],
    [new TypeError('fetch failed', { cause: new AggregateError([coded('ECONNREFUSED')]) }), false],
  ])('%s: maybe done is %s', (error, maybeDone) => {
    expect(toPlatformError(error)).toMatchObject({ trouble: 'unavailable', maybeDone });
  });
});

test('our own errors pass as they are', () => {
  const own = new PlatformError('gone', 'Gone.');
  expect(toPlatformError(own)).toBe(own);
});

test('what is logged holds no token and no words', () => {
  for (const error of [refused(50013, 403), limited(1), toPlatformError(refused(10008, 404))]) {
    const line = JSON.stringify(logged(error));
    expect(line).not.toContain('SECRET-TOKEN');
    expect(line).not.toContain('what was said');
  }
  expect(logged(toPlatformError(refused(10008, 404)))).toEqual({ code: 10008, status: 404 });
});
