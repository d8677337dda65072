import { visible } from '../core/visible.ts';
import { authorsOf } from './authors.ts';
import { lineOf } from './blocks.ts';
import { absolute, canonicalise, sameSite } from './canonical.ts';
import { attribute, textOf, type Document, type Element } from './dom.ts';
import { partsOf, type Parts } from './parts.ts';
import { publishedDate } from './published.ts';
import { firstSaid, isThing, said, structuredOf, type Structured } from './structured.ts';
import { pickTitle, siteBeside, type Titles } from './titles.ts';
import type { Page } from '../core/article.ts';

export interface Metadata extends Omit<Page, 'text' | 'filedUnder'> {
  /** Every way the page states its own title, so that the text need not repeat it. */
  readonly titles: readonly string[];
  readonly section: readonly string[];
  /** The staff or an organisation, for when no line of the page names a person. */
  readonly lastByline: string | null;
  readonly structured: Structured;
}

/** What the page's head and markup say about the article: JSON-LD first, then OpenGraph, Dublin Core and other meta names, microdata, and the headings. */
export function metadataOf(document: Document, html: string, url: string): Metadata {
  const parts = partsOf(document);
  const structured = structuredOf(parts);
  const { articles, meta } = structured;
  const siteName = shown(meta.get('og:site_name') ?? firstSaid(articles, 'publisher') ?? meta.get('application-name'));
  const authors = authorsOf(document, structured, siteName, url);
  const titles = titlesOf(parts, structured, url);
  const title = pickTitle(titles, siteName, url);
  return {
    url: url.replace(/#.*$/s, ''),
    ...addresses(parts, meta, url),
    title,
    byline: authors.stated,
    lastByline: authors.fallback,
    siteName: siteName ?? siteBeside(title, titles),
    publishedAt: publishedDate({ html, document, structured, url, title }),
    language: languageOf(document, structured),
    description: shown(meta.get('og:description') ?? meta.get('description') ?? firstSaid(articles, 'description')),
    image: imageOf(parts, structured, url),
    titles: [title, titles.stated, titles.document, ...headingTexts(parts.headings.filter(isFirstRank))].filter(
      (each) => each !== null,
    ),
    section: sections(parts, structured),
    structured,
  };
}

function shown(text: string | null | undefined): string | null {
  const clean = visible(text ?? '');
  return clean === '' ? null : clean;
}

/** The canonical address when it is on the page's own site; one elsewhere means the page is a copy of that. */
function addresses(
  { links }: Parts,
  meta: ReadonlyMap<string, string>,
  url: string,
): Pick<Page, 'canonicalUrl' | 'original'> {
  const link = links.find((each) => /\bcanonical\b/i.test(attribute(each, 'rel') ?? ''));
  const linked = absolute(attribute(link, 'href'), url);
  if (linked !== null && !sameSite(linked, url)) {
    return { canonicalUrl: canonicalise(url), original: { url: canonicalise(linked), name: null } };
  }
  const named = linked ?? absolute(meta.get('og:url') ?? null, url);
  const believed = named !== null && sameSite(named, url) && !isFrontPage(named);
  return { canonicalUrl: canonicalise(believed ? named : url), original: null };
}

/** Some sites call their front page the canonical address of everything. */
function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}

function titlesOf(parts: Parts, { articles, meta }: Structured, url: string): Titles {
  const stated =
    meta.get('og:title') ?? firstSaid(articles, 'headline') ?? meta.get('twitter:title') ?? meta.get('dc.title');
  const headings = headingTexts(parts.headings, (heading) => {
    const home = absolute(attribute(heading.querySelector('a[href]'), 'href'), url);
    return home === null || !isFrontPage(home);
  });
  const title = parts.titles.find((each) => each.closest('svg') === null);
  return { stated: shown(stated), headings, document: shown(textOf(title)) };
}

function isFirstRank(heading: Element): boolean {
  return /^h1$/i.test(heading.tagName);
}

function headingTexts(headings: readonly Element[], wanted: (heading: Element) => boolean = Boolean): string[] {
  return headings
    .slice(0, 20)
    .filter(wanted)
    .map((heading) => lineOf(heading))
    .filter((text) => text !== '');
}

function languageOf(document: Document, { articles, meta }: Structured): string | null {
  const stated =
    attribute(document.documentElement, 'lang') ??
    meta.get('og:locale') ??
    firstSaid(articles, 'inLanguage') ??
    meta.get('content-language');
  try {
    return Intl.getCanonicalLocales((stated ?? '').split(',')[0]?.trim().replaceAll('_', '-') ?? '')[0] ?? null;
  } catch {
    return null;
  }
}

function imageOf(parts: Parts, { articles, meta }: Structured, url: string): Page['image'] {
  const stated =
    meta.get('og:image') ??
    meta.get('og:image:url') ??
    meta.get('twitter:image') ??
    firstSaid(articles, 'image', imageUrl);
  const address = absolute(stated ?? null, url);
  if (address === null) return null;
  const alt = meta.get('og:image:alt') ?? meta.get('twitter:image:alt') ?? altOf(parts, address, url);
  return { url: address, alt: shown(alt) };
}

function imageUrl(value: unknown): string | null {
  if (Array.isArray(value)) return imageUrl(value[0]);
  return isThing(value) ? said(value['url'] ?? value['contentUrl']) : said(value);
}

function altOf({ images }: Parts, address: string, url: string): string | null {
  const image = images.find((each) => absolute(attribute(each, 'src'), url) === address);
  return attribute(image, 'alt');
}

/** What the site files the article under. */
function sections({ filings }: Parts, { articles, meta }: Structured): string[] {
  const links = filings.slice(0, 10).map(textOf);
  const stated = [meta.get('article:section'), firstSaid(articles, 'articleSection')];
  return [...links, ...stated].flatMap((text) => shown(text) ?? []).filter((text) => text.length < 60);
}
