import { siteHost } from './canonical.ts';

/** The ways a page states its title: for machines, in its headings, in its `<title>`. */
export interface Titles {
  readonly stated: string | null;
  readonly headings: readonly string[];
  readonly document: string | null;
}

/**
 * The article's title without the site's name: the longest heading that is the whole or one end of what the page states, else that statement with
 * " | Site" taken off. Empty when the page has no title at all.
 */
export function pickTitle({ stated, headings, document }: Titles, siteName: string | null, url: string): string {
  const whole = stated ?? document ?? headings[0] ?? '';
  const [heading] = headings.filter((each) => each.length >= 8 && isPartOf(each, whole)).toSorted(longestFirst);
  return heading ?? withoutSite(whole, siteName, url);
}

/** The site's name where only the `<title>` tells: what stands beside the article's title in it. Null when that is not one short name. */
export function siteBeside(title: string, { document }: Titles): string | null {
  if (document === null || title === '' || !document.includes(title)) return null;
  const rest = document.replace(title, '').replaceAll(/^[\s|»«·•–—:-]+|[\s|»«·•–—:-]+$/g, '');
  return rest.length >= 2 && rest.length <= 50 && !/\s[|»«·•–—-]\s/.test(rest) ? rest : null;
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

/** "A heading | Site" and "Site - A heading" hold the heading; "A heading of another story" does not. */
function isPartOf(heading: string, whole: string): boolean {
  const at = whole.indexOf(heading);
  if (at === -1) return false;
  const [before, behind] = [whole.slice(0, at), whole.slice(at + heading.length)];
  return (before === '' || /[|:»«·•–—-]\s*$/.test(before)) && (behind === '' || /^\s*[|»«·•–—-]/.test(behind));
}

function withoutSite(title: string, siteName: string | null, url: string): string {
  const parts = title.split(/\s+[|»«·•–—-]\s+|\s*\|\s*/).filter((part) => part !== '');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length < 2) return title;
  if (isSite(last, siteName, url)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|»«·•–—-]+$/, '');
  if (isSite(first, siteName, url)) return title.slice(first.length).replace(/^[\s|»«·•–—-]+/, '');
  return title;
}

function isSite(part: string, siteName: string | null, url: string): boolean {
  const name = letters(part);
  if (name.length < 2) return false;
  const known = [letters(siteName ?? ''), letters(URL.canParse(url) ? (siteHost(url).split('.').at(-2) ?? '') : '')];
  return known.some(
    (site) => site !== '' && (site === name || name.startsWith(site) || (name.length > 3 && site.startsWith(name))),
  );
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
