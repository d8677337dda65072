import { html } from 'hono/html';
import { standings } from '../core/article.ts';
import type { Filters } from '../core/query.ts';
import { visible } from '../core/visible.ts';
import { standingNames } from '../core/wording/phrases.ts';
import { keepSize } from './layout.ts';
import type { Html } from './render.ts';
import type { Shelf } from './shelf.ts';

/** What was asked for, as it stood in the address. */
export interface Asked {
  readonly words: string;
  readonly category: string;
  readonly site: string;
  readonly since: string;
  readonly until: string;
  readonly standing: string;
  readonly page: number;
}

/** Asks by GET and works without a script; what narrows a search further is folded away until it is used. */
export function searchForm({ categories, to, size }: Shelf, asked: Asked, chosen: Filters): Html {
  const isNarrowed = [asked.site, asked.since, asked.until, asked.standing].some((value) => value !== '');
  return html`<form class="ask" action="${to.search}" method="get">
    <p>
      <label for="words">Words</label>
      <input id="words" name="q" type="search" maxlength="200" value="${asked.words}" autocomplete="off" />
    </p>
    <p>
      <label for="in">Category</label>
      <select id="in" name="in">
        <option value="">All</option>
        ${categories.map(({ slug, name }) => option(slug, visible(name), slug === chosen.category))}
      </select>
    </p>
    <details ${isNarrowed ? html`open` : ''}>
      <summary>More ways to narrow it</summary>
      ${field('site', 'Site, such as example.org', visible(asked.site).slice(0, 100))}
      ${field('since', 'Published since (2020, 2020-03 or 2020-03-15)', visible(asked.since).slice(0, 10))}
      ${field('until', 'Published until', visible(asked.until).slice(0, 10))}
      <p>
        <label for="is">How it stands</label>
        <select id="is" name="is">
          <option value="">Any</option>
          ${standings.map((value) => option(value, standingNames[value], value === chosen.standing))}
        </select>
      </p>
    </details>
    ${keepSize(size)}
    <button>Search</button>
  </form>`;
}

function option(value: string, label: string, isChosen: boolean): Html {
  return html`<option value="${value}" ${isChosen ? html`selected` : ''}>${label}</option>`;
}

function field(name: string, label: string, value: string): Html {
  return html`<p>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="text" maxlength="100" value="${value}" autocomplete="off" />
  </p>`;
}
