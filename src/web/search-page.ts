import { html } from 'hono/html';
import type { Hit } from '../core/article.ts';
import { findCategory } from '../core/category.ts';
import { shorten, visible } from '../core/visible.ts';
import { plural } from '../core/wording/phrases.ts';
import { sized } from './address.ts';
import { cards } from './cards.ts';
import { keepSize, type Page } from './layout.ts';
import { renderLine, type Html } from './render.ts';
import type { ArchiveNeeds, Shelf } from './shelf.ts';

const pageSize = 10;
const longest = 200;

/** What was asked for, as it stood in the address. */
export interface Asked {
  readonly words: string;
  readonly category: string;
  readonly page: number;
}

/** The form, and what was found. What somebody looks for is answered and forgotten: it is kept nowhere. */
export async function searchPage(needs: ArchiveNeeds, shelf: Shelf, asked: Asked): Promise<Page> {
  const words = visible(asked.words).slice(0, longest);
  const category = findCategory(shelf.categories, asked.category);
  const isAsked = /[\p{L}\p{N}]/u.test(words);
  const query = { words, ...(category && { category: category.slug }) };
  const { hits, total } = isAsked
    ? await needs.articles.search(shelf.community.id, { ...query, offset: asked.page * pageSize, limit: pageSize })
    : { hits: [], total: 0 };
  const again = (page: number): string => {
    const kept = new URLSearchParams({
      q: words,
      ...(category && { in: category.slug }),
      ...(page > 0 && { page: `${page + 1}` }),
    });
    return `${shelf.to.search}?${kept.toString()}`;
  };
  return {
    title: isAsked ? `Search: ${shorten(words, 60)}` : 'Search',
    description: 'Search everything this community has published.',
    address: isAsked ? again(asked.page) : shelf.to.search,
    hidden: true,
    body: html`<h1>Search</h1>
      ${form(shelf, words, category?.slug)}
      ${isAsked ? results(shelf, hits, { total, page: asked.page, again }) : prompt(asked.words)}`,
  };
}

function form({ categories, to, size }: Shelf, words: string, chosen: string | undefined): Html {
  return html`<form class="ask" action="${to.search}" method="get">
    <p>
      <label for="words">Words</label>
      <input id="words" name="q" type="search" maxlength="${longest}" value="${words}" autocomplete="off" required />
    </p>
    <p>
      <label for="in">Category</label>
      <select id="in" name="in">
        <option value="">All</option>
        ${categories.map(
          ({ slug, name }) =>
            html`<option value="${slug}" ${slug === chosen ? html`selected` : ''}>${visible(name)}</option>`,
        )}
      </select>
    </p>
    ${keepSize(size)}
    <button>Search</button>
  </form>`;
}

function prompt(typed: string): Html {
  const said = typed.trim() === '' ? '' : 'Those are no words to look for. ';
  return html`<p>${said}Type a word or two, “several words side by side” in quotes, or -words to leave out.</p>`;
}

function results(
  shelf: Shelf,
  hits: readonly Hit[],
  { total, page, again }: { total: number; page: number; again: (page: number) => string },
): Html {
  if (hits.length === 0)
    return html`<p role="status">
      ${total > 0 ? 'There are no more pages.' : 'Nothing was found.'} You could try fewer or more general words, or all
      categories.
    </p>`;
  const found = new Map(hits.map(({ article, snippet }) => [article, snippetOf(snippet, shelf.community.zone)]));
  const link = (to: number, label: string): Html => html`<a href="${sized(again(to), shelf.size)}">${label}</a>`;
  const pages = Math.ceil(total / pageSize);
  return html`<h2>${plural(total, 'article')} found</h2>
    ${cards(shelf, [...found.keys()], (article) => found.get(article))}
    <nav class="turn" aria-label="Pages">
      ${page > 0 ? link(page - 1, 'Previous') : ''} <span>Page ${page + 1} of ${pages}</span>
      ${page + 1 < pages ? link(page + 1, 'Next') : ''}
    </nav>`;
}

/** The piece of the text around the words, the words themselves in bold. */
function snippetOf(snippet: Hit['snippet'], zone: string): Html | undefined {
  if (snippet.length === 0) return undefined;
  return renderLine(
    snippet.map(({ text, found }) => ({ kind: found ? 'bold' : 'text', text }) as const),
    zone,
  );
}
