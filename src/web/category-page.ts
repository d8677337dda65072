import { html } from 'hono/html';
import type { Category } from '../core/category.ts';
import { visible } from '../core/visible.ts';
import { sized } from './address.ts';
import { cards } from './cards.ts';
import type { Page } from './layout.ts';
import type { ArchiveNeeds, Shelf } from './shelf.ts';

const pageSize = 10;

/** A category's articles, newest first; `before` is the number to go on from. */
export async function categoryPage(
  needs: ArchiveNeeds,
  shelf: Shelf,
  category: Category,
  before: number | undefined,
): Promise<Page> {
  const { community, to, size } = shelf;
  const found = await needs.articles.latest(community.id, {
    category: category.slug,
    ...(before !== undefined && { before }),
    limit: pageSize + 1,
  });
  const articles = found.slice(0, pageSize);
  const last = articles.at(-1);
  const name = visible(category.name);
  const address = to.category(category.slug);
  return {
    title: name,
    description: visible(category.description) || `News about ${name}.`,
    address: before === undefined ? address : `${address}?before=${before}`,
    feed: { topic: { category: category.slug }, name: `${visible(community.name)}: ${name}` },
    body: html`<h1>${name}</h1>
      ${category.description ? html`<p class="intro">${visible(category.description)}</p>` : ''}
      ${
        articles.length > 0
          ? html`<h2 class="quiet">${before === undefined ? 'Latest first' : 'Earlier'}</h2>
              ${cards(shelf, articles)}`
          : html`<p>Nothing ${before === undefined ? 'has been filed here yet' : 'older is filed here'}.</p>`
      }
      ${
        found.length > pageSize && last
          ? html`<nav class="turn" aria-label="Pages">
              <a rel="next" href="${sized(`${address}?before=${last.id}`, size)}">Older</a>
            </nav>`
          : ''
      }
      <p class="small">
        Follow this: <a href="${to.feed({ category: category.slug }, 'rss')}">RSS</a>,
        <a href="${to.feed({ category: category.slug }, 'atom')}">Atom</a>,
        <a href="${to.feed({ category: category.slug }, 'json')}">JSON Feed</a>
      </p>`,
  };
}
