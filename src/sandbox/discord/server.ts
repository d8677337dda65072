import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Changes } from './changes.ts';
import type { Fault, FaultsAtWork } from './faults.ts';
import type { Journal } from './journal.ts';
import { tooManyRequests } from './limits.ts';
import type { Verdict } from './limits.ts';
import { Refusal } from './refusal.ts';
import type { Incoming } from './rest.ts';
import { readIncoming } from './upload.ts';

export interface ServerNeeds {
  readonly port: number;
  readonly faults: FaultsAtWork;
  readonly journal: Journal;
  readonly changes: Changes;
  /** Counts a request towards the rate limits; undefined when they are switched off. */
  readonly limits: ((method: string, path: string) => Verdict) | undefined;
  /** Answers a request; its address is without `/api/v10`. */
  handle(request: Request, incoming: Incoming): Response | Promise<Response>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

const PREFIX = /^\/api\/v10(?=\/)/;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The wire: takes requests, lets faults and rate limits have their way, writes the journal, and answers or withholds the answer. */
export async function startServer(needs: ServerNeeds): Promise<Server> {
  const server = createServer((request, response) => {
    serve(needs, request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    needs.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(needs.port, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(needs: ServerNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://loopback');
  const isApi = PREFIX.test(url.pathname);
  const path = decoded(url.pathname.replace(PREFIX, ''));
  const fault = needs.faults.take(method, path);

  let incoming: Incoming = { body: undefined, uploads: [] };
  let answer: Answer | undefined;
  try {
    incoming = await readIncoming(request);
    answer = (await troubled(fault)) ?? (await answered(needs, request, url, isApi, path, incoming));
  } catch (error) {
    // Anything but a refusal is a fault of this platform itself: said aloud, lest it look like Discord being down.
    answer =
      error instanceof Refusal
        ? json(error.status, error.body())
        : json(500, { message: `Loopback: ${String(error)}`, code: 0 });
  }
  const isWithheld = fault?.kind === 'lost';
  if (fault?.kind === 'error' && fault.effect === 'after')
    answer = json(fault.status, { message: 'Injected fault', code: 0 });
  const entry = {
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    body: incoming.body,
    status: isWithheld ? undefined : answer?.status,
    code: isWithheld ? undefined : codeOf(answer),
    at,
  };
  needs.journal.add(entry);
  if (isWithheld) withhold(fault, request);
  else if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  needs.changes.emit({ what: 'request', entry });
}

/** The answer of a fault that keeps the request from taking effect, if it is of that kind. */
async function troubled(fault: Fault | undefined): Promise<Answer | undefined> {
  switch (fault?.kind) {
    case undefined:
      return undefined;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return undefined;
    case 'rate-limited': {
      const { headers, body } = tooManyRequests(fault.retryAfterMs, fault.global ?? false);
      return json(429, body, { ...headers, 'x-ratelimit-scope': fault.global ? 'global' : 'user' });
    }
    case 'error':
      return fault.effect === 'after' ? undefined : json(fault.status, { message: 'Injected fault', code: 0 });
    case 'refused':
      return refused(new Refusal(fault.as), fault.retryAfterMs ?? 1_000);
    case 'lost':
      return fault.effect === 'before' ? json(500, {}) : undefined;
  }
}

/** Some limits answer 429 with a code of their own; libraries then wait and try again, as with any other. */
function refused(refusal: Refusal, retryAfterMs: number): Answer {
  if (refusal.status !== 429) return json(refusal.status, refusal.body());
  const { headers, body } = tooManyRequests(retryAfterMs, false);
  return json(429, { ...body, ...refusal.body() }, headers);
}

async function answered(
  needs: ServerNeeds,
  request: IncomingMessage,
  url: URL,
  isApi: boolean,
  path: string,
  incoming: Incoming,
): Promise<Answer> {
  if (!isApi) throw new Refusal('notFound');
  const verdict = needs.limits?.(request.method ?? 'GET', path);
  if (verdict?.tooEarly) {
    const { headers, body } = tooManyRequests(verdict.tooEarly.retryAfterMs, verdict.tooEarly.global);
    return json(429, body, { ...verdict.headers, ...headers });
  }
  const inner = new Request(`http://loopback${url.pathname.replace(PREFIX, '')}${url.search}`, {
    method: request.method ?? 'GET',
    headers: { authorization: request.headers.authorization ?? '' },
  });
  const result = await needs.handle(inner, incoming);
  return {
    status: result.status,
    headers: { ...verdict?.headers, ...Object.fromEntries(result.headers) },
    body: Buffer.from(await result.arrayBuffer()),
  };
}

function withhold(fault: Fault & { kind: 'lost' }, { socket }: IncomingMessage): void {
  const how = fault.how ?? 'reset';
  if (how === 'reset') socket.resetAndDestroy();
  if (how === 'close') socket.end();
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

function codeOf(answer: Answer | undefined): number | undefined {
  if (!answer || answer.status < 400) return undefined;
  const body: unknown = JSON.parse(answer.body.toString());
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'number'
    ? body.code
    : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port.');
  return address.port;
}
