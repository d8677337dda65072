import { readFileSync } from 'node:fs';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Parser } from 'htmlparser2';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseFeed as readAsNewsroom } from '../../src/sources/feed.ts';
import { start } from '../contracts/samples.ts';
import { openLibrary, origin, type Library } from './library.ts';
import { examine } from './validity.ts';

let library: Library;
beforeEach(async () => {
  library = await openLibrary();
});

const kinds = ['rss', 'atom', 'json'] as const;

describe.each(kinds)('the %s feed', (kind) => {
  const parsed = async (name: string) => {
    const response = await library.get(`/c/ms/feeds/${name}.${kind}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    return kind === 'json' ? jsonFeed(text) : parseFeed(text);
  };

  it('says to two parsers what the archive says', async () => {
    await library.publish({ title: 'First & foremost' });
    await library.publish({ title: 'Second', sharedAt: start + 60_000 });
    const feed = await parsed('latest');
    expect(feed.title).toBe('MS together');
    expect(feed.items.map(({ title }) => title)).toEqual(['Second', 'First & foremost']);
    const [second] = feed.items;
    expect(second?.url).toBe(`${origin}/c/ms/a/2-second`);
    expect(second?.published?.getTime()).toBe(start + 60_000);
    const shown = second ? shownOf(second) : '';
    expect(shown).toContain('The trial was small.');
    expect(shown).toContain('not medical advice');
    expect(examine(shown).problems).toEqual([]);
    // And so would another newsroom read it.
    const address = `${origin}/c/ms/feeds/latest.${kind}`;
    const read = readAsNewsroom(
      new TextEncoder().encode(await library.text(address.slice(origin.length))),
      null,
      address,
    );
    expect(read.title).toBe('MS together');
    expect(read.items.map(({ title, url }) => [title, url])).toEqual([
      ['Second', `${origin}/c/ms/a/2-second`],
      ['First & foremost', `${origin}/c/ms/a/1-first-foremost`],
    ]);
    expect(Date.parse(read.items[0]?.publishedAt ?? '')).toBe(start + 60_000);
    expect(read.items[0]?.categories).toEqual(['Treatment']);
  });

  it('of a category holds that one’s alone', async () => {
    await library.publish({ title: 'Of treatment' });
    await library.publish({ title: 'Of living', categories: ['living-with-ms'] });
    const feed = await parsed('in/treatment');
    expect(feed.title).toBe('MS together: Treatment');
    expect(feed.items.map(({ title }) => title)).toEqual(['Of treatment']);
    expect((await library.get(`/c/ms/feeds/in/nosuch.${kind}`)).status).toBe(404);
  });

  it('of corrections tells each correction as news of its own, withdrawals among them', async () => {
    const article = await library.publish();
    expect((await parsed('corrections')).items).toEqual([]);
    const notice = { text: 'Doubts were raised.', link: null, at: start + 1000 };
    const disputed = await library.revise(article, { standing: 'disputed', notice, correctedAt: start + 1000 });
    const [first] = (await parsed('corrections')).items;
    expect(first?.title).toBe('Disputed: Treating Clogged Veins Improves MS');
    expect(first?.published?.getTime()).toBe(start + 1000);
    await library.revise(disputed, {
      life: 'withdrawn',
      notice: { ...notice, text: 'Taken back.' },
      correctedAt: start + 2000,
    });
    const [second] = (await parsed('corrections')).items;
    expect(second?.title).toBe('Withdrawn: Treating Clogged Veins Improves MS');
    expect(second?.content ?? second?.description).toContain('Taken back.');
    expect(second?.id).not.toBe(first?.id);
    expect((await parsed('latest')).items).toEqual([]);
  });

  it('is not sent twice, and names itself as what it is', async () => {
    await library.publish();
    const first = await library.get(`/c/ms/feeds/latest.${kind}`);
    expect(first.headers.get('content-type')).toContain(
      kind === 'json' ? 'application/feed+json' : `application/${kind}+xml`,
    );
    const again = await library.get(`/c/ms/feeds/latest.${kind}`, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('stays whole whatever titles and sentences hold', async () => {
    const hostile = ['blns.json', 'patt-xss.json'].flatMap((file): readonly string[] =>
      JSON.parse(readFileSync(`test/fixtures/hostile/${file}`, 'utf8')),
    );
    const said = [...hostile.filter((_, index) => index % 20 === 0), '\0\u0001\uFFFE\uD800 ]]> &amp; <![CDATA['];
    for (const title of said) await library.publish({ title, siteName: title });
    const feed = await parsed('latest');
    expect(feed.items).toHaveLength(Math.min(30, said.length));
    const text = await library.text(`/c/ms/feeds/latest.${kind}`);
    const { problems, contents } =
      kind === 'json' ? { problems: [], contents: feed.items.map(shownOf) } : readXml(text);
    expect(problems).toEqual([]);
    expect(contents).toHaveLength(feed.items.length);
    for (const content of contents) expect(examine(content).problems).toEqual([]);
  });
});

interface Shown {
  readonly content: string | null;
  readonly description: string | null;
}

function shownOf({ content, description }: Shown): string {
  return content ?? description ?? '';
}

/** JSON Feed 1.1 in the words of the other parser, which reads no JSON; what the version asks for is checked on the way. */
function jsonFeed(text: string) {
  const item = z.strictObject({
    id: z.string().min(1),
    url: z.url(),
    title: z.string(),
    content_html: z.string().min(1),
    date_published: z.iso.datetime(),
    date_modified: z.iso.datetime(),
    tags: z.array(z.string()),
  });
  const feed = z
    .strictObject({
      version: z.literal('https://jsonfeed.org/version/1.1'),
      title: z.string().min(1),
      description: z.string(),
      home_page_url: z.url(),
      feed_url: z.url(),
      language: z.literal('en'),
      items: z.array(item),
    })
    .parse(JSON.parse(text));
  return {
    title: feed.title,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      published: new Date(item.date_published),
      content: item.content_html,
      description: null,
    })),
  };
}

/** What XML would complain of, and the HTML each item holds. */
function readXml(text: string): { readonly problems: readonly string[]; readonly contents: readonly string[] } {
  const open: string[] = [];
  const problems: string[] = [];
  const contents: string[] = [];
  const isContent = (name: string | undefined): boolean =>
    name === 'content' || (name === 'description' && open.includes('item'));
  const parser = new Parser(
    {
      onopentag: (name) => {
        open.push(name);
        if (isContent(name)) contents.push('');
      },
      ontext: (text) => {
        if (isContent(open.at(-1))) contents[contents.length - 1] += text;
      },
      onclosetag: (name) => {
        if (open.pop() !== name) problems.push(name);
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  return { problems: [...problems, ...open], contents };
}
