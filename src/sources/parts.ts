import { attribute, type Document, type Element } from './dom.ts';

/** The elements of a page that speak about it, found in one walk. */
export interface Parts {
  readonly metas: readonly Element[];
  readonly scripts: readonly Element[];
  readonly links: readonly Element[];
  readonly titles: readonly Element[];
  /** Ranks one and two. */
  readonly headings: readonly Element[];
  readonly images: readonly Element[];
  /** Links to what the page is filed under. */
  readonly filings: readonly Element[];
}

export function partsOf(document: Document): Parts {
  const found = new Map<string, Element[]>(wanted.map((name) => [name, []]));
  for (const element of document.querySelectorAll('meta,script,link[rel],title,h1,h2,img[alt],a[rel]')) {
    found.get(element.tagName.toLowerCase())?.push(element);
  }
  const of = (name: (typeof wanted)[number]): readonly Element[] => found.get(name) ?? [];
  return {
    metas: of('meta'),
    scripts: of('script'),
    links: of('link'),
    titles: of('title'),
    // First ranks first: of the twenty looked at, the article's own must be one.
    headings: [...of('h1'), ...of('h2')],
    images: of('img'),
    filings: of('a').filter((link) => /\bcategory\b/i.test(attribute(link, 'rel') ?? '')),
  };
}

const wanted = ['meta', 'script', 'link', 'title', 'h1', 'h2', 'img', 'a'] as const;
