import { Parser } from 'htmlparser2';
import { refuseFeed } from './feed-refusal.ts';

/** An XML element, names in lower case. */
export interface Element {
  /** Without its prefix. */
  readonly name: string;
  /** A short name for the namespaces feeds use, else the prefix as written; empty for the feed's own. */
  readonly space: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
  /** What relative addresses inside stand on (`xml:base`), and the language (`xml:lang`). */
  readonly base: string;
  readonly language: string | null;
}

/**
 * The first element with one of the names given, and what it holds, from XML however broken: junk before it is stepped over, tags left open are closed where the next
 * one must begin, and only XML's own entities and HTML's later on are decoded, so nothing a document declares is ever expanded or loaded. Null when there is no such
 * element, or a web page begins first. Reads in one pass; throws NewsError `unreadable` at once when nested deeper than 100.
 */
export function readTree(xml: string, roots: ReadonlySet<string>, base: string): Element | null {
  const open: Element[] = [];
  const spaces: ReadonlyMap<string, string>[] = [];
  let root: Element | null = null;
  let done = false;
  let elements = 0;
  let depth = 0;

  const parser = new Parser(
    {
      onopentag(tag, attribs) {
        if (done) return;
        depth += 1;
        if (open.length >= most.depth || depth > most.unclosed) throw refuseFeed('too-deep');
        const stated = Object.entries(attribs).slice(0, most.attributes);
        const attributes: ReadonlyMap<string, string> = stated.length === 0 ? nothing : new Map(stated);
        const declared = withDeclared(spaces.at(-1) ?? nothing, attributes);
        const [name, space] = nameOf(tag, declared);
        if (root === null && !roots.has(name)) {
          done = name === 'html';
          return;
        }
        elements += 1;
        if (elements > most.elements) return;
        if (root !== null) closeUnfinished(name, space);
        const parent = open.at(-1);
        const element: Element = {
          name,
          space,
          attributes,
          children: [],
          base: baseOf(attributes.get('xml:base'), parent?.base ?? base),
          language: attributes.get('xml:lang')?.trim() || (parent?.language ?? null),
        };
        root ??= element;
        parent?.children.push(element);
        open.push(element);
        spaces.push(declared);
      },
      ontext(text) {
        open.at(-1)?.children.push(text);
      },
      onclosetag(tag) {
        depth = Math.max(0, depth - 1);
        const name = localName(tag);
        const at = open.findLastIndex((element) => element.name === name);
        // A stray end inside an item never closes what is around it.
        if (at === -1 || open.slice(at + 1).some((element) => records.has(element.name))) return;
        close(at);
        if (at === 0) done = true;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );

  function close(at: number): void {
    open.length = at;
    spaces.length = at;
  }

  /** `<item>` inside an item, or `<link>` inside a `<title>`, means that an end is missing. Atom's XHTML is left alone: it has a namespace or stands in a `<div>`. */
  function closeUnfinished(name: string, space: string): void {
    if (space !== '') return;
    if (records.has(name)) {
      const at = open.findIndex((element) => element.space === '' && element.name === name);
      if (at > 0) close(at);
    } else if (lines.has(name)) {
      const last = open.at(-1);
      if (last !== undefined && last.space === '' && lines.has(last.name) && open.length > 1) close(open.length - 1);
    }
  }

  // In pieces, so that reading stops soon after the end is known.
  for (const [piece] of xml.matchAll(/[^]{1,65536}/g)) {
    if (done) break;
    parser.write(piece);
  }
  if (!done) parser.end();
  return root;
}

/** `unclosed` counts tags that were never closed too, of which a broken feed may leave several in every item. */
const most = { depth: 100, unclosed: 2000, elements: 60_000, attributes: 100, spaces: 100 };

const nothing: ReadonlyMap<string, string> = new Map();

/** What repeats, and holds everything else. */
const records = new Set(['item', 'entry']);

/** What holds text alone. */
const lines = new Set(['title', 'link', 'guid', 'id', 'pubdate', 'description', 'language', 'updated', 'published']);

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function nameOf(tag: string, declared: ReadonlyMap<string, string>): readonly [name: string, space: string] {
  const colon = tag.indexOf(':');
  const prefix = colon === -1 ? '' : tag.slice(0, colon);
  return [tag.slice(colon + 1), declared.get(prefix) ?? prefix];
}

function withDeclared(
  inherited: ReadonlyMap<string, string>,
  attributes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = [...attributes]
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([name, address]) => [name.slice(6), shortName(address, name.slice(6))] as const);
  return declared.length === 0 || inherited.size > most.spaces ? inherited : new Map([...inherited, ...declared]);
}

/** Each known namespace by what its address holds; feeds write them with and without `www`, slash and `https`. */
const known: readonly (readonly [RegExp, string])[] = [
  [/w3\.org\/2005\/atom|purl\.org\/atom\//, 'atom'],
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/purl\.org\/rss\/1\.0\/modules\//, 'module'],
  [
    /purl\.org\/(?:net\/)?rss|netscape\.com\/rdf|backend\.userland\.com|blogs\.law\.harvard\.edu|cyber\.law\.harvard\.edu|rssboard\.org/,
    '',
  ],
  [/purl\.org\/dc\/elements/, 'dc'],
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/rdf-syntax-ns/, 'rdf'],
  [/itunes\.com\/dtds/, 'itunes'],
  [/search\.yahoo\.com\/mrss/, 'media'],
  [/feedburner\.org/, 'feedburner'],
  [/w3\.org\/1999\/xhtml/, 'xhtml'],
];

function shortName(address: string, prefix: string): string {
  const lower = address.trim().toLowerCase();
  return known.find(([pattern]) => pattern.test(lower))?.[1] ?? prefix;
}

function baseOf(stated: string | undefined, inherited: string): string {
  return stated !== undefined && URL.canParse(stated, inherited) ? new URL(stated, inherited).href : inherited;
}
