import { lineOf } from './blocks.ts';
import { parseDate } from './dates.ts';
import { attribute, type Document } from './dom.ts';
import { firstSaid, said, type Structured } from './structured.ts';

/**
 * When the page says it was published: JSON-LD, meta names, microdata and hAtom, the address, `<time>`, elements named after dates, labelled text, and
 * at last any date. A day off by one from the address's own is taken from the address, which knows the site's time zone. Null when nothing tells.
 */
export function publishedDate(document: Document, structured: Structured, url: string): string | null {
  const inUrl = parseDate(dateInUrl(url));
  for (const texts of places) {
    for (const text of texts(document, structured, url)) {
      const date = parseDate(text);
      if (date !== null)
        return inUrl !== null && apart(date, inUrl) === 1 ? inUrl : asShown(date, document, structured);
    }
  }
  return null;
}

/**
 * Machines are often told the time in UTC where people see the site's own day: an instant in UTC gives way to the day in the zone of the page's other
 * times, or else to the only day the page shows when that is the one before or after.
 */
function asShown(date: string, document: Document, { articles, meta }: Structured): string {
  if (!/T.*(?:Z|\+00:00)$/.test(date)) return date;
  const others = [...articles.flatMap((thing) => instantKeys.map((key) => said(thing[key]))), ...meta.values()];
  const offset = others
    .map((text) => /T\d{2}:\d{2}[\d:.]*([+-])(\d{2}):?(\d{2})$/.exec(text ?? ''))
    .find((match) => match !== null && Number(match[2]) + Number(match[3]) > 0);
  if (offset) {
    const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1);
    const local = new Date(Date.parse(date) + minutes * 60_000).toISOString();
    return `${local.slice(0, 19)}${offset[1]}${offset[2]}:${offset[3]}`;
  }
  const shown = [...dateLikeElements(document)].slice(0, 40).flatMap((text) => parseDate(text)?.slice(0, 10) ?? []);
  const [first] = shown;
  return first !== undefined && apart(date, first) === 1 && !shown.includes(date.slice(0, 10)) ? first : date;
}

const instantKeys = ['datePublished', 'dateModified', 'dateCreated', 'uploadDate'];

type Place = (document: Document, structured: Structured, url: string) => Iterable<string | null>;

const places: readonly Place[] = [
  (_, { articles }) => [firstSaid(articles, 'datePublished')],
  (_, { meta }) => matching(meta, publishedNames),
  (_, { articles }) => [firstSaid(articles, 'dateCreated'), firstSaid(articles, 'uploadDate')],
  (document) =>
    marked(
      document,
      '[itemprop=datePublished],[itemprop=datepublished],[itemprop=dateCreated],time[pubdate],[property="dc:date"],[property=datePublished]',
    ),
  (document) =>
    marked(
      document,
      'abbr.published,abbr[title].date,.published[title],time.published[datetime],time.entry-date[datetime]',
    ),
  (_document, _structured, url) => [dateInUrl(url)],
  (document, { meta }) => [
    dateInUrl(attribute(document.querySelector('link[rel=canonical]'), 'href') ?? meta.get('og:url') ?? ''),
  ],
  (document) => marked(document, 'article time[datetime],main time[datetime]'),
  (document) => marked(document, 'time'),
  dateLikeElements,
  (_, { meta }) => matching(meta, modifiedNames),
  (_, { articles }) => [firstSaid(articles, 'dateModified')],
  labelledText,
  changedText,
  anyText,
];

function dateInUrl(url: string): string | null {
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(url) ??
    /\/(20\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(url) ??
    [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function apart(one: string, other: string): number {
  return Math.abs(Date.parse(one.slice(0, 10)) - Date.parse(other.slice(0, 10))) / 86_400_000;
}

function* matching(meta: ReadonlyMap<string, string>, names: ReadonlySet<string>): Iterable<string> {
  for (const [name, content] of meta) if (names.has(name)) yield content;
}

function* marked(document: Document, selector: string): Iterable<string | null> {
  for (const element of document.querySelectorAll(selector)) {
    yield attribute(element, 'datetime') ?? attribute(element, 'content') ?? attribute(element, 'title');
    yield lineOf(element);
  }
}

function* dateLikeElements(document: Document): Iterable<string> {
  const named = 'date Date datum fecha time publish posted meta byline'.split(' ').map((word) => `[class*=${word}]`);
  for (const element of document.querySelectorAll([...named, '[id*=date]'].join(','))) {
    const text = lineOf(element);
    // Readers' comments carry days of their own.
    if (text.length < 160 && element.closest('[class*=comment],[id*=comment]') === null) yield text;
  }
}

function* labelledText(document: Document): Iterable<string | null> {
  const label =
    /\b(?:published|posted|veröffentlicht|publié|publicado|pubblicato|datum|stand|date|erstellt)\s?(?:on|am|le|el|il)?\s?:?\s([^<>{}]{6,30}\d{4})/gi;
  for (const match of bodyText(document).matchAll(label)) yield match[1] ?? null;
}

function* changedText(document: Document): Iterable<string | null> {
  const label =
    /(?:updated|änderung|geändert|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt)\s?(?:on|am|le|el|il)?\s?:?\s([^<>{}]{6,30}\d{4})|\b(?:vom|am)\s([^<>{}]{6,30}\d{4})/gi;
  const matches = [...bodyText(document).matchAll(label)];
  for (const match of matches) yield match[1] ?? null;
  for (const match of matches) yield match[2] ?? null;
}

function* anyText(document: Document): Iterable<string> {
  const date =
    /\b(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s\p{L}{3,9}\.?,?\s\d{4}|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,\s\d{4})\b/gu;
  for (const match of bodyText(document).matchAll(date)) yield match[0];
}

function bodyText(document: Document): string {
  return lineOf(document.body).slice(0, 300_000);
}

/** Meta names that carry the day of publication, most trusted first in the pages that have several. */
const publishedNames = new Set(
  `article:published_time article:published og:published_time article:post_date og:article:published_time rnews:datepublished datepublished
  sailthru.date parsely-pub-date pubdate publishdate publish_date publish-date publication_date publicationdate article.published published-date
  published_time published_time_telegram dc.date dc.date.issued dc.date.created dcterms.created dcterms.date dcterms.issued dcterms.available
  citation_date citation_publication_date citation_online_date date date_published datecreated dateposted cxenseparse:recs:publishtime
  cxenseparse:publishtime gentime created originalpublicationdate release_date article_date_original displaydate ptime pdate bt:pubdate
  shareaholic:article_published_time timestamp vr:published_time newsdate doc_date content_create_date og:pubdate og:article:date article.created`.split(
    /\s+/,
  ),
);

const modifiedNames = new Set(
  `article:modified_time og:updated_time og:modified_time article:modified datemodified date_modified last-modified lastmod lastmodified
  revision_date dcterms.modified dc.date.modified modified modificationdate updated_time moddate`.split(/\s+/),
);
