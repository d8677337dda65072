import { describe, expect, it } from 'vitest';
import { conditionalHeaders, freshUntil, refreshed, retryAfter, validatorsOf } from '../../src/sources/conditional.ts';

const now = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;

describe('how long an answer is fresh', () => {
  it.each([
    [{ 'cache-control': 'max-age=600' }, 600_000],
    [{ 'cache-control': 'public, Max-Age="600"', age: '100' }, 500_000],
    [{ 'cache-control': 'max-age=600', expires: 'Sun, 22 Nov 2026 20:00:00 GMT' }, 600_000],
    [{ expires: 'Sun, 22 Nov 2026 13:00:00 GMT' }, hour],
    [{ expires: 'Sun, 22 Nov 2026 13:00:00 GMT', date: 'Sun, 22 Nov 2026 12:30:00 GMT' }, hour / 2],
    [{ 'cache-control': 'max-age=31536000' }, 24 * hour],
  ])('%j', (headers, left) => {
    expect(freshUntil(headers, now)).toBe(now + left);
  });

  it.each([
    {},
    { 'cache-control': 'no-cache, max-age=600' },
    { 'cache-control': 'no-store' },
    { 'cache-control': 'max-age=0' },
    { 'cache-control': 'max-age=60', age: '61' },
    { 'cache-control': 'max-age=soon' },
    { expires: '0' },
    { expires: 'Sun, 22 Nov 2020 13:00:00 GMT' },
  ])('%j does not say', (headers) => {
    expect(freshUntil(headers, now)).toBeNull();
  });
});

it('how long to leave a server alone', () => {
  expect(retryAfter({ 'retry-after': '60' }, now)).toBe(now + 60_000);
  expect(retryAfter({ 'retry-after': 'Sun, 22 Nov 2026 13:00:00 GMT' }, now)).toBe(now + hour);
  expect(retryAfter({ 'retry-after': 'Sun, 22 Nov 2099 13:00:00 GMT' }, now)).toBe(now + 7 * 24 * hour);
  for (const value of ['', '0', '-5', 'soon', '1e9', 'Sun, 22 Nov 2020 13:00:00 GMT']) {
    expect(retryAfter({ 'retry-after': value }, now)).toBeNull();
  }
});

describe('validators', () => {
  const body = Buffer.from('feed');

  it('go back as they came', () => {
    const held = validatorsOf({ headers: { etag: '"a,b"', 'last-modified': 'Thu, 29 Mar 2012 08:00:00 GMT' }, body });
    expect(conditionalHeaders(held)).toEqual({
      'if-none-match': '"a,b"',
      'if-modified-since': 'Thu, 29 Mar 2012 08:00:00 GMT',
    });
    expect(conditionalHeaders(null)).toEqual({});
    expect(refreshed(held, { etag: '"new"' })).toEqual({ ...held, etag: '"new"' });
  });

  it('that no header could hold are not kept', () => {
    for (const etag of ['"a\r\nx: y"', '"ü"', `"${'x'.repeat(2000)}"`, '']) {
      expect(validatorsOf({ headers: { etag }, body }).etag).toBeNull();
    }
  });

  it('the hash tells bodies apart', () => {
    const hash = (text: string): string | null => validatorsOf({ headers: {}, body: Buffer.from(text) }).hash;
    expect(hash('a')).toBe(hash('a'));
    expect(hash('a')).not.toBe(hash('b'));
  });
});
