import { attribute, type Element } from './dom.ts';
import type { Parts } from './parts.ts';

/** One node of a page's JSON-LD (schema.org), its keys as they came. */
export type Thing = Readonly<Record<string, unknown>>;

/** What a page says about itself for machines: JSON-LD about the article, and `<meta>` by lower-case name (OpenGraph, Dublin Core, …). */
export interface Structured {
  readonly articles: readonly Thing[];
  readonly meta: ReadonlyMap<string, string>;
  /** Every value of the names that may stand once for each author, at most 20 of one. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
}

/** Reads JSON-LD and meta tags. Broken JSON is passed over; at most 500 nodes of a script under half a megabyte are looked at. */
export function structuredOf({ scripts, metas }: Pick<Parts, 'scripts' | 'metas'>): Structured {
  const things = scripts
    .filter((script) => /ld\+json/i.test(attribute(script, 'type') ?? ''))
    .flatMap((script) => thingsIn(script.textContent ?? ''));
  const byId = new Map(things.flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing]] : [])));
  const articles = things.filter(isArticle).toSorted(articlesFirst);
  return {
    articles: articles.map((article) => withAuthor(article, byId)),
    meta: metaOf(metas),
    repeated: repeatedIn(metas),
  };
}

/** A string somewhere in a thing: itself, its `name` or `url`, or the first of a list. */
export function said(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) return said(value[0]);
  if (!isThing(value)) return null;
  return said(value['name']) ?? said(value['@value']) ?? said(value['url']);
}

/** The first of the articles' values under that key that `read` makes something of. */
export function firstSaid(articles: readonly Thing[], key: string, read = said): string | null {
  for (const article of articles) {
    const found = read(article[key]);
    if (found !== null) return found;
  }
  return null;
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function thingsIn(script: string): Thing[] {
  const found: Thing[] = [];
  const left: unknown[] = [parseJson(script)];
  for (let steps = 0; left.length > 0 && steps < 500; steps += 1) {
    const value = left.pop();
    if (Array.isArray(value)) left.push(...value.slice(0, 500).toReversed());
    if (!isThing(value)) continue;
    if (value['@type'] !== undefined) found.push(value);
    left.push(value['mainEntityOfPage'], value['mainEntity'], value['@graph']);
  }
  return found;
}

/** Graphs name the author by reference: `{"author": {"@id": "#jane"}}`. */
function withAuthor(article: Thing, byId: ReadonlyMap<unknown, Thing>): Thing {
  const author = article['author'];
  const id = isThing(author) && author['name'] === undefined ? author['@id'] : undefined;
  const known = id === undefined ? undefined : byId.get(id);
  return known === undefined ? article : { ...article, author: known };
}

function parseJson(script: string): unknown {
  if (script.length > 500_000) return null;
  const json = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '');
  for (const attempt of [json, json.replaceAll(/[\n\r\t]/g, ' ').replaceAll(/,\s?([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      // The second attempt forgives line breaks inside strings and trailing commas.
    }
  }
  return null;
}

function typesOf(thing: Thing): string {
  const type = thing['@type'];
  return Array.isArray(type) ? type.map(String).join(' ') : String(type);
}

function isArticle(thing: Thing): boolean {
  return /Article|Posting|Report|Review|WebPage|Recipe|VideoObject/.test(typesOf(thing));
}

function articlesFirst(a: Thing, b: Thing): number {
  return Number(/WebPage|Video/.test(typesOf(a))) - Number(/WebPage|Video/.test(typesOf(b)));
}

/** Google Scholar, Dublin Core, OpenGraph and Parse.ly all have one tag for each author. */
const repeatable = new Set(
  'author article:author citation_author dc.creator dcterms.creator parsely-author'.split(' '),
);

function repeatedIn(metas: readonly Element[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const element of metas) {
    const name = nameOf(element);
    const content = attribute(element, 'content');
    if (name === undefined || content === null || !repeatable.has(name)) continue;
    const held = found.get(name) ?? [];
    found.set(name, held);
    if (held.length < 20 && !held.includes(content)) held.push(content);
  }
  return found;
}

function nameOf(element: Element): string | undefined {
  return ['property', 'name', 'itemprop', 'http-equiv']
    .map((key) => attribute(element, key))
    .find(Boolean)
    ?.toLowerCase();
}

function metaOf(metas: readonly Element[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of metas) {
    const name = nameOf(element);
    const content = attribute(element, 'content');
    if (name && content !== null && !found.has(name)) found.set(name, content);
  }
  return found;
}
