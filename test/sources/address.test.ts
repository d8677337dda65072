import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import { isPublic, judgeUrl } from '../../src/sources/address.ts';

const hostile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url), 'utf8'));

const { urls } = hostile('ssrf-urls.json') as { urls: { url: string; expect: 'reject' | 'resolve'; why: string }[] };
const addresses = hostile('ssrf-addresses.json') as { block: string[]; allow: string[] };

describe('an address a person typed', () => {
  it.each(urls.filter((each) => each.expect === 'reject'))('is refused before any look-up: $url ($why)', ({ url }) => {
    expect(() => judgeUrl(url)).toThrow(NewsError);
  });

  it.each(urls.filter((each) => each.expect === 'resolve'))('may be looked up: $url', ({ url }) => {
    expect(judgeUrl(url).hostname).not.toBe('');
  });

  it.each([
    ['example.com/story', 'bad-input', /begins with https:\/\//],
    ['mailto:a@example.com', 'bad-input', /begins with https:\/\//],
    [`https://example.com/${'a'.repeat(2048)}`, 'bad-input', /longer than 2,048/],
    ['https://jane:secret@example.com/', 'bad-input', /user name or password/],
    ['https://example.com:6379/', 'bad-input', /unusual port/],
    ['https://192.168.178.1/', 'bad-input', /not on the public web/],
    ['https://printer.local/', 'bad-input', /not on the public web/],
    ['https://intranet/', 'bad-input', /not on the public web/],
  ] as const)('%s is answered with what to do', (url, code, sentence) => {
    expect(() => judgeUrl(url)).toThrow(
      expect.objectContaining({ code, field: 'url', message: expect.stringMatching(sentence) }),
    );
  });

  it.each([
    'https://example.com',
    '<https://example.com/a>',
    '  http://example.com:8080/a?b=c#d ',
    'https://93.184.215.14/',
  ])('is taken: %s', (url) => {
    expect(judgeUrl(url).protocol).toMatch(/^https?:$/);
  });

  it('goes to loopback only when the sandbox lets it', () => {
    const allow = (host: string): boolean => host === '127.0.0.1';
    expect(judgeUrl('http://127.0.0.1:40123/a', allow).port).toBe('40123');
    expect(() => judgeUrl('http://127.0.0.2:40123/a', allow)).toThrow(NewsError);
    expect(() => judgeUrl('file:///etc/hostname', allow)).toThrow(NewsError);
  });
});

describe('an IP address', () => {
  it.each(addresses.block)('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([
    '100.100.100.200',
    '192.0.0.192',
    '::',
    '::127.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::8.8.8.8',
    '2002:808:808::1',
    '2001:0:808:808::1',
    'fe80::1%eth0',
    'fec0::1',
    '2001:db8::1',
    'not an address',
    '',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([...addresses.allow, '::ffff:8.8.8.8', '64:ff9b::8.8.8.8'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});
