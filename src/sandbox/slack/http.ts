import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';

import type { Reply, Request } from './api.ts';
import type { Loss } from './faults.ts';
import { Refusal } from './refusal.ts';

/** What the server passes on. */
interface Doors {
  api(request: Request): Promise<Reply>;
  responseUrl(
    key: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown } | { readonly lost: Loss }>;
  authorize(query: URLSearchParams): URL;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** The loopback Slack's web server, on 127.0.0.1 only: `/api/…`, response URLs, the consent page, and Socket Mode's `/link/`. */
export async function listen(doors: Doors, port: number): Promise<Listening> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.post('/api/:method', async (c) => {
    const args = await readBody(c);
    const authorization = c.req.header('authorization') ?? '';
    const token = authorization.startsWith('Bearer ') ? authorization.slice(7) : textArgument(args['token']);
    const reply = await doors.api({
      method: c.req.param('method'),
      token,
      basic: basicAuth(authorization),
      args: withoutToken(args),
    });
    if ('lost' in reply) return lose(c, reply.lost);
    return Response.json(reply.body, { status: reply.status, headers: reply.headers });
  });

  app.post('/:kind{commands|actions|app}/:team/:id/:secret', async (c) => {
    const { kind, team, id, secret } = c.req.param();
    const reply = await doors.responseUrl(`${kind}/${team}/${id}/${secret}`, await readBody(c));
    return 'lost' in reply ? lose(c, reply.lost) : Response.json(reply.body, { status: reply.status });
  });

  app.get('/oauth/v2/authorize', (c) => {
    try {
      return c.redirect(doors.authorize(new URL(c.req.url).searchParams).href);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.text(`Slack cannot install this app: ${error.code}`, 400);
    }
  });

  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.on('upgrade', (request, socket, head) => doors.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The loopback Slack has no port.');

  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // fetch and bolt's respond keep their sockets open; close() alone would wait for them.
        server.closeAllConnections();
      }),
  };
}

/** A body as Slack reads it: a form, or JSON. */
async function readBody(c: Context): Promise<Record<string, unknown>> {
  const type = c.req.header('content-type') ?? '';
  if (type.includes('json')) {
    const body: unknown = await c.req.json().catch(() => ({}));
    return typeof body === 'object' && body !== null ? { ...body } : {};
  }
  if (type.includes('multipart/form-data')) return c.req.parseBody();
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const payload = form['payload'];
  if (payload === undefined) return form;
  const inner: unknown = JSON.parse(payload);
  return typeof inner === 'object' && inner !== null ? { ...inner } : form;
}

/** Loses an answer: the connection is reset, closed, or left hanging until someone gives up. */
function lose(c: Context<{ Bindings: HttpBindings }>, how: Loss): Response {
  const { socket } = c.env.incoming;
  if (how === 'reset') socket.resetAndDestroy();
  if (how === 'close') socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function basicAuth(authorization: string): Request['basic'] {
  if (!authorization.startsWith('Basic ')) return undefined;
  const [id = '', secret = ''] = Buffer.from(authorization.slice(6), 'base64').toString().split(':');
  return { id, secret };
}

function textArgument(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function withoutToken({ token: _token, ...args }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return args;
}
