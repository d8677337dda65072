import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { html, raw } from 'hono/html';
import { stories, type Story } from './stories.ts';
import { wired } from './wire.ts';

/** The sandbox's own web site, on loopback. */
export interface Site {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves every story as an ordinary article page, a list of them at the root, and a feed that has more of them as the clock goes on. */
export async function openSite(now: () => number): Promise<Site> {
  const openedAt = now();
  const news = (): readonly Story[] => wired(openedAt, now());
  const app = new Hono();
  app.get('/', (context) => context.html(listPage([...news(), ...stories])));
  app.get('/feed.xml', etag(), async (context) =>
    context.body(await feedOf(news(), new URL(context.req.url).origin), 200, { 'content-type': 'application/rss+xml' }),
  );
  for (const story of stories) app.get(`/${story.path}`, (context) => context.html(storyPage(story)));
  app.get('/:path', (context) => {
    const story = news().find(({ path }) => path === context.req.param('path'));
    return story ? context.html(storyPage(story)) : context.notFound();
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  // A TCP server's address is always an AddressInfo once it listens.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

type Html = ReturnType<typeof html>;

function storyPage(story: Story): Html {
  const author = story.byline.replace(/^added by /, '');
  const original = story.original
    ? html`<p>See the original post: <a href="/${story.original.path}">${story.original.name}</a></p>`
    : '';
  const filed = story.filedUnder
    ? html`<footer class="entry-meta">
        This entry was posted in <a rel="category tag" href="/">${story.filedUnder}</a>.
      </footer>`
    : '';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${story.title}</title>
        <meta property="og:site_name" content="${story.site}" />
        <meta property="og:title" content="${story.title}" />
        <meta property="article:published_time" content="${story.date}" />
        <meta name="author" content="${author}" />
      </head>
      <body>
        <nav><a href="/">Home</a></nav>
        <article class="post">
          <h1 class="entry-title">${story.title}</h1>
          <p class="byline">
            Posted <time datetime="${story.date}">${story.date}</time> <span class="author">${story.byline}</span>
          </p>
          <div class="entry-content">${story.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}${original}</div>
          ${filed}
        </article>
      </body>
    </html>`;
}

async function feedOf(news: readonly Story[], origin: string): Promise<string> {
  const items = news.map(
    ({ path, title, date, paragraphs }) => html`
      <item>
        <title>${title}</title>
        <link>${origin}/${path}</link>
        <guid>${origin}/${path}</guid>
        <pubDate>${new Date(date).toUTCString()}</pubDate>
        <description>${paragraphs[0] ?? ''}</description>
      </item>
    `,
  );
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
    <rss version="2.0">
      <channel>
        <title>The Sandbox Wire</title>
        <link>${origin}/</link>
        <description>News of the sandbox, a little more of it every few hours</description>
        ${items}
      </channel>
    </rss>`;
}

function listPage(stories: readonly Story[]): Html {
  const items = stories.map(({ path, title }) => html`<li><a href="/${path}">${title}</a></li>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Stories of the sandbox</title>
        <link rel="alternate" type="application/rss+xml" title="The Sandbox Wire" href="/feed.xml" />
      </head>
      <body>
        <h1>Stories of the sandbox</h1>
        <ul>
          ${items}
        </ul>
      </body>
    </html>`;
}
