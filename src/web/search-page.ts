import { html } from 'hono/html';
import { standings } from '../core/article.ts';
import { findCategory } from '../core/category.ts';
import { foldSite, isEmpty, readDay, readQuery, type Filters } from '../core/query.ts';
import type { Hit, Search } from '../core/searching.ts';
import { plural } from '../core/phrase.ts';
import { inEnglish } from '../core/speak.ts';
import { shorten, visible } from '../core/visible.ts';
import { sized } from './address.ts';
import { cards } from './cards.ts';
import type { Page } from './layout.ts';
import { renderLine, type Html } from './render.ts';
import { searchForm, type Asked } from './search-form.ts';
import type { ArchiveNeeds, Shelf } from './shelf.ts';

const pageSize = 10;
const longest = 200;

/** The form, and what was found. What somebody looks for is answered and forgotten: it is kept nowhere. */
export async function searchPage(needs: ArchiveNeeds, shelf: Shelf, asked: Asked): Promise<Page> {
  const { id: community } = shelf.community;
  const words = visible(asked.words).slice(0, longest);
  const search = readAsked(shelf, { ...asked, words });
  const isAsked = !isEmpty({ ...readQuery(words), ...search });
  const found = isAsked ? await needs.articles.find(community, search) : { ids: [], partial: [], total: 0 };
  const from = asked.page * pageSize;
  const [hits, suggested] = await Promise.all([
    needs.articles.hits(community, words, found.ids.slice(from, from + pageSize)),
    isAsked && found.total === 0 ? needs.articles.suggest(community, search) : undefined,
  ]);
  const again = (changed: { readonly page?: number; readonly words?: string }): string =>
    addressOf(shelf, { ...asked, words, ...changed });
  return {
    title: isAsked && words !== '' ? `Search: ${shorten(words, 60)}` : 'Search',
    description: 'Search everything this community has published.',
    address: isAsked ? again({}) : shelf.to.search,
    hidden: true,
    body: html`<h1>Search</h1>
      ${searchForm(shelf, { ...asked, words }, search)} ${leftOut(asked)}
      ${
        isAsked
          ? results(shelf, {
              hits,
              total: found.total,
              partial: found.partial.length,
              pages: Math.ceil(found.ids.length / pageSize),
              page: asked.page,
              turn: (page) => again({ page }),
              suggested:
                suggested === undefined
                  ? undefined
                  : { said: suggested, address: again({ words: suggested, page: 0 }) },
            })
          : prompt(asked.words)
      }`,
  };
}

/** What cannot be read counts as not asked; the form shows what was understood. */
function readAsked({ categories }: Shelf, { words, category, site, since, until, standing }: Asked): Search {
  const typed = readQuery(words);
  const among: Filters = typed.category === undefined ? {} : slugOf(categories, typed.category);
  const [from, to] = [readDay(since, 'first'), readDay(until, 'last')];
  const stands = standings.find((one) => one === standing);
  return {
    words,
    ...among,
    ...slugOf(categories, category),
    ...(foldSite(site) !== '' && { site: foldSite(site) }),
    ...(from !== undefined && { since: from }),
    ...(to !== undefined && { until: to }),
    ...(stands !== undefined && { standing: stands }),
  };
}

/** A date that is none narrows nothing, and nobody should take what is found for narrowed. */
function leftOut({ since, until }: Asked): Html | '' {
  const unread = [
    ...(since !== '' && readDay(since, 'first') === undefined ? [since] : []),
    ...(until !== '' && readDay(until, 'last') === undefined ? [until] : []),
  ].map((typed) => `“${shorten(visible(typed), 20)}”`);
  if (unread.length === 0) return '';
  const said =
    unread.length === 1
      ? 'is no date, and was left out. Write it like 2020, 2020-03 or 2020-03-15.'
      : 'are no dates, and were left out. Write them like 2020, 2020-03 or 2020-03-15.';
  return html`<p role="status">${unread.join(' and ')} ${said}</p>`;
}

function slugOf(categories: Shelf['categories'], typed: string): Pick<Filters, 'category'> {
  const category = typed === '' ? undefined : findCategory(categories, typed);
  return category ? { category: category.slug } : {};
}

function addressOf({ to }: Shelf, { words, category, site, since, until, standing, page }: Asked): string {
  const named = { q: words, in: category, site, since, until, is: standing, page: page > 0 ? `${page + 1}` : '' };
  const kept = Object.entries(named).filter(([name, value]) => name === 'q' || value !== '');
  return `${to.search}?${new URLSearchParams(kept).toString()}`;
}

function prompt(typed: string): Html {
  const said = typed.trim() === '' ? '' : 'Those are no words to look for. ';
  return html`<p>
    ${said}Type a word or two, “several words side by side” in quotes, -words to leave out, or the beginning of a word
    with a star, such as interf*.
  </p>`;
}

interface Results {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly partial: number;
  readonly pages: number;
  readonly page: number;
  readonly turn: (page: number) => string;
  readonly suggested: { readonly said: string; readonly address: string } | undefined;
}

function results(shelf: Shelf, { hits, total, partial, pages, page, turn, suggested }: Results): Html {
  const link = (to: string, label: string): Html => html`<a href="${sized(to, shelf.size)}">${label}</a>`;
  if (hits.length === 0)
    return html`${
      suggested
        ? html`<p role="status">
            Nothing was found. Did you mean ${link(suggested.address, visible(suggested.said))}?
          </p>`
        : html`<p role="status">
            ${total + partial > 0 ? 'There are no more pages.' : 'Nothing was found.'} You could try fewer or more
            general words, or all categories.
          </p>`
    }`;
  return html`${
      total === 0 && suggested
        ? html`<p role="status">Did you mean ${link(suggested.address, visible(suggested.said))}?</p>`
        : ''
    }
    <h2>${sayHowMany(total, partial)}</h2>
    ${found(shelf, hits)}
    ${
      pages > 1
        ? html`<nav class="turn" aria-label="Pages">
            ${page > 0 ? link(turn(page - 1), 'Previous') : ''} <span>Page ${page + 1} of ${pages}</span>
            ${page + 1 < pages ? link(turn(page + 1), 'Next') : ''}
          </nav>`
        : ''
    }`;
}

function sayHowMany(total: number, partial: number): string {
  if (partial === 0) return `${inEnglish(plural(total, 'article'))} found`;
  if (total === 0)
    return `Nothing was found that holds all the words; ${inEnglish(plural(partial, 'article'))} with some`;
  return `${inEnglish(plural(total, 'article'))} with all the words, ${partial} with only some`;
}

function found(shelf: Shelf, hits: readonly Hit[]): Html {
  const said = new Map(hits.map((hit) => [hit.article, snippetOf(hit, shelf.community.zone)]));
  return cards(shelf, [...said.keys()], (article) => said.get(article));
}

/** The piece of the text around the words, the words themselves in bold. */
function snippetOf({ snippet, missing }: Hit, zone: string): Html | undefined {
  const runs = snippet.map(({ text, found }) => ({ kind: found ? 'bold' : 'text', text }) as const);
  const without = missing.map((word) => `“${visible(word)}”`).join(', ');
  if (without !== '') return renderLine([...runs, { kind: 'italic', text: ` Without ${without}.` }], zone);
  return runs.length === 0 ? undefined : renderLine(runs, zone);
}
