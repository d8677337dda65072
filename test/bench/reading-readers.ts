import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { blocksOf } from '../../src/sources/blocks.ts';
import type { Element } from '../../src/sources/dom.ts';
import { readPage } from '../../src/sources/page.ts';

/** What a reader makes of a page; all of it empty where it fails. */
interface Reading {
  readonly text: string;
  readonly date: string | null;
  readonly author: string | null;
}

export type PageReader = (html: string, url: string) => Promise<Reading>;

const nothing: Reading = { text: '', date: null, author: null };

export const ours: PageReader = async (html, url) => {
  try {
    const { text, publishedAt, byline } = readPage(html, url, 'as-they-are');
    return { text, date: publishedAt, author: byline };
  } catch {
    return nothing;
  }
};

/** Mozilla's Readability on linkedom, its markup broken into lines as a browser would. */
export const readability: PageReader = async (html) => {
  try {
    const { document } = parseHTML(html);
    const found = new Readability<Element>(document, { serializer: (element) => element, keepClasses: true }).parse();
    if (!found?.content) return nothing;
    const text = blocksOf(found.content).map((block) => block.text);
    return { text: text.join('\n\n'), date: found.publishedTime ?? null, author: found.byline ?? null };
  } catch {
    return nothing;
  }
};

export const defuddle: PageReader = async (html, url) => {
  const { debug, warn, error } = console;
  // It tells the console of every page it stumbles over.
  console.debug = console.warn = console.error = () => undefined;
  try {
    const found = await Defuddle(html, url, { useAsync: false });
    const { document } = parseHTML(`<html><body>${found.content}</body></html>`);
    const text = blocksOf(document.body).map((block) => block.text);
    return { text: text.join('\n\n'), date: found.published || null, author: found.author || null };
  } catch {
    return nothing;
  } finally {
    Object.assign(console, { debug, warn, error });
  }
};
