import { lineOf } from './blocks.ts';
import { daysApart, parseDate } from './dates.ts';
import { attribute, isText, textOf, type Document, type Element, type Node } from './dom.ts';

/** What markup says is the day of publication: microdata, RDFa, hAtom. */
export function markedDays(document: Document): Iterable<string | null> {
  return [
    '[itemprop=datePublished],[itemprop=datepublished],[itemprop=dateCreated],time[pubdate],[property="dc:date"],[property=datePublished],[property="schema:datePublished"]',
    'abbr.published,abbr[title].date,.published[title],time.published[datetime],time.entry-date[datetime]',
  ]
    .values()
    .flatMap((selector) => textsOf(document.querySelectorAll(selector)));
}

/** `<time>` behind the headline, first those in the article. */
export function shownTimes(document: Document, title: string): Iterable<string | null> {
  return ['article time[datetime],main time[datetime]', times]
    .values()
    .flatMap((selector) => textsOf(around(document, selector, title).behind));
}

/** Lines of elements behind the headline that are named after dates. */
export function datedElements(document: Document, title: string): Iterable<string> {
  return linesOf(around(document, named, title).behind);
}

/** What stands before the headline, the nearest to it first. */
export function* datesBefore(document: Document, title: string): Iterable<string | null> {
  yield* textsOf(around(document, times, title).before.toReversed());
  yield* linesOf(around(document, named, title).before.toReversed());
}

/** Where sites show today's date, other articles' and when this one was changed. */
export function* datesApart(document: Document, title: string): Iterable<string | null> {
  yield* textsOf(around(document, times, title).apart);
  yield* linesOf(around(document, named, title).apart);
}

const times = 'time,relative-time,abbr[data-utime],[data-timestamp],[data-published],[data-date]';

const named =
  'date Date datum fecha time publish posted submitted meta byline parution info'
    .split(' ')
    .map((word) => `[class*=${word}]`)
    .join(',') + ',[id*=date],[id*=publish]';

function* linesOf(elements: readonly Element[]): Iterable<string> {
  for (const element of elements) {
    if (textOf(element).length >= longestLine) continue;
    yield lineOf(element);
    yield wordsOf(element);
  }
}

const longestLine = 160;

type Around = Readonly<Record<'behind' | 'before' | 'apart', readonly Element[]>>;

/** The elements by where they stand. On a page without its headline, all stand behind it. */
function around(document: Document, selector: string, title: string): Around {
  const found = { behind: [] as Element[], before: [] as Element[], apart: [] as Element[] };
  const headline = headlineOf(document, title);
  const holding = new Set(ancestorsOf(headline));
  const all = new Set(document.querySelectorAll(selector));
  let isBehind = headline === null;
  for (const element of [...document.querySelectorAll(`h1,h2,h3,${selector}`)].slice(0, 1000)) {
    if (element === headline) isBehind = true;
    if (!all.has(element)) continue;
    const place = element.closest(isBehind ? beside : `${above},${beside}`);
    const isApart = (place !== null && !holding.has(place)) || changed.test(textOf(element));
    const list = found[isApart ? 'apart' : isBehind ? 'behind' : 'before'];
    if (list.length < 60) list.push(element);
  }
  return found;
}

/** What stands beside an article, and heads of sites. */
const beside =
  'aside,nav,footer,[class*=related],[class*=sidebar],[class*=widget],[class*=teaser],[class*=recent],[class*=comment],[id*=comment]';
const above = 'header,[id*=header],[class*=site-header],[class*=topbar],[class*=top-bar],[class*=masthead]';

const changed =
  /^\s*(?:last )?(?:updated|modified|changed|edited|reviewed|aktualisiert|geändert|mis à jour|actualizado|aggiornato|bijgewerkt)/i;

function headlineOf(document: Document, title: string): Element | null {
  const wanted = letters(title);
  if (wanted === '') return null;
  for (const heading of document.querySelectorAll('h1,h2,h3')) if (isHeadline(heading, wanted)) return heading;
  return null;
}

function ancestorsOf(element: Element | null): Element[] {
  const found: Element[] = [];
  for (let each = element?.parentElement ?? null; each !== null; each = each.parentElement) found.push(each);
  return found;
}

function isHeadline(heading: Element, title: string): boolean {
  const text = letters(textOf(heading));
  return text === title || (text.length >= 8 && (title.includes(text) || text.includes(title)));
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What an element says for machines, unless people see the day before or after. */
function* textsOf(elements: Iterable<Element>): Iterable<string | null> {
  for (const element of elements) {
    const isLine = textOf(element).length < longestLine;
    const [line, words] = isLine ? [lineOf(element), wordsOf(element)] : [null, null];
    const shown = parseDate(line) ?? parseDate(words);
    const stated = attributes.map((name) => attribute(element, name)).filter((text) => text !== null);
    const near = shown !== null && stated.some((text) => daysApart(parseDate(text) ?? shown, shown) === 1);
    yield* near ? [shown, ...stated] : [...stated, line, words];
  }
}

const attributes = ['datetime', 'content', 'title', 'data-utime', 'data-timestamp', 'data-published', 'data-date'];

/** Day, month and year in elements of their own, with no space between them in the page's source. */
function wordsOf(element: Element): string {
  const words: string[] = [];
  const walk = (node: Node): void => {
    if (words.length > 12) return;
    if (isText(node)) words.push(textOf(node));
    else for (const child of node.childNodes) walk(child);
  };
  walk(element);
  return words.filter((word) => word !== '').join(' ');
}
