import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import type { Feed } from '../../src/core/feed.ts';
import { parseFeed } from '../../src/sources/feed.ts';
import { cpuTime } from './cpu-time.ts';

const url = 'https://blog.example/feed/';
const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url));
const read = (feed: string | Uint8Array, contentType: string | null = null): Feed =>
  parseFeed(typeof feed === 'string' ? Buffer.from(feed) : feed, contentType, url);
const rss = (inside: string, attributes = ''): string =>
  `<rss version="2.0" ${attributes}><channel><link>https://blog.example/</link>${inside}</channel></rss>`;

function refusal(feed: string | Uint8Array): string {
  try {
    read(feed);
  } catch (error) {
    if (error instanceof NewsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('it was read');
}

describe('a feed of each format', () => {
  it('RSS 2.0, with what it borrows from Dublin Core, content and Media RSS', () => {
    expect(read(fixture('rss2.xml'))).toEqual({
      url,
      title: 'Living with MS & more',
      siteUrl: 'https://blog.example/',
      language: 'en-US',
      rest: { every: null, skipHours: [], skipDays: [] },
      items: [
        {
          id: 'https://blog.example/?p=401',
          url: 'https://blog.example/2012/03/29/veins/',
          title: 'Treating clogged veins helps MS, study says (p<0.05)',
          publishedAt: '2012-03-29T08:15:00-04:00',
          summary: 'Fifty people took part. An expert warns: nothing is proven.',
          byline: 'Ann Author',
          categories: ['Treatment', 'CCSVI & veins'],
        },
        {
          id: 'https://blog.example/2012/03/28/vitamin-d/',
          url: 'https://blog.example/2012/03/28/vitamin-d/',
          title: 'Vitamin D, again',
          publishedAt: '2012-03-28T21:00:00Z',
          summary: 'No summary here.',
          byline: 'Ed Itor',
          categories: [],
        },
      ],
    });
  });

  it('RSS 0.91, whose DTD is not asked for', () => {
    expect(read(fixture('rss091.xml'))).toMatchObject({
      title: 'Diabetes Desk',
      language: 'en',
      items: [{ id: 'http://desk.example/pump.html', title: 'A pump that listens', publishedAt: null, byline: null }],
    });
  });

  it('RSS 1.0 in RDF, in the encoding it declares', () => {
    expect(read(fixture('rdf.xml'), 'application/xml')).toMatchObject({
      title: 'Praxis-Nachrichten',
      siteUrl: 'http://praxis.example/',
      language: 'de',
      items: [
        {
          id: 'http://praxis.example/1',
          title: 'Neue Leitlinie für Schübe',
          publishedAt: '2013-05-02T10:00:00+02:00',
          summary: 'Was sich ändert',
          byline: 'Jörg Müller',
          categories: ['Leitlinien'],
        },
      ],
    });
  });

  it('Atom 1.0, its text types, bases, people and several links', () => {
    expect(read(fixture('atom10.xml'))).toMatchObject({
      title: 'Trials & treatments: use of the <hr> tag',
      siteUrl: 'https://trust.example/news/',
      language: 'en-GB',
      items: [
        {
          id: 'tag:trust.example,2014:trial',
          url: 'https://trust.example/news/2014/trial',
          title: 'No benefit found in two trials',
          publishedAt: '2014-06-01T07:30:00+01:00',
          summary: 'Of 97 people, none improved. Doctors urge caution.',
          byline: 'The Trust',
          categories: ['Vein therapy', 'trials'],
        },
        {
          id: 'https://trust.example/news/2014/second',
          url: 'https://trust.example/news/2014/second',
          title: 'AT&T',
          publishedAt: '2014-05-30T00:00:00Z',
          summary: 'Only content',
          byline: 'Bea Byline, Carl Colleague',
        },
      ],
    });
  });

  it('Atom 0.3, base64 included', () => {
    expect(read(fixture('atom03.xml')).items).toEqual([
      {
        id: 'tag:rares.example,2005:42',
        url: 'http://rares.example/42',
        title: 'Le dossier complet',
        publishedAt: '2005-11-09T00:23:47Z',
        summary: 'Deux mots',
        byline: null,
        categories: [],
      },
    ]);
  });

  it('JSON Feed, where what has the wrong type is taken for missing', () => {
    expect(read(fixture('feed.json'), 'text/html')).toMatchObject({
      title: 'Long Covid <weekly>',
      siteUrl: 'https://weekly.example/',
      language: 'en-AU',
      items: [
        {
          id: '2012',
          url: 'https://weekly.example/pacing',
          title: 'Pacing: what <5 studies say',
          publishedAt: '2021-02-03T04:05:06-07:00',
          summary: 'Rest & pace.',
          byline: 'The Weekly',
          categories: ['pacing', '7'],
        },
        { url: 'https://weekly.example/b', publishedAt: '2021-02-01', summary: 'Second', byline: 'Old Style' },
      ],
    });
  });

  it('CDF, in capitals and relative', () => {
    expect(read(fixture('cdf.xml'))).toMatchObject({
      title: 'Push channel',
      items: [{ url: 'http://cdf.example/one', title: 'From another century', summary: 'Still here' }],
    });
  });
});

describe('a broken feed', () => {
  it('is read as far as it goes: junk before it, open tags, stray ampersands, undeclared names, cut off', () => {
    expect(read(fixture('broken.xml'))).toMatchObject({
      title: 'Broken & proud',
      siteUrl: 'https://broken.example/',
      items: [
        {
          url: 'https://broken.example/?a=1&b=2',
          title: 'Café © trial & error',
          summary: 'First words',
          publishedAt: null,
        },
        { url: 'https://broken.example/next', title: 'The next one', byline: 'Undeclared Prefix', publishedAt: null },
      ],
    });
  });

  it('cut off in a title keeps what came', () => {
    expect(read('<rss><channel><item><link>/a</link><title><![CDATA[Cut off in the mid').items).toMatchObject([
      { url: 'https://blog.example/a', title: 'Cut off in the mid' },
    ]);
  });

  it('by WordPress says nothing about itself in every summary', () => {
    const said =
      '<![CDATA[<p>Twelve people walked faster. [&#8230;]</p><p>The post <a href="x">Walking</a> appeared first on <a href="y">My blog</a>.</p>]]>';
    const { items } = read(rss(`<item><link>/a</link><description>${said}</description></item>`));
    expect(items[0]?.summary).toBe('Twelve people walked faster. […]');
  });

  it('whose every item is left open still has them all', () => {
    const items = Array.from({ length: 150 }, (_, at) => `<item><title>Item ${at}<link>/${at}`).join('');
    const feed = read(rss(items));
    expect(feed.items).toHaveLength(150);
    expect(feed.items[149]).toMatchObject({ title: 'Item 149', url: 'https://blog.example/149' });
  });

  it.each([
    ['an empty document', ''],
    ['white space', ' \n '],
    ['plain words', 'Not found'],
    ['other JSON', '{"items": [1, 2]}'],
    ['JSON cut off', '{"version": "https://jsonfeed.org/version/1", "items": ['],
    ['other XML', '<?xml version="1.0"?><urlset><url><loc>https://a.example</loc></url></urlset>'],
    ['zeros', Buffer.alloc(5000)],
  ])('%s is no feed, and says what to do', (_name, text) => {
    expect(refusal(text)).toBe(
      'unreadable: That address does not give a feed (RSS, Atom or JSON Feed). Open the site’s own page, and look for its feed or RSS link.',
    );
  });

  it('a web page is told apart, feed icons in it or not', () => {
    const page = `<!doctype html><html><head><title>News</title></head><body>${'<p>'.repeat(500)}<rss><channel><item>`;
    expect(refusal(page)).toMatch(/web page, not a feed/);
  });
});

describe('encodings', () => {
  const text = rss('<title>Kürzere Wege für Łódź</title>');
  it.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`), null],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), null],
    ['UTF-16 without', Buffer.from(text, 'utf16le'), null],
    ['big-endian UTF-16 without', Buffer.from(text, 'utf16le').swap16(), 'application/rss+xml'],
    ['UTF-8 that claims to be Latin', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`), null],
    ['NULs strewn in', Buffer.from(text.replaceAll('ü', '\0ü\0')), null],
  ])('%s', (_name, bytes, contentType) => {
    expect(read(bytes, contentType).title).toBe('Kürzere Wege für Łódź');
  });

  it('the header’s charset goes before the declaration’s', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>\xB3 Łatwo', 'latin1');
    expect(read(bytes, 'text/xml; charset=iso-8859-2').title).toMatch(/^ł/);
    expect(read(bytes).title).toMatch(/^³/);
  });
});

describe('ids', () => {
  const ids = (items: string): readonly string[] => read(rss(items)).items.map(({ id }) => id);

  it('stay the same when titles, dates and neighbours change', () => {
    const one = '<item><guid>a-1</guid><link>/a</link><title>First</title></item>';
    const two = '<item><link>/b?utm_source=rss</link><title>Second</title></item>';
    expect(ids(one + two)).toEqual(['a-1', 'https://blog.example/b']);
    expect(ids(two.replace('Second', 'Corrected').replace('rss', 'feed'))).toEqual(['https://blog.example/b']);
  });

  it('that name several pages are not believed', () => {
    expect(ids('<item><guid>0</guid><link>/a</link></item><item><guid>0</guid><link>/b</link></item>')).toEqual([
      'https://blog.example/a',
      'https://blog.example/b',
    ]);
  });

  it('of several items on one page differ, and are short however long the feed makes them', () => {
    const made = ids(
      '<item><link>/log</link><title>One</title></item><item><link>/log</link><title>Two</title></item>',
    );
    expect(new Set(made).size).toBe(2);
    expect(ids(`<item><guid>${'g'.repeat(1500)}</guid><link>/a</link></item>`)[0]?.length).toBeLessThan(100);
  });

  it('an item given twice comes once', () => {
    const item = '<item><guid>a</guid><link>/a</link><title>T</title></item>';
    expect(ids(item + item)).toEqual(['a']);
  });
});

describe('a hostile feed', () => {
  it('is told nothing of this machine, and expands nothing', () => {
    const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    const feed = read(
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">${entities}]>${rss(
        '<item><link>/a</link><title>&l12;&x;</title><description>&x;</description></item>',
      )}`,
    );
    expect(feed.items[0]).toMatchObject({ title: '&l12;&x;', summary: '&x;' });
  });

  it('pollutes no prototype', () => {
    read(rss('<__proto__><polluted>1</polluted></__proto__>', '__proto__="x" constructor="y"'));
    read(
      '{"version":"https://jsonfeed.org/version/1","title":"x","__proto__":{"polluted":1},"items":[{"__proto__":{"polluted":1}}]}',
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps no markup and hides no words, in any field', () => {
    const evil = '&lt;script&gt;alert(1)&lt;/script&gt;A&lt;img src=x onerror=alert(1)&gt;B\u202E\u200B';
    const [item] = read(
      rss(
        `<item><link>/a</link><title>${evil}</title><description>${evil}</description><category>${evil}</category><author>${evil}</author></item>`,
      ),
    ).items;
    expect(item).toMatchObject({ title: 'A B', summary: 'A B', byline: 'A B', categories: ['A B'] });
  });

  it('leads nowhere but to the web', () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      `https://a.example/${'x'.repeat(3000)}`,
    ];
    expect(read(rss(links.map((link) => `<item><link>${link}</link></item>`).join(''))).items).toEqual([]);
  });

  it('of more than 200 items, the newest are kept in the feed’s order', () => {
    const dated = Array.from({ length: 300 }, (_, at) => {
      const day = new Date(Date.UTC(2015, 0, 1 + at)).toUTCString();
      return `<item><link>/${at}</link><pubDate>${day}</pubDate></item>`;
    });
    const { items } = read(rss(dated.join('')));
    expect([items.length, items[0]?.url, items.at(-1)?.url]).toEqual([
      200,
      'https://blog.example/100',
      'https://blog.example/299',
    ]);
    const undated = read(rss(Array.from({ length: 300 }, (_, at) => `<item><link>/${at}</link></item>`).join('')));
    expect(undated.items.at(-1)?.url).toBe('https://blog.example/199');
  });

  /** 2 MB is the most that is ever fetched. */
  const full = 2 * 1024 * 1024;
  const fill = (piece: string): string => piece.repeat(Math.ceil(full / piece.length));
  it.each([
    ['tags nested without end', rss(fill('<a>')), /nested far deeper/],
    ['the same before the feed', fill('<a>') + rss(''), /nested far deeper/],
    ['JSON nested without end', fill('{"a":'), /does not give a feed/],
    ['declarations without end', fill('<!DOCTYPE '), /does not give a feed/],
    ['comments without end', fill('<!--'), /does not give a feed/],
  ])('%s is refused at once', (_name, text, sentence) => {
    const start = cpuTime();
    expect(refusal(text.slice(0, full))).toMatch(sentence);
    expect(cpuTime() - start).toBeLessThan(1000);
  });

  it.each([
    ['100,000 items', rss(fill('<item/>'))],
    ['full items', rss(fill('<item><link>/a</link><guid>g</guid><title>t</title></item>'))],
    ['an attribute a byte', `<rss ${Array.from({ length: 100_000 }, (_, at) => `a${at}="x"`).join(' ')}><channel>`],
    [
      'namespaces without end',
      `<rss ${Array.from({ length: 40_000 }, (_, at) => `xmlns:a${at}="u"`).join(' ')}><channel>${'<item xmlns:b="c"/>'.repeat(2000)}`,
    ],
    ['opening brackets', rss(fill('<'))],
    ['ampersands', rss(`<item><title>${fill('&')}`)],
    ['spaces', rss(`<item><title>${fill(' ')}`)],
    ['an author of at signs', rss(`<item><link>/a</link><author>${fill('a@')}`)],
    ['markup in a title', rss(`<item><link>/a</link><title><![CDATA[${fill('<b>')}`)],
    ['dates', rss(`<item><link>/a</link>${fill('<pubDate>99 Foo 2015 1:1</pubDate>')}`)],
    ['links', rss(`<item>${fill('<link>x:</link>')}`)],
    ['ends without beginnings', rss(`<item>${fill('</title>')}`)],
    ['base64', `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><title mode="base64">${fill('A')}`],
    [
      'JSON items',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1',
        items: Array.from({ length: 60_000 }, (_, id) => ({ id })),
      }),
    ],
  ])('%s take no time to speak of', (_name, text) => {
    const start = cpuTime();
    expect(read(text.slice(0, full)).items.length).toBeLessThanOrEqual(200);
    expect(cpuTime() - start).toBeLessThan(4000);
  });
});

describe('whatever comes', () => {
  const formats = ['rss2.xml', 'rdf.xml', 'atom10.xml', 'atom03.xml', 'broken.xml', 'feed.json', 'cdf.xml'].map(
    fixture,
  );

  it('ends in a feed or in a sentence, and every item is plain, named and on the web', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...formats),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(40),
            fc.oneof(
              fc.uint8Array({ maxLength: 8 }),
              fc.constantFrom(
                ...[
                  '<item>',
                  '</item>',
                  '<![CDATA[',
                  ']]>',
                  '<!--',
                  '&',
                  '"',
                  '<title>',
                  '</channel>',
                  '\0',
                  '<x:y',
                  '{',
                  ']',
                ].map((text) => new Uint8Array(Buffer.from(text))),
              ),
            ),
          ),
          { maxLength: 6 },
        ),
      )
      .map(([bytes, cuts]) =>
        cuts.reduce<Buffer>((whole, [share, length, instead]) => {
          const at = Math.floor(share * whole.length);
          return Buffer.concat([whole.subarray(0, at), instead, whole.subarray(at + length)]);
        }, bytes),
      );
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: damaged }, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        let feed: Feed;
        try {
          feed = read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(NewsError);
          return;
        }
        expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
        for (const item of feed.items) {
          expect(item.url).toMatch(/^https?:\/\//);
          expect(item.id).not.toBe('');
          expect(item.title + item.summary).not.toMatch(/<script|\n|\p{Cc}/u);
          if (item.publishedAt !== null) expect(Date.parse(item.publishedAt)).not.toBeNaN();
        }
      }),
      { numRuns: 1500 },
    );
  });
});
