import { html } from 'hono/html';
import type { Html } from './render.ts';
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
