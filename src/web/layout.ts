import { html } from 'hono/html';
import { visible } from '../core/visible.ts';
import { inEnglish } from '../core/speak.ts';
import { notAdvice } from '../core/wording/phrases.ts';
import { feedKinds, sized, sizes, type FeedTopic, type Size } from './address.ts';
import type { Html } from './render.ts';
import type { Shelf } from './shelf.ts';
import { stylesheet } from './stylesheet.ts';

/** A page before it has its frame. */
export interface Page {
  readonly title: string;
  readonly description: string;
  /** From the root of the site, without the reader's size. */
  readonly address: string;
  readonly body: Html;
  /** What belongs into the head besides. */
  readonly head?: Html;
  /** Feeds a reader of this page may want, besides everything and corrections. */
  readonly feed?: { readonly topic: FeedTopic; readonly name: string };
  /** Search engines leave it out. */
  readonly hidden?: true;
}

/** The whole document: landmarks, skip link, one stylesheet, no script. */
export function layOut(shelf: Shelf, page: Page): Html {
  const { community, to, size } = shelf;
  const name = visible(community.name);
  const title = visible(page.title);
  return html`<!doctype html>
    <html lang="en" class="size-${size}">
      <head>
        <meta charset="utf-8" />
        <title>${title === name ? `${name}: news archive` : `${title} · ${name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content="${page.description}" />
        <meta name="color-scheme" content="light dark" />
        ${page.hidden ? html`<meta name="robots" content="noindex" />` : ''}
        <link rel="canonical" href="${shelf.origin}${page.address}" />
        ${stylesheet}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${feedLinks(shelf, page)} ${page.head ?? ''}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <p class="name"><a href="${sized(to.home, size)}">${name}</a></p>
          <form role="search" action="${to.search}" method="get">
            <label for="q">Search the archive</label>
            <input id="q" name="q" type="search" maxlength="200" autocomplete="off" placeholder="Search the archive" />
            ${keepSize(size)}
            <button>Search</button>
          </form>
          ${categoryNav(shelf, page)}
        </header>
        <main id="main" tabindex="-1">${page.body}</main>
        <footer>
          <p class="advice"><strong>${inEnglish(notAdvice)}</strong></p>
          ${sizeNav(page, size)}
          <nav aria-label="About this archive">
            <ul>
              <li><a href="${sized(to.about, size)}">How we read</a></li>
              <li><a href="${sized(to.privacy, size)}">Privacy</a></li>
              <li><a href="${to.feed('latest', 'rss')}">Feed of everything</a></li>
              <li><a href="${to.feed('corrections', 'rss')}">Feed of corrections</a></li>
            </ul>
          </nav>
        </footer>
      </body>
    </html>`;
}

/** Keeps the reader's size through a form. */
export function keepSize(size: Size): Html | '' {
  return size === 'normal' ? '' : html`<input type="hidden" name="size" value="${size}" />`;
}

function categoryNav({ categories, to, size }: Shelf, page: Page): Html | '' {
  if (categories.length === 0) return '';
  return html`<nav aria-label="Categories">
    <ul>
      ${categories.map(({ slug, name }) => {
        const isHere = page.address === to.category(slug);
        return html`<li>
          <a href="${sized(to.category(slug), size)}" ${isHere ? html`aria-current="page"` : ''}>${visible(name)}</a>
        </li>`;
      })}
    </ul>
  </nav>`;
}

const sizeNames = { normal: 'Normal', large: 'Large', larger: 'Larger' } as const satisfies Record<Size, string>;

function sizeNav({ address }: Page, size: Size): Html {
  return html`<nav class="sizes" aria-label="Text size">
    <ul>
      ${sizes.map(
        (offered) =>
          html`<li>
            <a
              href="${sized(address, offered)}"
              class="size-${offered}"
              ${offered === size ? html`aria-current="true"` : ''}
              >${sizeNames[offered]} text</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

const feedTypes = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const;

function feedLinks({ to, community }: Shelf, { feed }: Page): Html {
  const name = visible(community.name);
  const offered = [
    ...(feed ? [feed] : []),
    { topic: 'latest', name } as const,
    { topic: 'corrections', name: `${name}: corrections` } as const,
  ];
  return html`${offered.flatMap(({ topic, name }) =>
    feedKinds.map(
      (kind) =>
        html`<link
          rel="alternate"
          type="${feedTypes[kind]}"
          title="${visible(name)}"
          href="${to.feed(topic, kind)}"
        />`,
    ),
  )}`;
}
