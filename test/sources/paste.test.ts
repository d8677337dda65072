import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/article.ts';
import { NewsError } from '../../src/core/errors.ts';
import { readPaste } from '../../src/sources/paste.ts';

const blogPost = readFileSync(new URL('../fixtures/pages/vein-story.txt', import.meta.url), 'utf8');
const body =
  'A study of three hundred people found that the new tablet did a little more than the old one, and that it did so for longer.\n\nIts authors warn that nobody should change a treatment because of one trial, and that the effect may not last beyond the year it was measured for.';

const refused = (
  text: string,
  url: string | null = null,
): { code: string; message: string; field: string | undefined } => {
  try {
    readPaste(text, url);
  } catch (error) {
    if (error instanceof NewsError) return { code: error.code, message: error.message, field: error.field };
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a pasted blog post', () => {
  it('is the article it is of', async () => {
    const { text, ...found } = readPaste(blogPost, null);
    await expect(`${JSON.stringify(found, null, 2)}\n\n${text}\n`).toMatchFileSnapshot(
      '../fixtures/pages/vein-paste.expected.txt',
    );
  });

  it('is the same however its lines end, and whatever is invisible in it', () => {
    const plain = readPaste(blogPost, null);
    expect(readPaste(blogPost.replaceAll('\n', '\r\n'), null)).toEqual(plain);
    expect(readPaste(`\uFEFF\n\n${blogPost.replace('Opening', 'Open\u00ADing')}`, null)).toEqual(plain);
  });

  it('keeps the address it was found at', () => {
    expect(readPaste(blogPost, 'https://blog.example/a?utm_source=x&p=1')).toMatchObject({
      url: 'https://blog.example/a?utm_source=x&p=1',
      canonicalUrl: 'https://blog.example/a?p=1',
    });
  });

  it('takes an address pasted above the text for its own', () => {
    expect(readPaste(`https://blog.example/a\n${blogPost}`, null).canonicalUrl).toBe('https://blog.example/a');
  });

  it('without an address is known by its text', () => {
    const one = readPaste(`A title\n\n${body}`, null);
    expect(one.canonicalUrl).toMatch(/^urn:carewire:paste:[0-9a-f]{32}$/);
    expect(readPaste(`A title\n\n${body}\n\n`, null).canonicalUrl).toBe(one.canonicalUrl);
    expect(readPaste(`Another title\n\n${body}`, null).canonicalUrl).not.toBe(one.canonicalUrl);
  });

  it('does not go to a private address', () => {
    expect(refused(`A title\n\n${body}`, 'http://192.168.1.1/')).toMatchObject({ code: 'bad-input', field: 'url' });
    const elsewhere = refused(`A title\n\n${body}`, 'https://news.example:8081/a');
    expect(elsewhere).toMatchObject({
      code: 'bad-input',
      field: 'url',
      message: expect.stringContaining('leave it out'),
    });
    expect(refused(`A title\n\n${body}`, 'nonsense')).toMatchObject({ code: 'bad-input', field: 'url' });
  });
});

describe('the lines around a pasted text', () => {
  const page = (above: string, below = ''): Page => readPaste(`A title\n${above}\n\n${body}\n\n${below}`, null);

  it.each([
    ['Posted on March 29, 2012 by jules', { publishedAt: '2012-03-29', byline: 'jules' }],
    ['Posted March 29, 2012', { publishedAt: '2012-03-29', byline: null }],
    ['29 March 2012', { publishedAt: '2012-03-29', byline: null }],
    ['2012-03-29', { publishedAt: '2012-03-29' }],
    ['Published: 29.03.2012', { publishedAt: '2012-03-29' }],
    ['added by Jules on 29 March 2012', { publishedAt: '2012-03-29', byline: 'Jules' }],
    ['By Nancy Field, Staff Writer', { byline: 'Nancy Field' }],
    ['By Nancy Field\nadded by jules', { byline: 'Nancy Field' }],
  ])('%j above', (line, found) => {
    const read = page(line);
    expect(read).toMatchObject(found);
    expect(read.text).toBe(body);
  });

  it.each([
    ['See the original post at Radiology Daily', { original: { name: 'Radiology Daily', url: null } }],
    [
      'See the original post: https://a.example/b?utm_source=x.',
      { original: { name: null, url: 'https://a.example/b' } },
    ],
    [
      'Read the full original article here: https://a.example/b',
      { original: { name: null, url: 'https://a.example/b' } },
    ],
    [
      'Source: Radiology Daily (https://a.example/b)',
      { original: { name: 'Radiology Daily', url: 'https://a.example/b' } },
    ],
    ['This article was originally published in The Wire.', { original: { name: 'The Wire', url: null } }],
    ['This entry was posted in Treatment. Bookmark the permalink.', { filedUnder: ['Treatment'] }],
    ['This entry was posted in Diet, Living with MS and tagged food.', { filedUnder: ['Diet', 'Living with MS'] }],
    [
      'This entry was posted on Thursday, March 29th, 2012 at 9:00 am and is filed under Treatment.',
      { filedUnder: ['Treatment'] },
    ],
    ['Filed under: Research, Treatment', { filedUnder: ['Research', 'Treatment'] }],
    ['Categories: Research', { filedUnder: ['Research'] }],
    ['Posted on March 29, 2012 by jules', { publishedAt: '2012-03-29', byline: 'jules' }],
    ['3 comments\nI disagree with all of this and so does everyone I know.', {}],
    ['Leave a Reply\nName\nE-mail', {}],
  ])('%j below', (line, found) => {
    const read = page('', line);
    expect(read).toMatchObject(found);
    expect(read.text).toBe(body);
  });

  it('a date or a source in the middle of the text is text', () => {
    const middle = `${body}\n\nBy 2019 the clinics had closed\n\nPosted letters took a week in 1999.\n\n${body}`;
    expect(readPaste(`A title\n\n${middle}`, null).text).toBe(middle);
  });

  it('text wrapped at a fixed width is joined, a list is not', () => {
    const wrapped =
      'A study of three hundred people found that the new tablet did a\nlittle more than the old one, and that it did so for longer, which\nnobody had expected when the work began in the spring of last year.';
    expect(readPaste(`A title\n\n${wrapped}\n\n${body}`, null).text.split('\n\n')[0]).toBe(
      wrapped.replaceAll('\n', ' '),
    );
    expect(readPaste(`A title\n\n${body}\n\nmilk\nbread\neggs`, null).text).toMatch(/milk\n\nbread\n\neggs$/);
  });

  it('its language is told from its words', () => {
    const german =
      'Die Studie mit dreihundert Menschen hat gezeigt, dass die neue Tablette ein wenig mehr kann als die alte, und dass die Wirkung auch nach einem Jahr nicht nachlässt, wenn sie an jedem Tag und zur gleichen Zeit mit einem Glas Wasser eingenommen wird.';
    expect(readPaste(`Ein Titel\n\n${german}`, null).language).toBe('de');
    expect(page('').language).toBe('en');
  });
});

describe('what is missing is asked for', () => {
  it.each([
    ['', /There is no text\. Paste the article with its title on the first line\./],
    [' \n\u200B\n ', /There is no text/],
    ['Only a title', /only a title\. Paste the article’s text below it/],
    ['A title\n\nA few words only.', /too short for an article \(4 words under the title\)/],
    [`${body}\n\n${body}`, /no title line\. Put the headline on the first line/],
    ['word '.repeat(60_000), /longer than 200,000 characters/],
  ])('%#', (text, sentence) => {
    expect(refused(text)).toEqual({ code: 'bad-input', field: 'text', message: expect.stringMatching(sentence) });
  });
});

it('any text is a page or a refusal, never a fault', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      'Posted on March 29, 2012',
      'added by x',
      'See the original post:',
      'https://a.example/',
      'This entry was posted in',
      'Source:',
      '',
      ' ',
      body,
      'http://[',
      'by',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.option(fc.string()), (lines, url) => {
      try {
        const page = readPaste(lines.join('\n'), url);
        expect(page.text.isWellFormed()).toBe(true);
        expect(page.title).not.toBe('');
        expect(page.text.split('\n\n').every((paragraph) => paragraph.trim() !== '')).toBe(true);
      } catch (error) {
        if (!(error instanceof NewsError)) throw error;
      }
    }),
    { numRuns: 500 },
  );
});
