import { withoutTracking } from './tracking.ts';

/**
 * A key under which the spellings of one article's address are equal: http and https, `www.`, mobile and AMP hosts, AMP paths and the caches that serve them,
 * tracking parameters, their order, fragments, percent-encoding, `index.html`, slashes at the end. For comparing only: it need not open.
 * What is no http(s) address is its own key. The key of a key is itself.
 */
export function sameAddress(address: string): string {
  const url = URL.parse(address.trim());
  if (url === null || !isWeb(url)) return address.trim();
  const plain = new URL(withoutTracking(unwrapped(url).href));
  plain.searchParams.sort();
  return `https://${hostOf(plain)}${pathOf(plain)}${queryOf(plain)}`;
}

/** The address itself where a cache serves its AMP form (Google's viewer and the AMP caches keep it in the path); any other as it is. */
export function withoutAmpCache(address: string): string {
  const url = URL.parse(address);
  return url === null || !isWeb(url) ? address : unwrapped(url).href;
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** `google.com/amp/s/site/path` and `site-com.cdn.ampproject.org/c/s/site/path`; `s` stands for https. A cache in a cache is opened too. */
function unwrapped(url: URL): URL {
  const isCache = /(?:^|\.)cdn\.ampproject\.org$/.test(url.hostname);
  const isViewer = /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/.test(url.hostname);
  const inner = isCache ? /^\/[cvr]\/(s\/)?(.+)/ : isViewer ? /^\/amp\/(s\/)?(.+)/ : null;
  const [, secure, rest] = inner?.exec(url.pathname) ?? [];
  if (rest === undefined || !/^[^/]+\.[^/]/.test(rest)) return url;
  const found = URL.parse(`${secure ? 'https' : 'http'}://${rest}${url.search}`);
  return found === null ? url : unwrapped(found);
}

function hostOf({ hostname, port }: URL): string {
  let host = hostname.replace(/\.+$/, '');
  // Only while a site's name is left: `m.example` may be one itself.
  for (let less = host; less !== ''; less = shorter(host)) host = less;
  return port === '' ? host : `${host}:${port}`;
}

function shorter(host: string): string {
  const [, rest = ''] = /^(?:www\d?|m|mobile|amp)\.(.+\..+)$/.exec(host) ?? [];
  return rest;
}

function pathOf({ pathname }: URL): string {
  const parts = spelt(pathname)
    .split('/')
    .filter((part) => part !== '' && part !== 'amp');
  const last = parts
    .pop()
    ?.replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/^(?:index|default)\.(?:html?|php|aspx?)$/i, '');
  return ['', ...parts, ...(last ? [last] : [])].join('/') || '/';
}

function queryOf({ search }: URL): string {
  const kept = spelt(search.slice(1))
    .split('&')
    .filter((pair) => pair !== '' && !amp.test(pair));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** With what AMP viewers and caches add of their own. */
const amp = /^(?:amp(?:=(?:1|true)?)?|outputtype=amp|amp_(?:js_v|gsa|r|tf|latest_update_time)=.*)$/i;

/** One percent-encoding: letters, digits, `-`, `.`, `_` and `~` plain (RFC 3986 section 6.2.2.2), the rest in capitals. */
function spelt(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (coded, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : coded.toUpperCase();
  });
}
