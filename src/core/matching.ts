import type { Article } from './article.ts';
import { foldSite, isEmpty, type Filters, type Part, type Query } from './query.ts';
import { wordsOf } from './words.ts';

/** What of an article is searched, besides filters. */
export type Searched = Pick<
  Article,
  | 'title'
  | 'text'
  | 'siteName'
  | 'byline'
  | 'original'
  | 'categories'
  | 'url'
  | 'canonicalUrl'
  | 'publishedAt'
  | 'sharedAt'
  | 'standing'
>;

/**
 * Whether a search would find the article, read off the article alone: whoever follows words is told of what a search for
 * them finds, and of nothing else.
 */
export function finds(query: Query, article: Searched): boolean {
  if (isEmpty(query) || !passes(query, article)) return false;
  const holds = holderOf(article);
  return query.wanted.every(holds) && !query.unwanted.some(holds);
}

/** What a search wants and the article does not hold, as typed. */
export function missingFrom(query: Pick<Query, 'wanted'>, article: Searched): readonly string[] {
  const holds = holderOf(article);
  return query.wanted.filter((part) => !holds(part)).map(({ text }) => text);
}

/** The parts that are searched for words; no phrase reaches from one into another. */
export function fieldsOf({ title, siteName, byline, original, text }: Searched): {
  readonly title: string;
  readonly source: string;
  readonly text: string;
} {
  return { title, source: [siteName, byline, original?.name].filter(Boolean).join(' · '), text };
}

/** Every name of the site an article stands on, or first stood on: hosts with their parent domains, and what it calls itself. */
export function sitesOf({ url, canonicalUrl, siteName, original }: Searched): readonly string[] {
  const hosts = [url, canonicalUrl, original?.url ?? ''].flatMap((address) => domainsOf(URL.parse(address)?.hostname));
  const names = [siteName, original?.name].flatMap((name) => (name ? [foldSite(name)] : []));
  return [...new Set([...hosts, ...names])];
}

/** The day it was published, or shared where it does not say. */
export function dayOf({ publishedAt, sharedAt }: Pick<Searched, 'publishedAt' | 'sharedAt'>): string {
  const day = publishedAt?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : new Date(sharedAt).toISOString().slice(0, 10);
}

function holderOf(article: Searched): (part: Part) => boolean {
  const { places, folded } = readingOf(article);
  return ({ stems, begins, same = [] }) =>
    begins === undefined
      ? [stems, ...same].some((run) => standTogether(run, places))
      : folded().some((word) => word.startsWith(begins));
}

function passes({ category, site, since, until, standing }: Filters, article: Searched): boolean {
  const day = since === undefined && until === undefined ? '' : dayOf(article);
  return (
    (category === undefined || article.categories.includes(category)) &&
    (standing === undefined || article.standing === standing) &&
    (since === undefined || day >= since) &&
    (until === undefined || day <= until) &&
    (site === undefined || sitesOf(article).includes(site))
  );
}

function domainsOf(host: string | undefined): readonly string[] {
  const labels = (host ?? '').replace(/^www\./, '').split('.');
  return labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
}

interface Reading {
  /** Where each stem stands, counted in words; fields lie far apart. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly folded: () => readonly string[];
}

/** Thousands of topics are held against one article: it is read once. */
const readings = new WeakMap<Searched, Reading>();

function readingOf(article: Searched): Reading {
  const before = readings.get(article);
  if (before) return before;
  const places = new Map<string, number[]>();
  const fields = Object.values(fieldsOf(article)).map((field) => wordsOf(field));
  let at = 0;
  for (const words of fields) {
    for (const { stem } of words) {
      const held = places.get(stem);
      if (held) held.push(at);
      else places.set(stem, [at]);
      at += 1;
    }
    at += 1;
  }
  const reading = { places, folded: () => fields.flat().map((word) => word.folded) };
  readings.set(article, reading);
  return reading;
}

function standTogether(stems: readonly string[], places: Reading['places']): boolean {
  const [first, ...others] = stems;
  const starts = first === undefined ? undefined : places.get(first);
  if (!starts) return false;
  if (others.length === 0) return true;
  const rest = others.map((stem) => places.get(stem));
  return starts.some((start) => rest.every((held, index) => held?.includes(start + index + 1) === true));
}
