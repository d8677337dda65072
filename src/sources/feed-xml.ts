import { parseFeedDate } from './feed-date.ts';
import { fieldsOf, firstOf, items, rawText, textIn, type Fields } from './feed-fields.ts';
import { linkOf } from './feed-links.ts';
import { bylineOf } from './feed-people.ts';
import { categoriesOf, languageOf, lengths, type RawFeed, type RawItem } from './feed-raw.ts';
import { restOf } from './feed-rest.ts';
import { readTree, type Element } from './feed-tree.ts';

/**
 * RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 and CDF, however broken, and whichever names they borrow from each other, Dublin Core, content, Media RSS and iTunes.
 * Null when the text holds no feed. Throws NewsError `unreadable` when nested too deep.
 */
export function readXmlFeed(xml: string, url: string): RawFeed | null {
  const root = readTree(xml, roots, url);
  if (root === null) return null;
  const own = new Set(['', 'rss', root.space]);
  const whole = fieldsOf(root, own);
  const head = root.name === 'feed' || root.name === 'channel' ? whole : fieldsOf(whole.get('channel')?.[0], own);
  const siteUrl = linkOf(head, url, url);
  const base = root.name === 'feed' ? url : (siteUrl ?? url);
  const found = (head === whole ? [head] : [head, whole]).flatMap((fields: Fields) =>
    [...items].flatMap((key) => fields.get(key) ?? []),
  );
  const author = root.name === 'feed' ? bylineOf(head) : null;
  return {
    title: textIn(head, names.title, lengths.title),
    siteUrl,
    language: languageOf(textIn(head, names.language, 40) ?? root.language),
    rest: restOf(head),
    items: found.slice(0, mostItems).map((item) => itemOf(item, own, [base, url], author)),
  };
}

const roots = new Set(['rss', 'rdf', 'feed', 'channel']);

/** Items looked at: far more than an honest feed of 2 MB has. */
const mostItems = 2000;

/** Where each thing may stand, the best place first. */
const names = {
  title: ['title', 'dc:title', 'atom:title', 'media:title'],
  language: ['language', 'dc:language'],
  id: ['guid', 'id', 'atom:id', 'dc:identifier'],
  summary: [
    'description',
    'summary',
    'atom:summary',
    'abstract',
    'dc:description',
    'content:encoded',
    'content',
    'atom:content',
    'itunes:summary',
    'media:description',
    'tagline',
    'body',
    'xhtml:body',
    'xhtml:div',
  ],
  published: [
    'pubdate',
    'published',
    'atom:published',
    'issued',
    'dcterms:issued',
    'dc:date',
    'dcterms:created',
    'created',
    'date',
    'updated',
    'atom:updated',
    'modified',
    'dcterms:modified',
    'lastmod',
  ],
  categories: ['category', 'atom:category', 'dc:subject'],
} as const;

function itemOf(
  element: Element,
  own: ReadonlySet<string>,
  bases: readonly [base: string, feedUrl: string],
  author: string | null,
): RawItem {
  const fields = fieldsOf(element, own);
  return {
    id: textIn(fields, [...names.id, '@rdf:about'], lengths.id),
    url: linkOf(fields, ...bases),
    title: textIn(fields, names.title, lengths.title) ?? '',
    publishedAt: firstOf(fields, names.published, (field) => parseFeedDate(rawText(field).trim())),
    summary: textIn(fields, names.summary, lengths.summary)?.replace(signature, '') || null,
    byline: bylineOf(fields) ?? author,
    categories: categoriesOf(
      names.categories.flatMap((key) =>
        (fields.get(key) ?? []).map(
          (each) => each.attributes.get('label') || rawText(each) || (each.attributes.get('term') ?? ''),
        ),
      ),
    ),
  };
}

/** What WordPress sets under every excerpt. */
const signature = / ?The post .{1,300} appeared first on .{1,150}\.$/u;
