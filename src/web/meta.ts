import { html, raw } from 'hono/html';
import type { Article } from '../core/article.ts';
import { withoutTracking } from '../core/tracking.ts';
import { visible } from '../core/visible.ts';
import { isWeb, standingNames } from '../core/wording/phrases.ts';
import type { Html } from './render.ts';
import { changedAt, type Shelf } from './shelf.ts';

/** For places that show a preview of a link (https://ogp.me). No picture: pictures belong to their sites. */
export function openGraph(
  { community, origin, to }: Shelf,
  article: Article,
  { title, description }: { readonly title: string; readonly description: string },
): Html {
  return html`<meta property="og:type" content="article" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${origin}${to.article(article)}" />
    <meta property="og:site_name" content="${visible(community.name)}" />
    <meta property="article:published_time" content="${new Date(article.sharedAt).toISOString()}" />
    <meta property="article:modified_time" content="${new Date(changedAt(article)).toISOString()}" />`;
}

/**
 * JSON-LD (https://schema.org). What we made is a summary, and says so: a CreativeWork that cites the article, which is its
 * publisher's.
 */
export function structuredData({ community, origin, to }: Shelf, article: Article): Html {
  const { judgement, notice } = article;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: visible(article.title),
    url: `${origin}${to.article(article)}`,
    abstract: judgement.summary.map(({ text }) => visible(text)).join(' '),
    ...(article.language && { inLanguage: article.language }),
    dateCreated: new Date(article.sharedAt).toISOString(),
    dateModified: new Date(changedAt(article)).toISOString(),
    creativeWorkStatus: standingNames[article.standing],
    isPartOf: { '@type': 'Collection', name: visible(community.name), url: `${origin}${to.home}` },
    citation: {
      '@type': 'Article',
      headline: visible(article.title),
      ...(isWeb(article.url) && { url: withoutTracking(article.url) }),
      ...(article.publishedAt && { datePublished: article.publishedAt }),
      ...(article.byline && { author: { '@type': 'Person', name: visible(article.byline) } }),
      ...(article.siteName && { publisher: { '@type': 'Organization', name: visible(article.siteName) } }),
    },
    ...(notice && {
      correction: {
        '@type': 'CorrectionComment',
        text: visible(notice.text),
        dateCreated: new Date(notice.at).toISOString(),
      },
    }),
  };
  // Inside a script element only `<` could end it; as an escape it is the same JSON.
  return html`<script type="application/ld+json">
    ${raw(JSON.stringify(data).replaceAll('<', String.raw`\u003c`))}
  </script>`;
}
