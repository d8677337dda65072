import { daysApart, parseDate } from './dates.ts';
import { attribute, type Document } from './dom.ts';
import { modifiedNames, namedAfterDates, publishedNames } from './published-names.ts';
import { datedElements, datesApart, datesBefore, markedDays, shownTimes } from './published-elements.ts';
import { statedInScripts, timesInSource } from './published-scripts.ts';
import { changedText, dayReader, labelledText, shortLines, textAnywhere } from './published-text.ts';
import { dayShown } from './published-zone.ts';
import { firstSaid, type Structured } from './structured.ts';

/** What there is to tell the day by. */
export interface Dated {
  readonly html: string;
  readonly document: Document;
  readonly structured: Structured;
  readonly url: string;
  readonly title: string;
}

/**
 * When the page says it was published: JSON-LD, meta names, microdata and hAtom, the address, `<time>`, elements named after dates, labelled text, and
 * at last any date. A day off by one from the address's own is taken from the address, which knows the site's time zone. Null when nothing tells.
 */
export function publishedDate(dated: Dated): string | null {
  const inUrl = parseDate(dateInUrl(dated.url));
  const read = dayReader(dated);
  for (const texts of places) {
    for (const text of texts(dated)) {
      const date = read(text);
      if (date === null) continue;
      const apart = inUrl === null ? null : daysApart(date, inUrl);
      return apart === 0 ? date : apart === 1 ? inUrl : dayShown(date, dated, read);
    }
  }
  return null;
}

type Place = (dated: Dated) => Iterable<string | null>;

const places: readonly Place[] = [
  ({ structured }) => [firstSaid(structured.articles, 'datePublished')],
  ({ structured }) => matching(structured.meta, (name) => publishedNames.has(name)),
  ({ structured }) => [firstSaid(structured.articles, 'dateCreated'), firstSaid(structured.articles, 'uploadDate')],
  ({ document }) => markedDays(document),
  ({ url }) => [dateInUrl(url)],
  ({ document, structured }) => [
    dateInUrl(attribute(document.querySelector('link[rel=canonical]'), 'href') ?? structured.meta.get('og:url') ?? ''),
  ],
  ({ html }) => statedInScripts(html),
  ({ document, title }) => shownTimes(document, title),
  ({ document, title }) => datedElements(document, title),
  ({ document, title }) => datesBefore(document, title),
  ({ structured }) => matching(structured.meta, (name) => namedAfterDates.test(name) && !modifiedNames.has(name)),
  labelledText,
  shortLines,
  ({ document, title }) => datesApart(document, title),
  ({ structured }) => matching(structured.meta, (name) => modifiedNames.has(name)),
  ({ structured }) => [firstSaid(structured.articles, 'dateModified')],
  ({ structured, title }) => [title, structured.meta.get('description') ?? null],
  changedText,
  textAnywhere,
  ({ html }) => timesInSource(html),
  ({ structured }) => [dateInUrl(structured.meta.get('og:image') ?? '')],
];

/** The day in an address; the snapshot's own in a web archive's is none. */
function dateInUrl(address: string): string | null {
  const url = address.replace(/^https?:\/\/web\.archive\.org\/web\/\d+[a-z_]*\//, '');
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(url) ??
    /\/(20\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(url) ??
    [];
  const [, first, second, last] = /\/(\d{2})-(\d{2})-(20\d{2})(?=[/_.-]|$)/.exec(url) ?? [];
  if (last !== undefined) return `${first}-${second}-${last}`;
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function* matching(meta: ReadonlyMap<string, string>, isMeant: (name: string) => boolean): Iterable<string> {
  for (const [name, content] of meta) if (isMeant(name)) yield content;
}
