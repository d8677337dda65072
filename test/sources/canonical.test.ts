import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise, sameSite } from '../../src/sources/canonical.ts';

describe('an article’s address', () => {
  it.each([
    ['https://a.example/s?utm_source=x&utm_medium=y', 'https://a.example/s'],
    ['https://a.example/s?id=7&fbclid=abc&page=2', 'https://a.example/s?id=7&page=2'],
    ['https://A.Example.:443/s#comments', 'https://a.example/s'],
    ['https://a.example/s?gclid=1#top', 'https://a.example/s'],
    ['http://a.example/s?mc_cid=1&mc_eid=2&q=a%20b', 'http://a.example/s?q=a+b'],
    ['https://a.example/s?b=2&a=1', 'https://a.example/s?b=2&a=1'],
    ['https://a.example/s?', 'https://a.example/s'],
    ['https://www.a.example/s', 'https://www.a.example/s'],
    ['https://a.example/s?utm=kept&reference=kept', 'https://a.example/s?utm=kept&reference=kept'],
  ])('%s', (address, expected) => {
    expect(canonicalise(address)).toBe(expected);
  });

  it('is the same the second time', () => {
    const query = fc.webQueryParameters().map((text) => `${text}&utm_source=a&x=${text}`);
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true }), query, (address, more) => {
        const once = canonicalise(address.includes('?') ? address : `${address.split('#')[0] ?? ''}?${more}`);
        expect(canonicalise(once)).toBe(once);
      }),
    );
  });
});

it.each([
  ['https://www.a.example/', 'http://a.example/x', true],
  ['https://amp.a.example/', 'https://m.a.example/', true],
  ['https://news.a.example/', 'https://a.example/', true],
  ['https://www.paper.co.uk/', 'https://paper.com/', true],
  ['https://blog.a.com/', 'https://blog.b.com/', false],
  ['https://a.example/', 'https://b.example/', false],
  ['https://nota.example/', 'https://a.example/', false],
  ['https://one.blog.example/', 'https://two.blog.example/', false],
])('%s and %s: one site? %s', (one, other, same) => {
  expect(sameSite(one, other)).toBe(same);
  expect(sameSite(other, one)).toBe(same);
});
