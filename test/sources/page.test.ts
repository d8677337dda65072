import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/article.ts';
import { NewsError } from '../../src/core/errors.ts';
import { readPage } from '../../src/sources/page.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/pages/${name}`, import.meta.url), 'utf8');

/** A result as a person checks it by eye: what was found, then the text. */
const readable = ({ text, ...found }: Page): string => `${JSON.stringify(found, null, 2)}\n\n${text}\n`;

const prose = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<p>Paragraph ${i} tells of a study with many people in it, of what was found, and of what is still not known today.</p>`,
  ).join('\n');

const wrapped = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body><article>${body}</article></body></html>`;

describe('pages as they are in the wild', () => {
  it.each([
    ['trial-news', 'https://www.northfieldhealth.example/2024/05/14/walking-pill-trial?utm_source=chat#comments'],
    ['vein-story', 'http://ourmscorner.example/2012/03/29/clogged-veins/'],
    ['german', 'https://klinikbote.example/wartezeiten'],
    ['french', 'https://m.journaldessoins.example/2026/10/essai-decoit?utm_medium=mail'],
    ['recall-notice', 'https://www.medicineswatch.example/alerts/exaject-pens?ref_src=app'],
    ['press-release', 'https://sciencereleases.example/news/1123'],
    ['journal-abstract', 'https://reviews.example/articles/12/3/88#abstract'],
    ['advocacy-blog', 'https://livingwithit.example/2026/08/first-infusion/amp/'],
  ])('%s', async (name, url) => {
    await expect(readable(readPage(fixture(`${name}.html`), url))).toMatchFileSnapshot(
      `../fixtures/pages/${name}.expected.txt`,
    );
  });

  it('the 2012 vein story keeps its warning, its original and its category', () => {
    const page = readPage(fixture('vein-story.html'), 'http://ourmscorner.example/2012/03/29/clogged-veins/');
    expect(page.text.split('\n\n')[3]).toMatch(/^But a neurologist .* warned that the reports prove nothing yet\./);
    expect(page).toMatchObject({
      title: 'Treating clogged veins helps MS, study says',
      publishedAt: '2012-03-29',
      original: { name: 'Radiology Daily', url: 'http://www.radiologydaily.example/articles/2012/vein-widening' },
      filedUnder: ['Treatment'],
    });
    expect(page.text).not.toMatch(/See the original|This entry was posted|sign up for this procedure/);
  });
});

describe('what stands around the text', () => {
  const text = (body: string, head = ''): readonly string[] =>
    readPage(
      wrapped(`<title>A story of a pill</title>${head}`, `<h1>A story of a pill</h1>${body}`),
      'https://e.example/a',
    ).text.split('\n\n');
  const description = 'The pill helped some people, and doctors urge caution until it has been tried on more of them.';
  const told = `<meta name="description" content="${description}">`;

  it('a standfirst is the description, and the text begins below the byline', () => {
    const paragraphs = prose(4);
    expect(text(`<p>${description}</p><p>By Jane Roe</p>${paragraphs}`, told)).not.toContain(description);
    expect(text(`<p>By Jane Roe</p><p>${description}</p>${paragraphs}`, told)[0]).toBe(description);
  });

  it.each(['November 20', '15:23 2019', 'Mon., 8 a.m. ET', 'letture'])('%s above it is not of it', (line) => {
    expect(text(`<p>${line}</p>${prose(4)}`)).not.toContain(line);
  });

  it('lines that part its sections are', () => {
    expect(text(`${prose(3)}<p>___</p>${prose(3)}`)).toContain('___');
  });
});

describe('what is not an article is refused with the reason', () => {
  it.each([
    ['paywall.html', 'https://ledger.example/story', /only the beginning/i],
    ['login.html', 'https://club.example/members', /signing in/],
    ['list.html', 'http://ourmscorner.example/category/treatment/', /lists several articles/],
    ['empty.html', 'https://app.example/', /no article text/i],
  ])('%s', (name, url, sentence) => {
    expect(() => readPage(fixture(name), url)).toThrow(
      expect.objectContaining({ code: 'unreadable', message: expect.stringMatching(sentence) }),
    );
  });

  it('an index without a telling address is seen through', () => {
    expect(() => readPage(fixture('list.html'), 'https://ourmscorner.example/p')).toThrow(/lists several articles/);
  });

  it.each(['', ' ', '\u0000', '<', 'x', '<html>', '<!--', '<p>Short.</p>'])('%j', (html) => {
    expect(() => readPage(html, 'https://e.example/')).toThrow(NewsError);
  });

  it('a saved stub is still read when asked for as it is', () => {
    const page = readPage(fixture('paywall.html'), 'https://ledger.example/story', 'as-they-are');
    expect(page.text).toContain('What they have found so far is both simple and disputed.');
  });
});

describe('where an article belongs', () => {
  const at = (head: string, url = 'https://www.paper.example/story?id=7&utm_medium=x#top'): Page =>
    readPage(wrapped(`<title>A story about a trial</title>${head}`, prose(12)), url);

  it('its canonical address is the page’s own word when on the same site', () => {
    expect(at('<link rel="canonical" href="/stories/7">').canonicalUrl).toBe('https://www.paper.example/stories/7');
    expect(at('<meta property="og:url" content="https://paper.example/s/7">').canonicalUrl).toBe(
      'https://paper.example/s/7',
    );
  });

  it('a canonical address on another site makes it a copy of that one', () => {
    expect(at('<link rel="canonical" href="https://other.example/original?fbclid=1">')).toMatchObject({
      canonicalUrl: 'https://www.paper.example/story?id=7',
      original: { url: 'https://other.example/original', name: null },
    });
  });

  it.each(['/', 'javascript:alert(1)', 'https://', 'data:text/html,x', ''])(
    '%j as canonical address is not believed',
    (href) => {
      expect(at(`<link rel="canonical" href="${href}">`)).toMatchObject({
        canonicalUrl: 'https://www.paper.example/story?id=7',
        original: null,
      });
    },
  );

  it.each([
    [
      '<p>Originally published at <a href="https://wire.example/1">The Wire</a>.</p>',
      'The Wire',
      'https://wire.example/1',
    ],
    [
      '<p>Source: <a href="https://wire.example/2">University press office</a></p>',
      'University press office',
      'https://wire.example/2',
    ],
    ['<p><a href="https://wire.example/3">Read the original article</a></p>', null, 'https://wire.example/3'],
    ['<p>Republished with permission from Nerve Weekly.</p>', 'Nerve Weekly', null],
  ])('%s is where it comes from', (line, name, url) => {
    const { original } = readPage(
      wrapped('<title>A story about a trial</title>', prose(12) + line),
      'https://blog.example/a',
    );
    expect(original).toEqual({ name, url });
  });

  it('a chart’s source in the middle is not where the article comes from', () => {
    const html = wrapped('<title>A story</title>', `${prose(6)}<p>Source: Health Office</p>${prose(6)}`);
    expect(readPage(html, 'https://blog.example/a').original).toBeNull();
  });
});

describe('what a page says about itself', () => {
  const title = (head: string, body = ''): string =>
    readPage(wrapped(head, body + prose(12)), 'https://www.nervenews.example/a').title;

  it.each([
    ['<title>Pill helps walking | Nerve News</title>', '', 'Pill helps walking'],
    ['<title>Nerve News: daily - Pill helps walking</title>', '', 'Pill helps walking'],
    ['<title>Walking - a new hope</title>', '', 'Walking - a new hope'],
    ['<title>Pill helps walking — The Paper</title>', '<h1>Pill helps walking</h1>', 'Pill helps walking'],
    [
      '<meta property="og:title" content="Pill helps walking"><title>x</title>',
      '<h1>Nerve News</h1>',
      'Pill helps walking',
    ],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pill &amp; walking",}</script>',
      '',
      'Pill &amp; walking',
    ],
  ])('its title: %s %s', (head, body, expected) => {
    expect(title(head, body)).toBe(expected);
  });

  it.each([
    ['<meta property="article:published_time" content="2019-11-18T09:30:00+01:00">', '2019-11-18T09:30:00+01:00'],
    ['<meta name="DC.date.issued" content="2019-11-18">', '2019-11-18'],
    [
      '<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":"2019-11-18T09:30Z"}</script>',
      '2019-11-18T09:30:00Z',
    ],
    [
      '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2019-11-18"}]}</script>',
      '2019-11-18',
    ],
  ])('its date: %s', (head, expected) => {
    expect(readPage(wrapped(`<title>A story</title>${head}`, prose(12)), 'https://e.example/a').publishedAt).toBe(
      expected,
    );
  });

  const dated = (head: string, body = ''): string | null =>
    readPage(wrapped(`<title>A story</title>${head}`, body + prose(12)), 'https://e.example/a').publishedAt;

  it('its date is the day its readers saw, not the one in UTC', () => {
    const utc = '<meta property="article:published_time" content="2023-11-09T02:11:03+00:00">';
    expect(dated(utc)).toBe('2023-11-09T02:11:03+00:00');
    expect(dated(`${utc}<meta property="article:modified_time" content="2023-11-08T22:00:00-05:00">`)).toBe(
      '2023-11-08T21:11:03-05:00',
    );
    expect(dated(utc, '<p class="date">November 8, 2023</p>')).toBe('2023-11-08');
    expect(dated(utc, '<p class="date">November 9, 2023</p>')).toBe('2023-11-09T02:11:03+00:00');
  });

  it('its date is what people see beside the time of day that machines are told', () => {
    const time = '<time datetime="2023-11-09T04:09:24-06:00">Nov 8, 2023 / 10:09 PM</time>';
    expect(dated('', time)).toBe('2023-11-08');
    const utc = '<meta property="article:published_time" content="2023-11-09T00:04:00Z">';
    // At four minutes past midnight in London it is nowhere the tenth.
    expect(dated(utc, '<p class="date">November 10, 2023</p>')).toBe('2023-11-09T00:04:00Z');
  });

  it('its date is not today’s, which stands in the head of the site, nor that of another article', () => {
    const today = '<header><p class="date">Friday, 21 January 2022</p></header>';
    const other = '<aside><time datetime="2022-01-20">20 January</time></aside>';
    expect(dated('', `${today}${other}<h1>A story</h1><p>Berlin, 14 January 2022</p>`)).toBe('2022-01-14');
    expect(dated('', `${today}<h1>A story</h1>`)).toBe('2022-01-21');
  });

  it.each([
    ['<div class="date"><span>Feb</span><span>18</span><span>2009</span></div>', '2009-02-18'],
    ['<p class="date">11/04/2019</p><p>Seen 12/25/2018</p>', '2019-11-04'],
    ['<p class="date">11/04/2019</p><p>Seen 25/12/2018</p>', '2019-04-11'],
    ['<p>Last updated 5 May 2020</p><p>Rome, 3 May 2019</p>', '2019-05-03'],
    ['<script>show("2020/04/17 01:43:09")</script>', '2020-04-17'],
    ['<script>page = {"publishDate": "2020-04-17", "other": 1}</script>', '2020-04-17'],
  ])('its date, where only the page shows it: %s', (body, expected) => {
    expect(dated('', `<h1>A story</h1>${body}`)).toBe(expected);
  });

  it('its date by its address, not by the web archive’s', () => {
    const at = (url: string): string | null =>
      readPage(wrapped('<title>A story</title>', `<p>Rome, 14 February 2012</p>${prose(12)}`), url).publishedAt;
    expect(at('https://e.example/news/23-01-2022-a-story')).toBe('2022-01-23');
    expect(at('https://web.archive.org/web/20120216/https://e.example/a-story')).toBe('2012-02-14');
  });

  it('its date is not that of a reader’s comment', () => {
    const body = '<p>Published: 3 February 2022</p>';
    expect(dated('', `${body}<div class="comment-list"><span class="date">4 February 2022</span></div>`)).toBe(
      '2022-02-03',
    );
  });

  const byline = (head: string, body = ''): string | null =>
    readPage(
      wrapped(`<title>A story</title><meta property="og:site_name" content="Nerve News">${head}`, body + prose(12)),
      'https://e.example/a',
    ).byline;
  const article = (author: string): string =>
    `<script type="application/ld+json">{"@type":"Article","author":${author}}</script>`;

  it.each([
    [article('{"@type":"Person","name":"Jane Roe"}'), '', 'Jane Roe'],
    [article('[{"name":"Jane Roe"},{"name":"Max Muster"}]'), '', 'Jane Roe, Max Muster'],
    [
      '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#j"}},{"@type":"Person","@id":"#j","name":"Jane Roe"}]}</script>',
      '',
      'Jane Roe',
    ],
    ['<meta name="author" content="By JANE ROE, Health Editor">', '', 'JANE ROE'],
    ['<meta name="author" content="Jane Roe for Nerve News">', '', 'Jane Roe'],
    [
      '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Jane Roe">',
      '',
      'Jane Roe',
    ],
    ['<meta name="author" content="Nerve News">', '<p>By Jane Roe</p>', 'Jane Roe'],
    ['<meta name="author" content="admin">', '<span class="post-author">Von Jane Roe</span>', 'Jane Roe'],
    // The site is told as the source already.
    ['<meta name="author" content="Nerve News">', '', null],
    ['<meta name="author" content="The newsroom of Nerve">', '', 'The newsroom of Nerve'],
    ['<meta name="author" content="publisher">', '', null],
    ['<meta name="shareaholic:article_author_name" content="Jane Roe">', '', 'Jane Roe'],
    ['', '<p class="byline">Posted <time>2026-11-19</time> <span>Nerve News</span></p>', null],
    ['', '<p class="byline">Posted <time>2026-11-19</time> <span>Jane Roe</span></p>', 'Jane Roe'],
    ['', '<p class="byline">Published 3 May 2024 at 10:15 by Jane Roe</p>', 'Jane Roe'],
    ['', '<p class="byline">Posted 2026-11-30T20:50:11.123Z <span>Nerve News</span></p>', null],
    ['', '<p class="byline">Posted 2026-11-30T20:50:11+01:00 <span>Jane Roe</span></p>', 'Jane Roe'],
    ['', '<p class="byline">On sale since July 2020</p>', null],
    ['', '<p class="author">Jane Roe (Reuters), Berlin</p>', 'Jane Roe'],
    ['', '<div class="line"><a href="/author/jane-roe/">Jane Roe</a></div>', 'Jane Roe'],
    ['', '<div class="line"><a href="/author/jane-roe/">All posts</a></div>', null],
    ['', '<p class="author">your wedding bloggers</p>', null],
    ['', '<p class="author">van der Berg</p>', 'van der Berg'],
    ['', '<span class="auteurs">Jane Roe</span>', 'Jane Roe'],
    ['', '<div class="hauteur">On the shelves</div>', null],
    ['', '<div class="single-author"><a class="skip" href="#top">Skip to the text</a>' + prose(20) + '</div>', null],
    [
      '<meta name="author" content="Jane Roe">',
      '<div><a rel="author">Jane Roe</a> and <a rel="author">Max Muster</a></div>',
      'Jane Roe, Max Muster',
    ],
    ['', '<div class="byline">By Jane Roe<div>Saturday, 3 May</div></div>', 'Jane Roe'],
    ['', '<p>Von Montag an gelten neue Regeln</p>', null],
    ['', '<div class="comment-box"><span class="author">A reader</span></div>', null],
  ])('its author: %s %s', (head, body, expected) => {
    expect(byline(head, body)).toBe(expected);
  });

  it('no date is made up', () => {
    expect(readPage(wrapped('<title>A story</title>', prose(12)), 'https://e.example/a').publishedAt).toBeNull();
  });

  it('an image only with an address of the web', () => {
    const image = (content: string): Page['image'] =>
      readPage(
        wrapped(`<title>A story</title><meta property="og:image" content="${content}">`, prose(12)),
        'https://e.example/a',
      ).image;
    expect(image('//img.example/a.png')).toEqual({ url: 'https://img.example/a.png', alt: null });
    expect(image('javascript:alert(1)')).toBeNull();
  });

  it('polluted JSON-LD changes nothing', () => {
    const head =
      '<title>A story</title><script type="application/ld+json">{"@type":"Article","__proto__":{"headline":"x"},"author":{"__proto__":{"name":"y"}}}</script>';
    readPage(wrapped(head, prose(12)), 'https://e.example/a');
    expect(({} as { headline?: string }).headline).toBeUndefined();
  });
});

describe('words of a sentence stay in it, whatever the site calls them', () => {
  const sentence = 'The Harbour Clinic will test the pill with Jane Roe in 2027, it was said on Monday.';
  it.each([
    '<p>The <a id="auto-tag_clinic">Harbour Clinic</a> will test the pill with <em class="author">Jane Roe</em> in 2027, it was said on Monday.</p>',
    '<p><span>The <a id="auto-tag_clinic">Harbour Clinic</a> will test the pill with <b class="tag-link">Jane Roe</b> in 2027, it was said on Monday.</span></p>',
    '<ul><li>The <a class="related">Harbour Clinic</a> will test the pill with Jane Roe in 2027, it was said on Monday.</li></ul>',
    '<p>The <span class="rollover-people"><a class="rollover-people-link">Harbour Clinic</a><span class="rollover-people-block">More of the clinic</span></span> will test the pill with Jane Roe in 2027, it was said on Monday.</p>',
  ])('%s', (html) => {
    const { text } = readPage(wrapped('<title>A story</title>', prose(6) + html + prose(6)), 'https://e.example/a');
    expect(text.split('\n\n')).toContain(sentence);
  });
});

describe('pages made to break parsers', () => {
  const paragraph =
    '<p>One hundred and twenty people took part in the study, which lasted a year and was paid for by the state and two charities alone.</p>';

  it.each([
    ['600 nested div', `${'<div>'.repeat(600)}${paragraph}`],
    ['100,000 nested div', `${'<div>'.repeat(100_000)}${paragraph}`],
    ['3,000 nested b', `${'<b>'.repeat(3000)}${paragraph}`],
    ['50,000 nested forms in links', `${paragraph}${'<a><form>'.repeat(50_000)}`],
    ['100,000 unclosed paragraphs with links', `${paragraph}${'<p><a>'.repeat(100_000)}`],
    ['50,000 nested svg', `${paragraph}${'<svg><foreignObject>'.repeat(50_000)}`],
    ['100,000 attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>x</p>${paragraph}`],
    ['a million <', `${paragraph}${'<'.repeat(1_000_000)}`],
    ['a comment without end', `${paragraph}<!--${'-'.repeat(1_000_000)}`],
    ['100,000 unclosed titles', `${paragraph}${'<title>'.repeat(100_000)}`],
    ['half a million entities', `${paragraph}${'&amp;'.repeat(500_000)}`],
    ['30,000 links', `${paragraph}<div>${'<a href="/x">link text</a> '.repeat(30_000)}</div>`],
    ['20,000 repeated authors', `${paragraph}${'<a rel="author">Jane Roe</a>'.repeat(20_000)}`],
    ['nested JSON', `${paragraph}<script type="application/ld+json">${'['.repeat(100_000)}</script>`],
    ['a million zero bytes', `${paragraph}${'\u0000'.repeat(1_000_000)}`],
  ])('%s: the text is still found', (_name, body) => {
    const { text } = readPage(`<html><body>${body}</body></html>`, 'https://e.example/a', 'as-they-are');
    expect(text).toContain('One hundred and twenty people took part');
  });

  it('a page that writes every letter as a number is read whole', () => {
    const text = 'Исследователи следили за больными целый год и не нашли разницы между группами. ';
    const coded = Array.from(text.repeat(400), (letter) => `&#${letter.codePointAt(0)};`).join('');
    const page = readPage(wrapped('<title>A story</title>', `<p>${coded}</p>`), 'https://e.example/a', 'as-they-are');
    expect(page.text).toBe(text.repeat(400).trim());
  });

  it('a very long page gives its first 200,000 characters', () => {
    const { text } = readPage(wrapped('<title>A story</title>', prose(4000)), 'https://e.example/a');
    expect(text.length).toBeGreaterThan(199_000);
    expect(text.length).toBeLessThanOrEqual(200_000);
    expect(text).toMatch(/known today\.$/);
  });

  it('any soup of tags is a page or a refusal, and its text is clean', () => {
    const words = fc.constantFrom(
      'people',
      'trial &amp; error',
      '\u202Eevil',
      '\uD800',
      '&#x202E;',
      'a\u200Bb',
      '12 May 2020',
      '\u0007',
      'See the original post: x',
    );
    const tags = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="share">',
      '</div>',
      '<li>',
      '<a href="http://x/">',
      '<h2>',
      '<table><td>',
      '<br>',
      '<svg>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<b',
      '"',
      '<title>',
    );
    const soup = fc
      .array(fc.oneof({ weight: 3, arbitrary: words }, tags), { maxLength: 120 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(soup, (html) => {
        try {
          const { text, title } = readPage(html, 'https://e.example/a', 'as-they-are');
          expect(text.isWellFormed() && title.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/[\u202A-\u202E\u200B]|[^\P{Cc}\n]|\n\n\n|^\s|\s$/u);
        } catch (error) {
          if (!(error instanceof NewsError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
