import { html } from 'hono/html';
import { sized } from './address.ts';
import type { Page } from './layout.ts';
import type { Html } from './render.ts';
import type { Shelf } from './shelf.ts';
import { stylesheet } from './stylesheet.ts';

/** A page of no community: it says nothing of any. */
export function plainPage(title: string, said: string | Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        ${stylesheet}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main id="main">
          <h1>${title}</h1>
          ${typeof said === 'string' ? html`<p>${said}</p>` : said}
        </main>
      </body>
    </html>`;
}

/** Of an open archive: whoever followed an old link can go on from here. */
export function nothingPage({ to, size }: Shelf): Page {
  return {
    title: 'Nothing here',
    description: 'There is no page at this address.',
    address: to.home,
    hidden: true,
    body: html`<h1>Nothing here</h1>
      <p>
        There is no page at this address. Look for it with the search above, by its category, or on
        <a href="${sized(to.home, size)}">the front page</a>.
      </p>`,
  };
}
