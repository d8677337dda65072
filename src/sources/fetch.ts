import type { Validators } from '../core/feed.ts';
import { conditionalHeaders, validatorsOf } from './conditional.ts';
import { createGetter, headerOf, type Ask, type GetOptions, type Headers } from './get.ts';
import { mostBytes } from './receive.ts';
import { refuse, type Reason } from './refusal.ts';

/** A page as it came: still bytes, already decompressed. `url` is where the last redirect led. */
export interface Fetched {
  readonly url: string;
  readonly contentType: string | null;
  readonly body: Uint8Array;
  /** What to recognise it by; null when the site does not want it kept. */
  readonly validators?: Validators | null;
  /** Nothing new since the validators given, and therefore no body. */
  readonly isUnchanged?: boolean;
}

/** Fetches a page, or learns that it is still what it was. Throws NewsError `bad-input`, `unreachable` or `unreadable`. */
export type PageFetcher = (url: string, since?: Validators | null) => Promise<Fetched>;

/** A fetcher of web pages, with all that `createGetter` promises, and at most 4 MB a page. */
export function createPageFetcher(options: GetOptions): { fetch: PageFetcher; close(): Promise<void> } {
  const getter = createGetter(options);
  async function fetch(link: string, since: Validators | null = null): Promise<Fetched> {
    const answer = await getter.get(link, { ...page, headers: { ...page.headers, ...conditionalHeaders(since) } });
    const { url, status, headers, body } = answer;
    const contentType = headerOf(headers, 'content-type');
    if (status === 304 && since === null) throw refuse('garbled');
    if (status === 304) return { url, contentType, body, validators: since, isUnchanged: true };
    const validators = validatorsOf(answer);
    const mayKeep = !/\bno-store\b/i.test(headerOf(headers, 'cache-control') ?? '');
    const isUnchanged = since !== null && since.hash === validators.hash;
    return { url, contentType, body, validators: mayKeep ? validators : null, isUnchanged };
  }
  return { fetch, close: () => getter.close() };
}

const page: Ask = {
  headers: {
    accept: 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5',
    'accept-language': 'en, *;q=0.5',
  },
  mostBytes,
  wantsBody(status: number, headers: Headers) {
    if (status === 304) return false;
    const refused = refusedStatus(status) ?? refusedType(headerOf(headers, 'content-type'));
    if (refused !== null) throw refuse(refused);
    return true;
  },
};

/** Why an answer with this status is of no use; null for those that bring what was asked for. */
export function refusedStatus(status: number): Reason | null {
  const known = statuses[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'down';
  return status >= 200 && status < 300 ? null : 'not-found';
}

const statuses: Readonly<Record<number, Reason>> = {
  204: 'empty',
  401: 'login',
  402: 'paywall',
  403: 'forbidden',
  407: 'forbidden',
  410: 'gone',
  429: 'too-many-requests',
  451: 'forbidden',
};

function refusedType(contentType: string | null): Reason | null {
  const type = (contentType ?? 'text/html').split(';')[0]?.trim().toLowerCase() ?? '';
  if (['text/html', 'application/xhtml+xml', 'text/plain', ''].includes(type)) return null;
  return type === 'application/pdf' ? 'pdf' : 'not-a-page';
}
