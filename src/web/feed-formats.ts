import type { FeedKind } from './address.ts';
import type { Entry, Feed } from './feed.ts';
import { declaration, xml } from './xml.ts';

/** A feed's body and media type. `self` is its own absolute address. */
export async function writeFeed(kind: FeedKind, feed: Feed, self: string): Promise<{ type: string; body: string }> {
  switch (kind) {
    case 'rss':
      return { type: 'application/rss+xml; charset=utf-8', body: `${declaration}${String(await rss(feed, self))}` };
    case 'atom':
      return { type: 'application/atom+xml; charset=utf-8', body: `${declaration}${String(await atom(feed, self))}` };
    case 'json':
      return { type: 'application/feed+json; charset=utf-8', body: jsonFeed(feed, self) };
  }
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification), with Atom's link to itself as the board advises. */
function rss(feed: Feed, self: string) {
  return xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${feed.title}</title>
<link>${feed.home}</link>
<description>${feed.description}</description>
<language>en</language>
<lastBuildDate>${new Date(feed.updated).toUTCString()}</lastBuildDate>
<ttl>30</ttl>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
${feed.entries.map(
  (entry) => xml`<item>
<title>${entry.title}</title>
<link>${entry.url}</link>
<guid isPermaLink="false">${entry.id}</guid>
<pubDate>${new Date(entry.published).toUTCString()}</pubDate>
${entry.categories.map((category) => xml`<category>${category}</category>`)}
<description>${entry.html}</description>
</item>
`,
)}</channel></rss>`;
}

/** RFC 4287. */
function atom(feed: Feed, self: string) {
  return xml`<feed xmlns="http://www.w3.org/2005/Atom">
<title>${feed.title}</title>
<subtitle>${feed.description}</subtitle>
<id>${self}</id>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${feed.home}"/>
<updated>${new Date(feed.updated).toISOString()}</updated>
<author><name>${feed.title}</name></author>
${feed.entries.map(
  (entry) => xml`<entry>
<title>${entry.title}</title>
<id>${entry.id}</id>
<link rel="alternate" type="text/html" href="${entry.url}"/>
<published>${new Date(entry.published).toISOString()}</published>
<updated>${new Date(entry.updated).toISOString()}</updated>
${entry.categories.map((category) => xml`<category term="${category}"/>`)}
<content type="html">${entry.html}</content>
</entry>
`,
)}</feed>`;
}

/** https://www.jsonfeed.org/version/1.1/ */
function jsonFeed(feed: Feed, self: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: self,
    language: 'en',
    items: feed.entries.map((entry: Entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      date_published: new Date(entry.published).toISOString(),
      date_modified: new Date(entry.updated).toISOString(),
      tags: entry.categories,
    })),
  });
}
