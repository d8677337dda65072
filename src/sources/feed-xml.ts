import { absolute } from './canonical.ts';
import { parseFeedDate } from './feed-date.ts';
import { literalText, plainText } from './feed-text.ts';
import { readTree, type Element } from './feed-tree.ts';
import { categoriesOf, languageOf, lengths, type RawFeed, type RawItem } from './feed-raw.ts';
import { cleanByline } from './titles.ts';

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
  const found = [head, whole === head ? nothing : whole].flatMap((fields) =>
    [...items].flatMap((key) => fields.get(key) ?? []),
  );
  const author = root.name === 'feed' ? bylineOf(head) : null;
  return {
    title: textIn(head, names.title, lengths.title),
    siteUrl,
    language: languageOf(textIn(head, names.language, 40) ?? root.language),
    items: found.slice(0, most.items).map((item) => itemOf(item, own, [base, url], author)),
  };
}

const roots = new Set(['rss', 'rdf', 'feed', 'channel']);
const items = new Set(['item', 'entry']);

/** Items looked at, and children of one name in each: far more than an honest feed of 2 MB has. */
const most = { items: 2000, alike: 50 };

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
  byline: ['dc:creator', 'author', 'atom:author', 'dc:author', 'itunes:author', 'dc:contributor'],
  categories: ['category', 'atom:category', 'dc:subject'],
} as const;

type Fields = ReadonlyMap<string, readonly Element[]>;

const nothing: Fields = new Map();

/** An element's children by name, prefixed unless the name is the feed's own. */
function fieldsOf(element: Element | undefined, own: ReadonlySet<string>): Fields {
  const fields = new Map<string, Element[]>();
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue;
    const key = own.has(child.space) ? child.name : `${child.space}:${child.name}`;
    const same = fields.get(key);
    if (same === undefined) fields.set(key, [child]);
    else if (same.length < most.alike || items.has(key)) same.push(child);
  }
  for (const [name, value] of element?.attributes ?? []) {
    const key = name === 'lastmod' ? name : `@${name}`;
    if (!fields.has(key) && element !== undefined)
      fields.set(key, [{ ...element, attributes: new Map(), children: [value] }]);
  }
  return fields;
}

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

function firstOf<T>(fields: Fields, keys: readonly string[], read: (field: Element) => T | null): T | null {
  for (const key of keys) {
    for (const field of fields.get(key) ?? []) {
      const found = read(field);
      if (found !== null) return found;
    }
  }
  return null;
}

function textIn(fields: Fields, keys: readonly string[], most: number): string | null {
  return firstOf(fields, keys, (field) => textOf(field, most) || null);
}

/** Atom says by `type` and `mode` what its text is; RSS holds HTML, whatever it says. */
function textOf(field: Element, most: number): string {
  const type = (field.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (field.attributes.get('mode') ?? '').trim().toLowerCase();
  const text = rawText(field);
  if (mode === 'base64' || isBinary(type)) return plainText(fromBase64(text) ?? '', most);
  const isText = type === 'text' || type === 'text/plain' || (field.space === 'atom' && type === '');
  const isXhtml = type === 'xhtml' || type === 'application/xhtml+xml' || mode === 'xml';
  return (isText && mode !== 'escaped') || isXhtml ? literalText(text, most) : plainText(text, most);
}

/** Atom 1.0 section 4.1.3.3: content of any other type is base64. */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[+/](?:xml|html|xhtml|json)\b/.test(type);
}

function fromBase64(text: string): string | null {
  const letters = text.replaceAll(/\s/g, '');
  return /^[\w+/-]*={0,2}$/.test(letters) ? Buffer.from(letters, 'base64').toString('utf8') : null;
}

/** All text inside, tags standing in for white space where they part words. */
function rawText(element: Element): string {
  const parts = element.children.map((child) => (typeof child === 'string' ? child : tagged(child)));
  return parts.join('');
}

function tagged(child: Element): string {
  if (child.name === 'script' || child.name === 'style') return ' ';
  return /^(?:a|b|i|em|strong|span|sub|sup)$/.test(child.name) ? rawText(child) : ` ${rawText(child)} `;
}

/** The page an item or feed stands for, absolute: it stands on the `xml:base` around it, or else on `base`. FeedBurner's `origLink` is the page itself behind its counting link. */
function linkOf(fields: Fields, base: string, feedUrl: string): string | null {
  const links = [...(fields.get('link') ?? []), ...(fields.get('atom:link') ?? [])];
  const pages = links.filter((link) =>
    /^(?:|alternate|.*\/alternate)$/i.test(link.attributes.get('rel')?.trim() ?? ''),
  );
  const inOrder = [
    ...(fields.get('feedburner:origlink') ?? []).map(fromText),
    ...pages.filter((link) => /html|^$/.test(link.attributes.get('type') ?? '')).map(fromAttribute),
    ...pages.map(fromText),
    ...pages.map(fromAttribute),
    ...(fields.get('@href') ?? []).map(fromText),
    ...['@rdf:about', 'guid', 'id'].flatMap((key) => (fields.get(key) ?? []).map(fromId)),
  ];
  for (const [href, from] of inOrder) {
    const found = absolute(href === '' ? null : href, from.base === feedUrl ? base : from.base);
    if (found !== null) return found;
  }
  return null;
}

type Href = readonly [href: string, from: Element];

function fromText(link: Element): Href {
  return [rawText(link).trim(), link];
}

function fromAttribute(link: Element): Href {
  return [link.attributes.get('href')?.trim() ?? '', link];
}

/** An id is an address only when it is a whole one and does not say otherwise. */
function fromId(id: Element): Href {
  const text = rawText(id).trim();
  return [/^https?:\/\//i.test(text) && id.attributes.get('ispermalink') !== 'false' ? text : '', id];
}

function bylineOf(fields: Fields): string | null {
  for (const key of names.byline) {
    const people = (fields.get(key) ?? []).map(nameOf).filter((name) => name !== null);
    if (people.length > 0) return [...new Set(people)].slice(0, 5).join(', ');
  }
  return null;
}

/** `a@b.example (Ann Author)`, `Ann Author <a@b.example>`, or Atom's `<name>`; never an e-mail address. */
function nameOf(person: Element): string | null {
  const named = person.children.find((child): child is Element => typeof child !== 'string' && child.name === 'name');
  const text = rawText(named ?? person)
    .slice(0, 500)
    .trim();
  const bracketed = /^\S+@\S+\s*\((.+)\)$/.exec(text)?.[1];
  return cleanByline(plainText(bracketed ?? text.replace(/\s*[<(]?\b\S+@\S+\b[>)]?/, ''), lengths.name));
}
