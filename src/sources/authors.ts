import { blocksOf } from './blocks.ts';
import { attribute, textOf, type Document, type Element } from './dom.ts';
import { isThing, said, type Structured, type Thing } from './structured.ts';
import { cleanByline, isPerson, separators } from './byline.ts';

/** Who wrote it, by how surely: `stated` names people; `fallback` is the staff or an organisation, for when no line of the page tells more. Never the site’s own name, which is told as the source. */
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
    if (name === null || nobody.test(name)) continue;
    if (!isImpersonal(name, owners)) return { stated: name, fallback };
    if (letters(name) !== letters(siteName ?? '')) fallback ??= name;
  }
  return { stated: null, fallback };
}

function* candidates(document: Document, { articles, meta, repeated }: Structured): Iterable<string | null> {
  const named =
    articles.map((article) => names(article['author'] ?? article['creator'])).find((name) => name !== null) ?? null;
  const marked = markedNames(document);
  // A page that states one of its several authors shows all of them.
  yield named !== null && marked.length > 1 && marked.includes(named) ? marked.join(', ') : named;
  for (const name of authorNames) {
    const several = repeated.get(name) ?? [];
    if (name === 'citation_author' || several.length > 1) yield listed(several);
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
  yield* placedNames(document, authorPlaces);
  yield* placedNames(document, [authorPages], isPerson);
  yield* placedNames(document, namedAfterAuthors);
}

/** "Roe, Jane" in each of several tags, as libraries write it, is Jane Roe. Null when one of them is no person. */
function listed(several: readonly string[]): string | null {
  const people = several.map((name) => name.replace(/^([^,]+),\s([^,]+)$/, '$2 $1'));
  return people.length > 0 && people.every(isPerson) ? people.join(', ') : null;
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
  return parts.length > 1 && parts.every(isPerson) ? parts : [clean];
}

function* placedNames(
  document: Document,
  places: readonly string[],
  isMeant: (text: string) => boolean = Boolean,
): Iterable<string> {
  for (const selector of places) {
    let seen = 0;
    for (const element of document.querySelectorAll(selector)) {
      if (isWhole(element)) continue;
      seen += 1;
      const text = attribute(element, 'content') ?? firstLine(element);
      if (text.length >= 2 && text.length < 80 && isMeant(text) && !inComment(element)) yield text;
      if (seen === 3) break;
    }
  }
}

/** Systems give a page or an article classes that tell who wrote it (`single-author`): it is no line. */
function isWhole(element: Element): boolean {
  return wholes.has(element.tagName) || textOf(element).length > 1500;
}

const wholes = new Set(['HTML', 'BODY', 'MAIN', 'ARTICLE']);

function inComment(element: Element): boolean {
  return element.closest('[class*=comment],[id*=comment]') !== null;
}

/** Names of accounts and teams, not of people. */
function isImpersonal(name: string, owners: readonly string[]): boolean {
  const plain = letters(name);
  return owners.some((owner) => owner.includes(plain)) || account.test(name);
}

/** What stands for a group of people, when no line of the page names one. */
const account =
  /^(?:editor(?:s|ial)?(?: team| staff)?|staff|autor|(?:die )?redaktion|web(?:redaktion)?|news ?desk|team|press(?:e)?(?: release)?)$/i;

/** What stands for nobody. */
const nobody =
  /^(?:(?:site|web|wp|super)?-?admin(?:istrator)?|webmaster|root|user|author|publisher|herausgeber|guest|gast|unknown|unbekannt|anonym(?:ous)?|none|null|undefined|default|n\/a)$/i;

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Meta names that carry it, most trusted first. */
const authorNames =
  `author article:author article:author_name parsely-author sailthru.author dc.creator dc:creator dcterms.creator dc.creator.aut dcterms.creator.aut dc.contributor citation_author
  byl byline authors author_name rbauthors atc-metaauthor dcsext.author shareaholic:article_author_name cxenseparse:author bt:author mediator_author`.split(
    /\s+/,
  );

/** Classes by which publishing systems mark the line, most telling first. */
const authorPlaces =
  '.author a|.byline a|.author-name|.author .name|.author|.byline|.byl|.entry-author|.post-author|.vcard .fn|[class*=author-name]|[class*=authorName]|[class*=byline]'.split(
    '|',
  );

/** Links to what an author wrote, as most publishing systems have them. */
const authorPages =
  'author authors autor autoren auteur auteurs autore autores people journalist journalists contributor contributors redakteur staff columnist writer'
    .split(' ')
    .map((folder) => `a[href*="/${folder}/"]`)
    .join(',');

/** Whatever is named after authors, in a few languages. */
const namedAfterAuthors =
  `[class*=author]|[class*=Author]|[class*=autor]|[class^=auteur]|[class*="-auteur"]|[class*="_auteur"]|[class^=autore]|[class*=verfasser]|[class*=forfatter]|[class*=writer]|[class*=posted-by]
  |[class*=submitted]|[id*=author]|[id*=Author]|[id*=byline]`
    .split('|')
    .map((place) => place.trim());
