import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createPostReader, readWordpress, type Post } from '../../src/sources/wordpress.ts';
import { fakeLog } from '../fakes/log.ts';

const blog = readFileSync(new URL('../fixtures/import/blog.xml', import.meta.url), 'utf8');

async function posts(xml: string, size = xml.length): Promise<readonly Post[]> {
  async function* chunks() {
    for (let from = 0; from < xml.length; from += size) yield xml.slice(from, from + size);
  }
  return Array.fromAsync(readWordpress(chunks()));
}

describe('a WordPress export', () => {
  const reader = createPostReader(fakeLog());
  afterAll(() => reader.close());

  it('gives its items with their date, author and categories, and what they are', async () => {
    const [veins, sleep, ...others] = await posts(blog);
    expect(veins).toMatchObject({
      title: 'Treating Clogged Veins Helps People & Others, Study Says',
      link: 'https://blog.example/2012/03/29/veins/',
      author: 'Joan',
      publishedAt: '2012-03-29T14:00:00.000Z',
      categories: ['MS Treatment'],
      kind: 'post',
      status: 'publish',
      hasPassword: false,
    });
    expect(sleep?.categories).toEqual(['Research']);
    expect(
      others.map(({ kind, status, hasPassword, publishedAt }) => [kind, status, hasPassword, publishedAt]),
    ).toEqual([
      ['page', 'publish', false, null],
      ['post', 'draft', false, null],
      ['post', 'publish', true, null],
      ['post', 'publish', false, null],
    ]);
  });

  it('is read the same however it is cut into pieces', async () => {
    const whole = await posts(blog);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        expect(await posts(blog, size)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('becomes articles with paragraphs, their original as the source, and nothing meant for plugins', async () => {
    const [veins] = await posts(blog);
    if (!veins) throw new Error('no post');
    const page = await reader.read(veins);
    expect(page).toMatchObject({
      url: veins.link,
      canonicalUrl: veins.link,
      title: veins.title,
      byline: 'Joan',
      publishedAt: '2012-03-29T14:00:00.000Z',
      original: { url: 'https://daily.example/veins' },
      filedUnder: ['MS Treatment'],
    });
    expect(page.text.split('\n\n').length).toBeGreaterThanOrEqual(3);
    expect(page.text).not.toMatch(/\[caption|wp:paragraph|<p>/);
    // What stands under a picture is no part of the sentence behind it.
    expect(page.text.split('\n\n')).toContainEqual(expect.stringMatching(/^However, another expert warns/));
  });

  it('is survived when broken off, cut or none at all', async () => {
    const second = blog.indexOf('<title>Sleeping better');
    expect((await posts(blog.slice(0, second + 600))).map(({ isWhole }) => isWhole)).toEqual([true, false]);
    expect(await posts('')).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.string(), async (junk) => {
        expect(Array.isArray(await posts(`<rss><channel><item>${junk}</item></channel></rss>`))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
