import { withoutAmpCache } from '../core/address.ts';
import { withoutTracking } from '../core/tracking.ts';

/**
 * One address for one article that still opens: taken out of AMP caches, tracking parameters, fragment, default port and a trailing dot of the host dropped,
 * everything else kept as it is (to compare two, `sameAddress`). Doing it twice changes nothing. The text must be an absolute http(s) URL.
 */
export function canonicalise(address: string): string {
  const url = new URL(withoutAmpCache(address));
  url.hash = '';
  url.hostname = url.hostname.replace(/\.+$/, '');
  return withoutTracking(url.href);
}

/** Whether two addresses belong to one site: the same host, one a part of the other, or one name in two countries; `www.`, `m.` and `amp.` aside. */
export function sameSite(one: string, other: string): boolean {
  const [a, b] = [siteHost(one), siteHost(other)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`) || (nameOf(a) !== null && nameOf(a) === nameOf(b));
}

/** `bbc` of `bbc.co.uk` and `bbc.com`; null for hosts with more to them. */
function nameOf(host: string): string | null {
  return /^([^.]+)\.(?:(?:com?|org|net|gov|ac)\.)?(?:com|org|net|[a-z]{2})$/.exec(host)?.[1] ?? null;
}

/** The host people know a site by. */
export function siteHost(address: string): string {
  return new URL(address).hostname.replace(/\.+$/, '').replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '');
}

/** An absolute http(s) address, or null. */
export function absolute(href: string | null, base: string): string | null {
  if (href === null || href.length > 2048 || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
