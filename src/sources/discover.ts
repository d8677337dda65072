import { Parser } from 'htmlparser2';
import type { FeedLink } from '../core/feed.ts';
import { absolute, sameSite } from './canonical.ts';
import { plainText } from './feed-text.ts';

/**
 * The feeds a page names, main ones before feeds of comments: by `<link rel="alternate">` (rssboard.org/rss-autodiscovery), and where it has none of those, by links on the page to the
 * same site that look like feeds. At most 20, absolute, each once.
 */
export function feedLinksIn(html: string, url: string): readonly FeedLink[] {
  const named: FeedLink[] = [];
  const linked: FeedLink[] = [];
  let base = url;
  let seen = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      seen += 1;
      if (name === 'base' && attributes['href'] !== undefined) base = absolute(attributes['href'], url) ?? base;
      if (name === 'link' && isFeedLink(attributes)) add(named, attributes['href'], attributes['title']);
      if (name === 'a' && looksLikeFeed(attributes['href'] ?? '')) add(linked, attributes['href'], undefined);
    },
  });
  for (const [piece] of html.matchAll(/[^]{1,16384}/g)) {
    if (seen > most.tags) break;
    parser.write(piece);
  }
  return (named.length > 0 ? named : linked.filter((link) => sameSite(link.url, url)))
    .toSorted((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)))
    .slice(0, most.links);

  function add(links: FeedLink[], href: string | undefined, title: string | undefined): void {
    const address = absolute(href?.trim() ?? null, base);
    if (address === null || links.length > 200 || links.some((link) => link.url === address)) return;
    links.push({ url: address, title: plainText(title ?? '', 300) || null });
  }
}

const most = { tags: 20_000, links: 20 };

type Attributes = Readonly<Record<string, string>>;

function isFeedLink({ rel = '', type = '' }: Attributes): boolean {
  const relations = rel.toLowerCase().split(/\s+/);
  if (relations.includes('feed')) return true;
  return (
    relations.includes('alternate') &&
    /^\s*(?:application|text)\/(?:(?:rss|atom|rdf)\+?(?:xml)?|feed\+json)\b/i.test(type)
  );
}

function looksLikeFeed(href: string): boolean {
  return (
    href.length <= 2048 &&
    /(?:(?:^|\/)(?:feed|rss)\/?|\.rss|(?:^|\/)(?:atom|rss|feed|index)\.(?:xml|rdf|json))(?:\?[^#]*)?$/i.test(href)
  );
}

function isOfComments({ url, title }: FeedLink): boolean {
  return /\bcomments?\b|kommentare?\b|commentaires?\b|comentarios?\b/i.test(`${title ?? ''} ${url}`);
}

/** Where sites that name no feed mostly keep it, likeliest first. The page's own folder comes before the site's root: several sites may share a host. */
export function usualPlaces(pageUrl: string): readonly string[] {
  const folder = new URL('./', pageUrl);
  const guesses = [
    ...usual.map((path) => new URL(path, folder).href),
    ...usual.map((path) => new URL(`/${path}`, folder).href),
  ];
  const byLikelihood = folder.pathname === '/' ? guesses : [...guesses.slice(0, 1), ...guesses.slice(usual.length)];
  return [...new Set(byLikelihood)].slice(0, 6);
}

const usual = ['feed/', 'rss.xml', 'atom.xml', 'feed.xml', 'index.xml', 'rss'];
