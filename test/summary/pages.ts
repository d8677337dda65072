import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '../../src/core/article.ts';

const folder = new URL('../fixtures/articles/', import.meta.url);

/** A page with only what a test cares about. */
export function pageOf(page: Partial<Page> & { readonly text: string }): Page {
  return {
    url: 'https://news.example/story',
    canonicalUrl: 'https://news.example/story',
    title: 'A story',
    byline: null,
    siteName: null,
    publishedAt: null,
    language: 'en',
    description: null,
    image: null,
    original: null,
    filedUnder: [],
    ...page,
  };
}

export function articleNames(): readonly string[] {
  return readdirSync(folder).map((name) => name.replace('.txt', ''));
}

/** An article of test/fixtures/articles: `Key: value` lines, a blank line, the text. */
export function articleNamed(name: string): Page {
  const [head = '', ...paragraphs] = readFileSync(new URL(`${name}.txt`, folder), 'utf8').split('\n\n');
  const said = new Map(head.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
  return pageOf({
    text: paragraphs.join('\n\n').trim(),
    title: said.get('Title') ?? '',
    publishedAt: said.get('Published') ?? null,
    language: said.get('Language') ?? null,
    filedUnder: said.get('Filed under')?.split(', ') ?? [],
  });
}
