import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { start } from '../contracts/samples.ts';
import { openLibrary, origin, type Library } from './library.ts';
import { examine, faults } from './validity.ts';

let library: Library;
beforeEach(async () => {
  library = await openLibrary();
});

const ordinary = [
  '/c/ms',
  '/c/ms/in/treatment',
  '/c/ms/search',
  '/c/ms/search?q=veins',
  '/c/ms/about',
  '/c/ms/privacy',
];

describe('every page', () => {
  it.each([...ordinary, '/c/ms/a/1-treating-clogged-veins-improves-ms', '/c/nobody'])(
    '%s is whole, and asks nothing of anybody',
    async (address) => {
      await library.publish();
      const page = await library.text(address);
      expect(await faults(page)).toEqual([]);
      const { problems, links } = examine(page);
      expect(problems).toEqual([]);
      expect(links.length).toBeGreaterThan(0);
      for (const link of links)
        expect(link).toMatch(/^(?:\/|#|https:\/\/(?:news\.example|example\.org|source\.example)\/)/);
    },
  );

  it.each([...ordinary, '/', '/robots.txt', '/c/ms/feeds/latest.rss'])(
    '%s comes with everything that keeps a reader safe',
    async (address) => {
      const { headers } = await library.get(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.has('set-cookie')).toBe(false);
    },
  );

  it('is for reading only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await library.app.request(`${origin}/c/ms`, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
    }
    const head = await library.app.request(`${origin}/c/ms`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('is not sent twice to who has it already, and is sent anew once it says something else', async () => {
    const article = await library.publish();
    const address = '/c/ms/a/1-treating-clogged-veins-improves-ms';
    const first = await library.get(address);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const again = await library.get(address, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
    await library.revise(article, { standing: 'disputed', correctedAt: start + 1 });
    const changed = await library.get(address, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
  });

  it.each([...ordinary, '/c/nobody'])('%s brings its own style, the one its policy names', async (address) => {
    const response = await library.get(address);
    const sheet = /<style>(.*?)<\/style>/s.exec(await response.text())?.[1] ?? '';
    const hash = createHash('sha256').update(sheet).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    expect(sheet).not.toMatch(/url\(|@import/);
  });

  it('comes compressed to who takes it so, and is known again all the same', async () => {
    const asked = { 'accept-encoding': 'gzip' };
    const first = await library.get('/c/ms', asked);
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('vary')).toContain('Accept-Encoding');
    const unpacked = gunzipSync(Buffer.from(await first.arrayBuffer())).toString();
    expect(unpacked).toBe(await library.text('/c/ms'));
    const again = await library.get('/c/ms', { ...asked, 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });
});

describe('an article', () => {
  it('shows its caution, every label with its sentence, what is not stated, its source and where it was first', async () => {
    await library.publish({ url: 'https://example.org/news/9?utm_source=chat&id=9&fbclid=x' });
    const page = await library.text('/c/ms/a/1-treating-clogged-veins-improves-ms');
    expect(page).toContain('Caution, from Dr. Roe');
    expect(page).toContain('The trial was small.');
    expect(page.replaceAll(/\s+/g, ' ')).toContain('<dt>Kind of study</dt> <dd> <strong>trial</strong>');
    expect(page.match(/class="gap">Not stated/g)).toHaveLength(6);
    const flat = page.replaceAll(/\s+/g, ' ');
    expect(flat).toContain('<dt>What does it cost?</dt> <dd class="gap">Not mentioned</dd>');
    expect(flat).toMatch(
      /<dt>What harm can it do\?<\/dt> <dd> <strong>Mentioned<\/strong> <q [^>]*>The trial was small\.<\/q>/,
    );
    expect(page).toContain('href="https://example.org/news/9?id=9" rel="noreferrer noopener"');
    expect(page).toContain('href="https://source.example/a" rel="noreferrer noopener"');
    expect(page).not.toContain('utm_source');
    expect(page).toContain('News, not medical advice');
  });

  it('is cited as what it is in its structured data, and described for previews', async () => {
    await library.publish({ title: 'Veins </script><script>alert(1)</script>' });
    const page = (await library.get('/c/ms/a/1')).headers.get('location');
    const text = await library.text(page ?? '');
    const data = /<script type="application\/ld\+json">\s*(.*?)\s*<\/script>/s.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'CreativeWork',
      name: 'Veins </script><script>alert(1)</script>',
      creativeWorkStatus: 'Current',
      citation: { publisher: { name: 'Patient Post' }, datePublished: '2012-03-29' },
    });
    expect(text).toContain('<meta property="og:type" content="article" />');
    expect(examine(text).problems).toEqual([]);
  });

  it('keeps its address when its title changes, and leads from any old one to today’s', async () => {
    const article = await library.publish();
    await library.revise(article, { title: 'Clogged Veins, Again' });
    for (const old of ['1', '1-treating-clogged-veins-improves-ms', '1-anything']) {
      const response = await library.get(`/c/ms/a/${old}?size=large`);
      expect(response.status).toBe(301);
      expect(response.headers.get('location')).toBe('/c/ms/a/1-clogged-veins-again?size=large');
    }
    expect((await library.get('/c/ms/a/1-clogged-veins-again')).status).toBe(200);
    expect((await library.get('/c/ms/a/1/')).headers.get('location')).toBe('/c/ms/a/1');
    expect((await library.get('//elsewhere.example/')).status).toBe(404);
    for (const none of ['2', 'x', '01x', '-1', '999999999999999999']) {
      expect((await library.get(`/c/ms/a/${none}`)).status).toBe(404);
    }
  });

  it('leads on from an address of an open archive at which there is nothing', async () => {
    for (const address of ['/c/ms/a/99-gone', '/c/ms/in/no-such-topic']) {
      const response = await library.get(address);
      expect(response.status).toBe(404);
      expect(response.headers.get('x-robots-tag')).toBe('noindex');
      const page = await response.text();
      expect(page).toContain('There is no page at this address.');
      expect(page).toMatch(/<a href="\/c\/ms">the front page<\/a>/);
      expect(examine(page).problems).toEqual([]);
    }
  });

  it('tells first how it stands, why, and when that was', async () => {
    const article = await library.publish();
    const notice = {
      text: 'Two trials found no benefit.',
      link: 'https://later.example/?utm_medium=x',
      at: start + 86_400_000,
    };
    await library.revise(article, { standing: 'superseded', notice, correctedAt: notice.at });
    const page = await library.text('/c/ms/a/1-treating-clogged-veins-improves-ms');
    expect(page.indexOf('Two trials found no benefit')).toBeLessThan(page.indexOf('<h1>'));
    expect(page).toContain('<title>Superseded by later evidence: Treating Clogged Veins');
    expect(page).toContain('href="https://later.example/"');
    expect(page).toContain('24 November 2026');
    expect(await library.text('/c/ms')).toContain('Lately put right');
  });

  it('names what is about the same as it stands today, and nothing withdrawn', async () => {
    const first = await library.publish({ title: 'Clogged veins and walking', canonicalUrl: 'https://example.org/1' });
    const second = await library.publish({ title: 'Clogged veins, again', canonicalUrl: 'https://example.org/2' });
    const address = `/c/ms/a/${second.id}-clogged-veins-again`;
    const named = async () => {
      const page = await library.text(address);
      return page.slice(page.indexOf('Related articles'));
    };
    expect(await named()).toContain('Clogged veins and walking');
    const disputed = await library.revise(first, { standing: 'disputed', correctedAt: start + 1 });
    expect(await named()).toMatch(/Disputed[^]*Clogged veins and walking/);
    await library.revise(disputed, { life: 'withdrawn', correctedAt: start + 2 });
    expect(await library.text(address)).not.toContain('Clogged veins and walking');
  });

  it('keeps the history of what was said of it, each with its day, the oldest first', async () => {
    const day = 86_400_000;
    const disputed = { text: 'Two experts disagree.', link: null, at: start + day };
    const superseded = { text: 'A trial found no benefit.', link: null, at: start + 400 * day };
    const article = await library.publish();
    const second = await library.revise(article, { standing: 'disputed', notice: disputed, correctedAt: disputed.at });
    await library.revise(second, { standing: 'superseded', notice: superseded, correctedAt: superseded.at });
    const page = await library.text('/c/ms/a/1-treating-clogged-veins-improves-ms');
    const history = page.slice(page.indexOf('What became of it here')).replaceAll(/\s+/g, ' ');
    expect(history).toMatch(/shared with.*Disputed\.<\/strong> Two experts.*Superseded.*A trial found/s);
    expect(await faults(page)).toEqual([]);
  });

  it('that was withdrawn leaves its notice and nothing else, for people and not for search engines', async () => {
    const article = await library.publish({ title: 'A Wrong Thing', description: 'secret lead' });
    const before = { text: 'It is not sure that Jane Roe was cured.', link: null, at: start + 1 };
    const doubted = await library.revise(article, { standing: 'disputed', notice: before, correctedAt: before.at });
    const notice = { text: 'It named a patient.', link: null, at: start + 2 };
    await library.revise(doubted, { life: 'withdrawn', notice, correctedAt: notice.at });
    const response = await library.get('/c/ms/a/1-a-wrong-thing');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    const page = await response.text();
    expect(page).toContain('This article was withdrawn');
    expect(page).toContain('It named a patient.');
    expect(page).not.toContain('The trial was small.');
    expect(page).not.toContain('Doctors opened');
    expect(page).not.toContain('Jane Roe');
    expect(examine(page).problems).toEqual([]);
    for (const list of ['/c/ms/in/treatment', '/c/ms/search?q=veins', '/c/ms/sitemap.xml', '/c/ms/feeds/latest.rss'])
      expect(await library.text(list)).not.toContain('wrong-thing');
  });
});

describe('lists', () => {
  it('turn pages by number, so that nothing is skipped or told twice while news come in', async () => {
    for (let serial = 1; serial <= 12; serial += 1) await library.publish({ title: `Study ${serial} of veins` });
    const first = await library.text('/c/ms/in/treatment');
    expect(first).toContain('Study 12 of veins');
    expect(first).not.toContain('Study 2 of veins');
    const older = /rel="next" href="([^"]+)"/.exec(first)?.[1] ?? '';
    await library.publish({ title: 'News just in' });
    const second = await library.text(older);
    expect(second).toContain('Study 2 of veins');
    expect(second).not.toContain('Study 3 of veins');
  });

  it('find by words and category, and keep a search in no cache', async () => {
    await library.publish({ title: 'Veins of the neck', categories: ['treatment'] });
    await library.publish({ title: 'Veins and sleep', categories: ['living-with-ms'] });
    const response = await library.get('/c/ms/search?q=veins&in=treatment');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const page = await response.text();
    expect(page).toContain('1 article found');
    expect(page).toContain('Veins of the neck');
    expect(page).not.toContain('Veins and sleep');
    expect(page).toContain('<option value="treatment" selected>');
    expect(await library.text('/c/ms/search?q=veins&page=7')).toContain('There are no more pages.');
    expect(await library.text('/c/ms/search?q=%3F%21')).toContain('no words to look for');
    const narrowed = await library.text('/c/ms/search?q=veins&site=example.org&since=2012&until=2012-03&is=current');
    expect(narrowed).toContain('found</h2>');
    expect(narrowed).toMatch(/<details open>[\s\S]*value="2012-03"[\s\S]*<option value="current" selected>/);
    expect(await library.text('/c/ms/search?q=veins&since=2013')).toContain('Nothing was found.');
    const slip = await library.text('/c/ms/search?q=clogged+viens&since=2012');
    expect(slip).toMatch(
      /Did you mean <a href="\/c\/ms\/search\?q=clogged\+veins&amp;since=2012">clogged veins<\/a>\?/,
    );
    expect(library.log.lines).toEqual([]);
  });

  it('say of what no longer stands what became of it, wherever it is listed', async () => {
    const { id } = await library.publish({
      title: 'Veins of the neck',
      standing: 'retracted',
      notice: { text: 'A trial found no benefit', link: 'https://why.example/', at: 0 },
    });
    expect(id).toBeGreaterThan(0);
    for (const list of ['/c/ms/in/treatment', '/c/ms/search?q=veins'])
      expect(await library.text(list)).toMatch(
        /A trial found no benefit\. <a [^>]*href="https:\/\/why\.example\/"[^>]*>Read why<\/a>/,
      );
  });

  it('say which date was left out because it is none', async () => {
    await library.publish({ title: 'Veins of the neck' });
    const page = await library.text('/c/ms/search?q=veins&since=%3Cfoo%3E&until=2012-13');
    expect(page).toContain('1 article found');
    expect(page).toMatch(/“&lt;foo&gt;” and “2012-13” are no dates, and were left out\. Write them like 2020/);
    expect(await library.text('/c/ms/search?q=veins&since=foo')).toMatch(/“foo” is no date, and was left out\./);
    expect(await library.text('/c/ms/search?q=veins&since=2010')).not.toContain('left out');
  });

  it('count pages only where there are several', async () => {
    await library.publish({ title: 'Veins of the neck' });
    expect(await library.text('/c/ms/search?q=veins')).not.toContain('Page 1 of 1');
  });

  it('ask searchers to wait when too many come at once, and nobody else', async () => {
    const many = await Promise.all(Array.from({ length: 60 }, () => library.get('/c/ms/search?q=veins')));
    const told = many.filter(({ status }) => status === 503);
    expect(told.length).toBeGreaterThan(5);
    expect(told[0]?.headers.get('retry-after')).toBe('2');
    expect((await library.get('/c/ms')).status).toBe(200);
  });
});

describe('a community that is private', () => {
  it('is answered like one that does not exist, whatever is asked', async () => {
    await library.publish({ community: 'als', title: 'Only ours' });
    const addresses = [
      '',
      '/in/treatment',
      '/a/1',
      '/a/1-only-ours',
      '/search?q=ours',
      '/about',
      '/sitemap.xml',
      '/feeds/latest.rss',
      '/feeds/in/treatment.json',
    ];
    for (const address of addresses) {
      const [hidden, none] = await Promise.all([library.get(`/c/als${address}`), library.get(`/c/nobody${address}`)]);
      expect(hidden.status, address).toBe(404);
      expect(await hidden.text()).toBe(await none.text());
      expect([...hidden.headers]).toEqual([...none.headers]);
    }
    expect(await library.text('/sitemap.xml')).not.toContain('als');
  });

  it('goes off the web again when a moderator closes it', async () => {
    await library.publish();
    await library.store.settings.change('ms', { archive: 'private' });
    for (const address of ['/c/ms', '/c/ms/a/1', '/c/ms/feeds/latest.json', '/'])
      expect((await library.get(address)).status).toBe(404);
  });

  it('shares nothing with one that is open', async () => {
    await library.store.settings.change('als', { archive: 'open' });
    await library.publish({ title: 'Of the one' });
    await library.publish({ community: 'als', title: 'Of the other' });
    for (const address of [
      '',
      '/in/treatment',
      '/search?q=other',
      '/feeds/latest.rss',
      '/feeds/corrections.json',
      '/sitemap.xml',
    ])
      expect(await library.text(`/c/ms${address}`)).not.toContain('Of the other');
    expect((await library.get('/c/ms/a/2')).status).toBe(404);
    expect((await library.get('/c/als/a/2')).status).toBe(301);
  });
});

describe('the root', () => {
  it('leads to the one open archive, lists several, and is nothing without any', async () => {
    expect((await library.get('/')).headers.get('location')).toBe('/c/ms');
    await library.store.settings.change('als', { archive: 'open' });
    const list = await library.text('/');
    expect(list).toContain('MS together');
    expect(list).toContain('href="/c/als"');
    await library.store.settings.change('als', { archive: 'private' });
    await library.store.settings.change('ms', { archive: 'private' });
    expect((await library.get('/')).status).toBe(404);
  });

  it('tells crawlers where to look and where not to', async () => {
    await library.publish();
    expect(await library.text('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`);
    expect(await library.text('/sitemap.xml')).toContain(`<loc>${origin}/c/ms/sitemap.xml</loc>`);
    expect(await library.text('/c/ms/sitemap.xml')).toContain(
      `<loc>${origin}/c/ms/a/1-treating-clogged-veins-improves-ms</loc>`,
    );
  });
});

const hostile = ['blns.json', 'patt-xss.json'].flatMap((file): readonly string[] =>
  JSON.parse(readFileSync(`test/fixtures/hostile/${file}`, 'utf8')),
);

describe('whatever an article says', () => {
  const addresses = (id: number): readonly string[] => [
    '/c/ms',
    '/c/ms/in/treatment',
    `/c/ms/a/${id}`,
    '/c/ms/search?q=trial',
  ];

  const everywhere = (said: string) => ({
    title: said,
    byline: said,
    siteName: said,
    language: said,
    text: `${said}. The trial was small.`,
    original: { url: said, name: said },
    notice: { text: said, link: said, at: start },
    standing: 'disputed' as const,
    correctedAt: start,
    judgement: {
      summary: [{ text: said, start: 0, end: said.length }],
      caution: { text: said, start: 1, end: 2, speaker: said },
      evidence: {
        studyKind: { value: said, quote: said, start: 0, end: 1 },
        subjects: null,
        sampleSize: null,
        controlGroup: null,
        publishedIn: null,
        funding: null,
        availability: null,
      },
      readingGrade: null,
      warnings: [],
    },
  });

  const harmless = async (said: string): Promise<void> => {
    const library = await openLibrary();
    const article = await library.publish({
      ...everywhere(said),
      url: `https://example.org/${encodeURIComponent(said.toWellFormed())}`,
    });
    for (const address of addresses(article.id)) {
      let response = await library.get(address);
      if (response.status === 301) response = await library.get(response.headers.get('location') ?? '');
      expect(response.status, address).toBe(200);
      const { problems, links } = examine(await response.text());
      expect(problems, `${address} with ${said}`).toEqual([]);
      for (const link of links) expect(link, said).toMatch(/^(?:\/(?!\/)|#|https?:\/\/)/);
    }
  };

  it('is text on every page, and never markup: naughty strings and scripting lines', async () => {
    expect(hostile.length).toBeGreaterThan(500);
    // Ten at a time, in every field at once.
    for (let at = 0; at < hostile.length; at += 10) await harmless(hostile.slice(at, at + 10).join(' '));
    for (const said of hostile.filter((_, index) => index % 9 === 0)) await harmless(said);
  });

  it('is text on every page: anything at all', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '"', "'", '&', '</script>', '<!--', ']]>', 'javascript:', '\0'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), (pieces) => harmless(pieces.join(''))),
      { numRuns: 150 },
    );
  });

  it('what is searched is shown back as text', async () => {
    let asked = 0;
    for (const said of hostile.filter((_, index) => index % 5 === 0)) {
      // A fresh one now and then, for searches are counted.
      if (asked % 30 === 0) library = await openLibrary();
      asked += 1;
      const query = new URLSearchParams({ q: said, in: said, page: said, size: said }).toString();
      const response = await library.get(`/c/ms/search?${query}`);
      expect(response.status).toBe(200);
      expect(examine(await response.text()).problems, said).toEqual([]);
    }
  });
});
