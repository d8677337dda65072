import { Agent, request, type Dispatcher } from 'undici';
import { NewsError } from '../core/errors.ts';
import { judgeUrl, type Allow } from './address.ts';
import { guardedConnector, type Dial, type Resolve } from './dial.ts';
import { decompress, mostBytes, receive } from './receive.ts';
import { refuse, type Reason } from './refusal.ts';

/** A page as it came: still bytes, already decompressed. `url` is where the last redirect led. */
export interface Fetched {
  readonly url: string;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

/** Fetches a page. Throws NewsError `bad-input`, `unreachable` or `unreadable`. */
export type PageFetcher = (url: string) => Promise<Fetched>;

export interface FetchOptions {
  /** Names the program and how to reach its operator (RFC 9110 section 10.1.5). */
  readonly userAgent: string;
  readonly allow?: Allow | undefined;
  /** Milliseconds for everything together, redirects included. */
  readonly deadline?: number;
  readonly resolve?: Resolve;
  readonly dial?: Dial;
}

/**
 * A fetcher that can be handed any link a stranger sends: it never connects to an address that is not public, follows at most five redirects and
 * judges each, ends within ten seconds, and keeps at most 4 MB whatever the other side does. No cookies, no credentials, no proxy from the environment.
 */
export function createPageFetcher(options: FetchOptions): { fetch: PageFetcher; close(): Promise<void> } {
  const dispatcher = new Agent({
    connect: guardedConnector(options.allow, options.resolve, options.dial),
    connections: 4,
    // No connection is kept: the next request to the host looks it up and judges it again.
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
  });
  const headers = { ...accepts, 'user-agent': options.userAgent };

  async function fetch(link: string): Promise<Fetched> {
    const signal = AbortSignal.timeout(options.deadline ?? 10_000);
    try {
      return await unlessAborted(signal, follow(judgeUrl(link, options.allow), signal));
    } catch (error) {
      throw error instanceof NewsError ? error : refuse(failure(error), error);
    }
  }

  async function follow(start: URL, signal: AbortSignal): Promise<Fetched> {
    let url = start;
    for (let hop = 0; hop <= 5; hop += 1) {
      const response = await request(url, { dispatcher, signal, headers });
      const next = redirectOf(response);
      if (next === null) return accept(url, response);
      response.body.on('error', ignore).destroy();
      url = judgeUrl(target(next, url), options.allow);
    }
    throw refuse('redirects');
  }

  return { fetch, close: () => dispatcher.destroy() };
}

const accepts = {
  accept: 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5',
  'accept-encoding': 'gzip, br, zstd, deflate',
  'accept-language': 'en, *;q=0.5',
};

/** undici heeds the signal only once it has a connection; the deadline holds before that too. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('out of time', 'TimeoutError')), { once: true });
  });
  return Promise.race([work, aborted]);
}

function ignore(): void {}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  return one(headers['location']);
}

function target(location: string, base: URL): string {
  if (!URL.canParse(location, base.href)) throw refuse('redirects');
  const next = new URL(location, base);
  next.hash = '';
  return next.href;
}

async function accept(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData): Promise<Fetched> {
  try {
    const contentType = one(headers['content-type']);
    const refused = refusedStatus(statusCode) ?? refusedType(contentType);
    if (refused !== null) throw refuse(refused);
    if (Number(one(headers['content-length']) ?? 0) > mostBytes) throw refuse('too-large');
    const bytes = await receive(body);
    return { url: url.href, contentType, body: await decompress(bytes, one(headers['content-encoding']) ?? '') };
  } finally {
    body.on('error', ignore).destroy();
  }
}

function one(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(', ') : header) ?? null;
}

function refusedStatus(status: number): Reason | null {
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

/** Which sentence a fault of the network, the name server, TLS or the HTTP parser deserves. */
function failure(error: unknown): Reason {
  if (!(error instanceof Error)) return 'no-answer';
  const code = 'code' in error ? String(error.code) : '';
  if (error.name === 'TimeoutError' || code.endsWith('_TIMEOUT') || code === 'ETIMEDOUT') return 'slow';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL') return 'no-such-site';
  if (/CERT|SIGNATURE|SELF_SIGNED|^ERR_TLS/.test(code)) return 'insecure';
  if (error.name === 'HTTPParserError' || garbled.has(code)) return 'garbled';
  return 'no-answer';
}

const garbled = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);
