import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAddress, withoutAmpCache } from '../../src/core/address.ts';

const plain = 'https://site.example/health/trial-of-veins';

describe('one address in several spellings', () => {
  it.each([
    'http://site.example/health/trial-of-veins',
    'https://www.site.example/health/trial-of-veins',
    'https://SITE.example./health/trial-of-veins/',
    'https://site.example:443/health//trial-of-veins',
    'https://site.example/health/trial-of-veins#comments',
    'https://site.example/health/trial-of-veins?utm_source=mail&fbclid=1&mkt_tok=2',
    'https://m.site.example/health/trial-of-veins',
    'https://mobile.site.example/health/trial-of-veins',
    'https://www.m.site.example/health/trial-of-veins',
    'https://amp.site.example/health/trial-of-veins',
    'https://site.example/health/trial-of-veins/amp/',
    'https://site.example/amp/health/trial-of-veins',
    'https://site.example/health/amp/trial-of-veins',
    'https://site.example/health/trial-of-veins.amp',
    'https://site.example/health/trial-of-veins?amp',
    'https://site.example/health/trial-of-veins?amp=1',
    'https://site.example/health/trial-of-veins?outputType=amp',
    'https://site.example/health/trial%2Dof%2dveins',
    'https://site.example/health/trial-of-veins/index.html',
    'https://www.google.com/amp/s/site.example/health/trial-of-veins',
    'https://www.google.co.uk/amp/site.example/health/trial-of-veins/amp/',
    'https://site-example.cdn.ampproject.org/c/s/site.example/health/trial-of-veins?amp_js_v=9',
    'https://site-example.cdn.ampproject.org/v/s/www.site.example/health/trial-of-veins/amp',
    '  https://site.example/health/trial-of-veins  ',
  ])('%s', (spelling) => {
    expect(sameAddress(spelling)).toBe(sameAddress(plain));
  });

  it('takes parameters in any order', () => {
    expect(sameAddress('https://site.example/s?b=2&a=1')).toBe(sameAddress('https://site.example/s?a=1&b=2'));
  });
});

it.each([
  ['another page', 'https://site.example/health/trial-of-vein'],
  ['a parameter that names a page', `${plain}?id=7`],
  ['capitals of a path', 'https://site.example/Health/trial-of-veins'],
  ['another port', 'https://site.example:8443/health/trial-of-veins'],
  ['another site', 'https://other.example/health/trial-of-veins'],
  ['a part of the site', 'https://blog.site.example/health/trial-of-veins'],
  ['a page above', 'https://site.example/health/'],
  ['a slash written as part of a name', 'https://site.example/health%2Ftrial-of-veins'],
])('keeps apart: %s', (_, address) => {
  expect(sameAddress(address)).not.toBe(sameAddress(plain));
});

it('leaves a site whose name is short its name', () => {
  expect(sameAddress('https://m.example/a')).toBe('https://m.example/a');
  expect(sameAddress('https://www.amp.example/a')).toBe('https://amp.example/a');
});

it('leaves what is no web address as it is', () => {
  for (const text of ['', 'pasted:abc', 'mailto:a@b.example', 'Nature, 2024', 'https://']) {
    expect(sameAddress(text)).toBe(text);
  }
});

const addresses = fc.webUrl({ withFragments: true, withQueryParameters: true });

it('is a key: the key of a key is itself', () => {
  const odd = fc.constantFrom('', '/amp', '//', '/index.html', '.amp.html', '/%7e%2f', '/amp/index.php/');
  fc.assert(
    fc.property(addresses, odd, (address, more) => {
      const key = sameAddress(address.replace(/(?=[?#]|$)/, more));
      expect(sameAddress(key)).toBe(key);
    }),
  );
});

it('is the same for every way of decorating an address', () => {
  const decorations: readonly ((url: URL) => void)[] = [
    (url) => (url.protocol = 'http:'),
    (url) => (url.hash = 'top'),
    (url) => url.searchParams.append('utm_campaign', 'a b'),
    (url) => (url.pathname = `${url.pathname.replace(/\/$/, '')}/amp/`),
    (url) => (url.pathname += '/'),
    (url) => (url.host = `www.${url.host}`),
    (url) => (url.host = `m.${url.host}`),
  ];
  // A query that begins bare (`?a`) is written `?a=` once a parameter is added.
  const query = fc.array(fc.tuple(fc.stringMatching(/^[b-z]{1,5}$/), fc.stringMatching(/^[\w ü]{0,5}$/)), {
    maxLength: 3,
  });
  const site = fc.tuple(fc.webUrl(), query).map(([address, pairs]) => {
    const url = new URL(address);
    url.search = new URLSearchParams(pairs).toString();
    return url.href;
  });
  fc.assert(
    fc.property(site, fc.subarray([...decorations]), (address, chosen) => {
      const url = new URL(address);
      for (const decorate of chosen) decorate(url);
      expect(sameAddress(url.href)).toBe(sameAddress(address));
    }),
  );
});

it.each([
  ['https://www.google.com/amp/s/site.example/a?b=1', 'https://site.example/a?b=1'],
  ['https://site-example.cdn.ampproject.org/v/s/site.example/a/amp/', 'https://site.example/a/amp/'],
  ['https://www.google.com/search?q=amp', 'https://www.google.com/search?q=amp'],
  ['https://www.google.com/amp/', 'https://www.google.com/amp/'],
  ['pasted:abc', 'pasted:abc'],
])('opens what a cache holds: %s', (address, inside) => {
  expect(withoutAmpCache(address)).toBe(inside);
});
