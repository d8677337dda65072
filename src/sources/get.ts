import { Agent, request, type Dispatcher } from 'undici';
import { NewsError } from '../core/errors.ts';
import { judgeUrl, type Allow } from './address.ts';
import { guardedConnector, type Dial, type Resolve } from './dial.ts';
import { decompress, receive } from './receive.ts';
import { refuse, type Reason } from './refusal.ts';

export interface GetOptions {
  /** Names the program and how to reach its operator (RFC 9110 section 10.1.5). */
  readonly userAgent: string;
  readonly allow?: Allow | undefined;
  /** Milliseconds for everything together, redirects included. */
  readonly deadline?: number;
  readonly resolve?: Resolve;
  readonly dial?: Dial;
}

export type Headers = Dispatcher.ResponseData['headers'];

/** What is asked for, beside the address. */
export interface Ask {
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body, before and after decompression. */
  readonly mostBytes: number;
  /** Whether the body is worth having, told from the head. What it throws ends the request. */
  readonly wantsBody: (status: number, headers: Headers) => boolean;
}

/** An answer as it came: still bytes, already decompressed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty when it was not wanted. */
  readonly body: Uint8Array;
  /** Where the last redirect led. */
  readonly url: string;
  /** Where the redirects that hold for good led (301, 308), up to the first that does not. */
  readonly lastingUrl: string;
}

export interface Getter {
  /** Throws NewsError `bad-input`, `unreachable` or `unreadable`. */
  get(link: string, ask: Ask): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * A way to the web that can be handed any link a stranger sends: it never connects to an address that is not public, follows at most five redirects and
 * judges each, ends within ten seconds, and keeps at most what was asked for whatever the other side does. No cookies, no credentials, no proxy from the environment.
 */
export function createGetter(options: GetOptions): Getter {
  const dispatcher = new Agent({
    connect: guardedConnector(options.allow, options.resolve, options.dial),
    connections: 4,
    // No connection is kept: the next request to the host looks it up and judges it again.
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
  });

  async function get(link: string, ask: Ask): Promise<Answer> {
    const signal = AbortSignal.timeout(options.deadline ?? 10_000);
    try {
      return await unlessAborted(signal, follow(judgeUrl(link, options.allow), ask, signal));
    } catch (error) {
      throw error instanceof NewsError ? error : refuse(failure(error), error);
    }
  }

  async function follow(start: URL, ask: Ask, signal: AbortSignal): Promise<Answer> {
    const headers = { 'accept-encoding': 'gzip, br, zstd, deflate', ...ask.headers, 'user-agent': options.userAgent };
    let url = start;
    let lasting = start;
    for (let hop = 0; hop <= 5; hop += 1) {
      const response = await request(url, { dispatcher, signal, headers });
      const next = redirectOf(response);
      if (next === null) return { ...(await bodyOf(response, ask)), url: url.href, lastingUrl: lasting.href };
      response.body.on('error', ignore).destroy();
      const there = judgeUrl(target(next, url), options.allow);
      if (lasting === url && (response.statusCode === 301 || response.statusCode === 308)) lasting = there;
      url = there;
    }
    throw refuse('redirects');
  }

  return { get, close: () => dispatcher.destroy() };
}

/** One header's value, repeated ones joined as RFC 9110 section 5.2 reads them. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(', ') : value) ?? null;
}

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
  return headerOf(headers, 'location');
}

function target(location: string, base: URL): string {
  if (!URL.canParse(location, base.href)) throw refuse('redirects');
  const next = new URL(location, base);
  next.hash = '';
  return next.href;
}

async function bodyOf(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  { mostBytes, wantsBody }: Ask,
): Promise<Pick<Answer, 'status' | 'headers' | 'body'>> {
  try {
    if (!wantsBody(status, headers)) return { status, headers, body: new Uint8Array() };
    if (Number(headerOf(headers, 'content-length') ?? 0) > mostBytes) throw refuse('too-large');
    const bytes = await receive(body, mostBytes);
    const encoding = headerOf(headers, 'content-encoding') ?? '';
    return { status, headers, body: await decompress(bytes, encoding, mostBytes) };
  } finally {
    body.on('error', ignore).destroy();
  }
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
