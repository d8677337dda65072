import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { html } from 'hono/html';
import type { Log } from '../core/log.ts';
import { aboutPage } from './about-page.ts';
import { addressesOf, idOf, readSize, sized } from './address.ts';
import { articlePage } from './article-page.ts';
import { categoryPage } from './category-page.ts';
import { serveFeeds } from './feeds.ts';
import { guarded } from './guarded.ts';
import { homePage } from './home-page.ts';
import { layOut, type Page } from './layout.ts';
import { nothingPage, plainPage } from './plain-page.ts';
import { privacyPage } from './privacy-page.ts';
import { searchPage } from './search-page.ts';
import { createTurnstile } from './turnstile.ts';
import { createRelated } from './related.ts';
import { openShelf, type ArchiveNeeds, type Shelf } from './shelf.ts';
import { robots, sitemap, sitemapIndex } from './sitemap.ts';
import { icon } from './stylesheet.ts';

/** Corrections must be seen soon: a copy is looked up again after a minute, and then costs nothing if nothing changed. */
const soon = 'public, max-age=60';
/** What somebody searched is health data: it is kept in no browser's and no proxy's cache. */
const never = 'private, no-store';

/** A search holds the event loop for some milliseconds, and the newsroom waits on the same one. */
const usualSearches = { perSecond: 20, burst: 40 };

/**
 * The public archive: every open community's articles, for anybody, without scripts, cookies or logs. A private community's
 * addresses are answered as those of one that does not exist.
 */
export function createArchive(needs: ArchiveNeeds, log: Log, searches = usualSearches): Hono {
  const app = new Hono();
  const turnstile = createTurnstile(searches);
  const related = createRelated(needs.articles);

  app.use(guarded());
  app.onError((error, context) => {
    // Not the address: it may hold what somebody searched.
    log.error('a page could not be made', { error });
    context.header('cache-control', never);
    return context.html(plainPage('Something went wrong', 'That is our fault. Please try again in a minute.'), 500);
  });
  app.notFound((context) => {
    // Only ours: `//elsewhere/` without its last slash would lead away.
    const trimmed = /^(\/c\/.*[^/])\/+$/.exec(context.req.path)?.[1];
    return trimmed === undefined ? nothingHere(context) : moved(context, trimmed, 301);
  });
  app.use(compress(), etag());

  app.get('/', async (context) => {
    const open = await needs.settings.openArchives();
    const [only] = open;
    if (only === undefined) return nothingHere(context);
    if (open.length === 1) return moved(context, addressesOf(only).home, 302);
    const communities = await Promise.all(open.map((id) => needs.communities.get(id)));
    const links = communities.flatMap((community) =>
      community ? [html`<li><a href="${addressesOf(community.id).home}">${community.name}</a></li>`] : [],
    );
    context.header('cache-control', soon);
    return context.html(
      plainPage(
        'Archives',
        html`<ul>
          ${links}
        </ul>`,
      ),
    );
  });
  app.get('/icon.svg', (context) =>
    context.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/robots.txt', (context) => context.text(robots(needs.origin()), 200, { 'cache-control': soon }));
  app.get('/sitemap.xml', async (context) =>
    xmlBody(context, await sitemapIndex(needs.origin(), await needs.settings.openArchives())),
  );

  app.get(
    '/c/:community',
    shown(needs, (shelf) => homePage(needs, shelf)),
  );
  app.get(
    '/c/:community/in/:slug',
    shown(needs, (shelf, context) => {
      const category = shelf.categories.find(({ slug }) => slug === context.req.param('slug'));
      return category && categoryPage(needs, shelf, category, idOf(context.req.query('before') ?? ''));
    }),
  );
  app.get(
    '/c/:community/a/:key',
    shown(needs, async (shelf, context) => {
      const id = idOf(context.req.param('key') ?? '');
      const article = id === undefined ? undefined : await needs.articles.get(shelf.community.id, id);
      return article && articlePage({ ...needs, related }, shelf, article);
    }),
  );
  app.get('/c/:community/search', async (context, next) => {
    if (turnstile.pass()) return next();
    context.header('retry-after', '2');
    context.header('cache-control', never);
    return context.html(
      plainPage('One moment', 'Many people are searching just now. Please try again in a few seconds.'),
      503,
    );
  });
  app.get(
    '/c/:community/search',
    shown(needs, (shelf, context) => {
      const { q = '', in: category = '', page = '1', ...narrowed } = context.req.query();
      const { site = '', since = '', until = '', is: standing = '' } = narrowed;
      const number = /^\d{1,4}$/.test(page) ? Math.max(1, Number(page)) : 1;
      return searchPage(needs, shelf, { words: q, category, site, since, until, standing, page: number - 1 });
    }),
  );
  app.get(
    '/c/:community/about',
    shown(needs, (shelf) => aboutPage(shelf)),
  );
  app.get(
    '/c/:community/privacy',
    shown(needs, (shelf) => privacyPage(shelf)),
  );
  app.get('/c/:community/sitemap.xml', async (context) => {
    const shelf = await openShelf(needs, context.req.param('community'), 'normal');
    return shelf ? xmlBody(context, await sitemap(needs, shelf)) : nothingHere(context);
  });
  serveFeeds(app, needs, { nothingHere, cached: soon });
  return app;
}

type Make = (shelf: Shelf, context: Context) => Page | undefined | Promise<Page | undefined>;

/** A page of an open community; undefined is the answer to what it does not have. An old address leads to today's. */
function shown(needs: ArchiveNeeds, make: Make) {
  return async (context: Context): Promise<Response> => {
    const size = readSize(context.req.query('size'));
    const shelf = await openShelf(needs, context.req.param('community') ?? '', size);
    if (!shelf) return nothingHere(context);
    const page = await make(shelf, context);
    if (!page) {
      context.header('cache-control', soon);
      context.header('x-robots-tag', 'noindex');
      return context.html(layOut(shelf, nothingPage(shelf)), 404);
    }
    const isMoved =
      !page.address.includes('?') && new URL(page.address, 'http://x').pathname !== new URL(context.req.url).pathname;
    if (isMoved) return moved(context, sized(page.address, size), 301);
    const isSearch = page.address.startsWith(shelf.to.search);
    context.header('cache-control', isSearch ? never : soon);
    if (page.hidden) context.header('x-robots-tag', 'noindex');
    return context.html(layOut(shelf, page));
  };
}

function moved(context: Context, address: string, status: 301 | 302): Response {
  context.header('cache-control', soon);
  return context.redirect(address, status);
}

function nothingHere(context: Context): Response | Promise<Response> {
  context.header('cache-control', soon);
  return context.html(plainPage('Nothing here', 'There is no page at this address.'), 404);
}

function xmlBody(context: Context, body: string): Response {
  return context.body(body, 200, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': soon });
}
