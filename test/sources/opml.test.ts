import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import type { ListedFeed } from '../../src/core/feed.ts';
import { visible } from '../../src/core/visible.ts';
import { readOpml, writeOpml } from '../../src/sources/opml.ts';
import { cpuTime } from './cpu-time.ts';

const read = (text: string): readonly ListedFeed[] => readOpml(Buffer.from(text)).feeds;

describe('a list of feeds', () => {
  it('keeps names and folders; what is no web address is named, and nothing comes twice', () => {
    const file = readFileSync(new URL('../fixtures/feeds/subscriptions.opml', import.meta.url));
    const { feeds, unread } = readOpml(file);
    expect(unread.map(({ title, address }) => [title, address])).toEqual([
      ['Script', 'javascript:alert(1)'],
      ['File', 'file:///etc/passwd'],
    ]);
    expect(feeds).toEqual([
      {
        url: 'https://blog.example/feed/',
        title: 'Living with MS "daily"',
        siteUrl: 'https://blog.example/',
        folders: ['Health & science', 'Multiple sclerosis'],
      },
      { url: 'https://desk.example/rss', title: 'Desk', siteUrl: null, folders: ['Health & science'] },
      { url: 'http://rares.example/atom.xml', title: 'No scheme', siteUrl: null, folders: [] },
      { url: 'https://desk.example/rss', title: 'Twice', siteUrl: null, folders: [] },
    ]);
  });

  it('comes back the same after being written', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map(visible)
      .filter((text) => text !== '');
    const address = fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => new URL(url).href);
    const feed = fc.record({
      url: address,
      title: fc.option(line),
      siteUrl: fc.option(address),
      folders: fc.array(line, { maxLength: 4 }),
    });
    const places = fc.uniqueArray(feed, {
      maxLength: 12,
      selector: ({ url, folders }) => JSON.stringify([url, folders]),
    });
    fc.assert(
      fc.property(line, places, (name, feeds) => {
        const again = read(writeOpml(name, feeds));
        const sorted = (list: readonly ListedFeed[]): readonly string[] =>
          list.map((each) => JSON.stringify(each)).toSorted();
        expect(sorted(again)).toEqual(sorted(feeds));
      }),
      { numRuns: 300 },
    );
  });

  it('is written as every reader takes it', () => {
    expect(
      writeOpml('Our <feeds>', [
        { url: 'https://a.example/?b=1&c=2', title: 'A "b"', siteUrl: 'https://a.example/', folders: ['MS & more'] },
        { url: 'https://c.example/', title: null, siteUrl: null, folders: [] },
      ]),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Our &lt;feeds&gt;</title></head>
  <body>
    <outline type="rss" text="" xmlUrl="https://c.example/"/>
    <outline text="MS &amp; more" title="MS &amp; more">
      <outline type="rss" text="A &quot;b&quot;" title="A &quot;b&quot;" htmlUrl="https://a.example/" xmlUrl="https://a.example/?b=1&amp;c=2"/>
    </outline>
  </body>
</opml>
`);
  });
});

describe('a file that is no such list', () => {
  it.each([
    ['nothing', '', /not a list of feeds/],
    ['a feed', '<rss><channel><item/></channel></rss>', /not a list of feeds/],
    ['a list without a body', '<opml><head/></opml>', /not a list of feeds/],
    [
      'far too many feeds',
      `<opml><body>${Array.from({ length: 5001 }, (_, at) => `<outline xmlUrl="https://a.example/${at}"/>`).join('')}`,
      /more than 5,000/,
    ],
    ['folders without end', `<opml><body>${'<outline text="a">'.repeat(50_000)}`, /nested/],
    ['an entity bomb', `<!DOCTYPE o [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><opml>&b;</opml>`, /not a list of feeds/],
  ])('%s is refused with a sentence', (_name, text, sentence) => {
    const start = cpuTime();
    expect(() => read(text)).toThrow(NewsError);
    expect(() => read(text)).toThrow(sentence);
    expect(cpuTime() - start).toBeLessThan(2000);
  });

  it('whatever comes, it ends in a list or a sentence', () => {
    const pieces = fc.constantFrom(
      '<opml>',
      '<body>',
      '<outline ',
      'xmlUrl="https://a.example/"',
      ' text="&#0;&b;"',
      '>',
      '/>',
      '</outline>',
      '<!--',
      '\0',
      '<![CDATA[',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 30 }), (parts) => {
        try {
          read(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(NewsError);
        }
      }),
    );
  });
});
