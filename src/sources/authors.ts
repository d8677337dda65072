import { blocksOf } from './blocks.ts';
import { attribute, type Document, type Element } from './dom.ts';
import { isThing, said, type Structured, type Thing } from './structured.ts';
import { cleanByline } from './titles.ts';

/** Who wrote it, by how surely: `stated` names people; `fallback` is the site, its staff, or an account, for when no line of the page tells more. */
export interface Authors {
  readonly stated: string | null;
  readonly fallback: string | null;
}

/**
 * The author line: JSON-LD, meta names, the label publishing systems put into Twitter cards, then elements marked or named as the author's. Several names are
 * joined by commas; roles, dates and the site's own name are taken off.
 */
export function authorsOf(document: Document, structured: Structured, siteName: string | null, url: string): Authors {
  const owners = [siteName ?? '', URL.parse(url)?.hostname ?? ''].map(letters);
  let fallback: string | null = null;
  for (const found of candidates(document, structured)) {
    const name = cleanByline(found, siteName);
    if (name === null) continue;
    if (!isImpersonal(name, owners)) return { stated: name, fallback };
    fallback ??= name;
  }
  return { stated: null, fallback };
}

function* candidates(document: Document, { articles, meta }: Structured): Iterable<string | null> {
  const named =
    articles.map((article) => names(article['author'] ?? article['creator'])).find((name) => name !== null) ?? null;
  const marked = markedNames(document);
  // A page that states one of its several authors shows all of them.
  yield named !== null && marked.length > 1 && marked.includes(named) ? marked.join(', ') : named;
  for (const name of authorNames) {
    const content = meta.get(name) ?? null;
    yield content !== null && marked.length > 1 && marked.includes(content) ? marked.join(', ') : content;
  }
  if (
    /^(?:written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|autor)/i.test(
      meta.get('twitter:label1') ?? '',
    )
  ) {
    yield meta.get('twitter:data1') ?? null;
  }
  if (marked.length > 0) yield marked.join(', ');
  yield* placedNames(document);
}

/** All of an author list: "Jane Roe, John Doe". */
function names(value: unknown): string | null {
  if (!Array.isArray(value)) return said(isThing(value) ? nameIn(value) : value);
  const found = value
    .slice(0, 20)
    .map(names)
    .filter((name) => name !== null);
  return found.length === 0 ? null : [...new Set(found)].join(', ');
}

function nameIn(thing: Thing): unknown {
  return (
    thing['name'] ?? thing['@name'] ?? ([thing['givenName'], thing['familyName']].filter(Boolean).join(' ') || null)
  );
}

/** Names in the elements that markup says are the author's, those that stand beside the first one. */
function markedNames(document: Document): readonly string[] {
  for (const selector of ['[rel~=author]', '[itemprop=author]']) {
    const first = document.querySelector(selector);
    const [inner] = first === null ? [] : [first.querySelector('[itemprop=name]') ?? first];
    if (first === null || inner === undefined) continue;
    const beside = [...(first.parentElement?.querySelectorAll(selector) ?? [])];
    const elements =
      beside.length > 1 && beside.length <= 6
        ? beside.map((each) => each.querySelector('[itemprop=name]') ?? each)
        : [inner];
    const found = elements.flatMap((element) => namesIn(attribute(element, 'content') ?? firstLine(element)));
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** An element's first line: what stands below a name is a role, a date or a biography. */
function firstLine(element: Element): string {
  return blocksOf(element)[0]?.text ?? '';
}

/** "Jane Roe, John Doe y Max Mustermann" is three people when every part looks like a name. */
function namesIn(line: string): string[] {
  const clean = cleanByline(line);
  if (clean === null || clean.length > 150) return [];
  const parts = clean.split(separators).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => personName.test(part)) ? parts : [clean];
}

/** Whether a line is nothing but names of people, as far as their shape tells. */
export function namesPeople(line: string): boolean {
  return line.split(separators).every((part) => personName.test(part));
}

const separators = /\s*[,;]\s*|\s+(?:and|und|et|y|e|&)\s+/;
const personName =
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?:(?:de|del|della|di|da|dos|van|von|der|den|la|le|el|al|bin|ten|zu)\s){0,2}\p{Lu}[\p{L}.'’-]*){1,4}$/u;

function* placedNames(document: Document): Iterable<string> {
  for (const selector of authorPlaces) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 3)) {
      const text = attribute(element, 'content') ?? firstLine(element);
      if (text.length >= 2 && text.length < 80 && !inComment(element)) yield text;
    }
  }
}

function inComment(element: Element): boolean {
  return element.closest('[class*=comment],[id*=comment]') !== null;
}

/** Names of accounts and teams, not of people. */
function isImpersonal(name: string, owners: readonly string[]): boolean {
  const plain = letters(name);
  return owners.some((owner) => owner.includes(plain)) || account.test(name);
}

const account =
  /^(?:admin(?:istrator)?|webmaster|editor(?:s|ial)?(?: team| staff)?|staff|root|user|author|autor|(?:die )?redaktion|web(?:redaktion)?|news ?desk|guest|gast|team|press(?:e)?(?: release)?)$/i;

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const authorNames =
  'author article:author parsely-author sailthru.author dc.creator dcterms.creator dc.contributor citation_author byl authors author_name'.split(
    ' ',
  );

const authorPlaces = [
  '.author a',
  '.byline a',
  '.author-name',
  '.author .name',
  '.author',
  '.byline',
  '.byl',
  '.entry-author',
  '.post-author',
  '[class*=author-name]',
  '[class*=authorName]',
  '[class*=byline]',
  '[class*=author]',
  '[class*=Author]',
  '[class*=autor]',
  '.vcard .fn',
];
