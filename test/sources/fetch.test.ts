import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import { createPageFetcher, type Fetched } from '../../src/sources/fetch.ts';

const page = '<!doctype html><title>A page</title><p>Grüße, a page.</p>';
const html = { 'content-type': 'text/html; charset=utf-8' };
const servers: (Server | TcpServer)[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});

async function listen(server: Server | TcpServer): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** Fetches the path from a loopback server through the real connector, under a name that resolves to it. */
async function get(port: number, path = '/', deadline = 5000): Promise<Fetched> {
  const fetcher = createPageFetcher({
    userAgent: 'Carewire tests',
    deadline,
    allow: (host, address) => host === 'pages.example' && (address === host || address === '127.0.0.1'),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  });
  try {
    return await fetcher.fetch(`http://pages.example:${port}${path}`);
  } finally {
    await fetcher.close();
  }
}

async function refusal(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof NewsError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

const answering = (
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array = page,
): Promise<number> => listen(createServer((_, response) => response.writeHead(status, headers).end(body)));

/** A server that sends these bytes and then, unless told to end, waits for ever. */
const raw = (bytes: string, end = false): Promise<number> =>
  listen(createTcpServer((socket) => void (end ? socket.end(bytes) : socket.write(bytes))));

describe('a page', () => {
  it.each([
    ['as it is', {}, Buffer.from(page)],
    ['in gzip', { 'content-encoding': 'gzip' }, gzipSync(page)],
    ['in x-gzip', { 'content-encoding': 'X-GZIP' }, gzipSync(page)],
    ['in brotli', { 'content-encoding': 'br' }, brotliCompressSync(page)],
    ['in zstd', { 'content-encoding': 'zstd' }, zstdCompressSync(page)],
    ['in deflate', { 'content-encoding': 'deflate' }, deflateSync(page)],
    ['in deflate without its wrapper', { 'content-encoding': 'deflate' }, deflateRawSync(page)],
    ['with an encoding that says nothing', { 'content-encoding': 'identity' }, Buffer.from(page)],
  ])('comes %s', async (_name, headers, body) => {
    const fetched = await get(await answering(200, { ...html, ...headers }, body));
    expect(Buffer.from(fetched.body).toString()).toBe(page);
    expect(fetched.contentType).toBe('text/html; charset=utf-8');
  });

  it.each(['gzip', 'br', 'zstd', 'deflate'])('cut off in %s gives what came', async (encoding) => {
    const encode = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync, deflate: deflateSync }[encoding];
    const long = Array.from({ length: 12_000 }, (_, line) => `<p>line ${line} of ${Math.sin(line)}</p>`).join('\n');
    const whole = encode?.(long) ?? Buffer.alloc(0);
    const port = await answering(
      200,
      { ...html, 'content-encoding': encoding },
      whole.subarray(0, whole.length - 2000),
    );
    const text = Buffer.from((await get(port)).body).toString();
    expect(text.length).toBeGreaterThan(1000);
    expect(long.startsWith(text.slice(0, -10))).toBe(true);
  });

  it('says where the redirects led', async () => {
    const port = await listen(
      createServer((request, response) => {
        if (request.url === '/old') response.writeHead(301, { location: '/new#part' }).end();
        else response.writeHead(200, html).end(page);
      }),
    );
    expect((await get(port, '/old')).url).toBe(`http://pages.example:${port}/new`);
  });
});

describe('what is not a readable page is refused with the reason', () => {
  it.each([
    [401, 'unreadable', /signing in/],
    [402, 'unreadable', /subscription/],
    [403, 'unreadable', /does not let programs/],
    [404, 'unreadable', /no page at that address/],
    [410, 'unreadable', /taken down/],
    [451, 'unreadable', /does not let programs/],
    [429, 'unreachable', /left alone/],
    [500, 'unreachable', /fault of its own/],
    [503, 'unreachable', /fault of its own/],
    [304, 'unreadable', /in a form that cannot be read/],
  ])('status %i', async (status, code, sentence) => {
    const refused = await refusal(get(await answering(status, html, status === 304 ? '' : page)));
    expect(refused).toMatchObject({ code, message: expect.stringMatching(sentence) });
  });

  it.each([
    ['application/pdf', /PDF/],
    ['image/jpeg', /does not lead to a web page/],
    ['application/octet-stream', /does not lead to a web page/],
    ['application/json', /does not lead to a web page/],
  ])('%s', async (type, sentence) => {
    const refused = await refusal(get(await answering(200, { 'content-type': type })));
    expect(refused).toMatchObject({ code: 'unreadable', message: expect.stringMatching(sentence) });
  });

  it.each(['gzip, gzip', Array(50).fill('gzip').join(', '), 'sdch', 'gzip'])(
    'content-encoding %s around something else',
    async (encoding) => {
      const refused = await refusal(get(await answering(200, { ...html, 'content-encoding': encoding })));
      expect(refused).toMatchObject({ code: 'unreadable', message: expect.stringMatching(/form that cannot be read/) });
    },
  );
});

describe('a response made to do harm ends within its limits', () => {
  const tooLarge = { code: 'unreadable', message: expect.stringMatching(/larger than 4 MB/) };

  it('a megabyte of gzip that holds a gigabyte', async () => {
    const member = gzipSync(Buffer.alloc(1 << 20));
    const bomb = Buffer.concat(Array<Buffer>(1024).fill(member));
    expect(await refusal(get(await answering(200, { ...html, 'content-encoding': 'gzip' }, bomb)))).toMatchObject(
      tooLarge,
    );
  });

  it('a few hundred bytes of brotli that hold 64 megabytes', async () => {
    const compress = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    const chunks: Buffer[] = [];
    compress.on('data', (chunk: Buffer) => chunks.push(chunk));
    compress.end(Buffer.alloc(64 << 20));
    await once(compress, 'end');
    const bomb = Buffer.concat(chunks);
    expect(bomb.length).toBeLessThan(1000);
    expect(await refusal(get(await answering(200, { ...html, 'content-encoding': 'br' }, bomb)))).toMatchObject(
      tooLarge,
    );
  });

  it('a zstd bomb', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(64 << 20));
    expect(await refusal(get(await answering(200, { ...html, 'content-encoding': 'zstd' }, bomb)))).toMatchObject(
      tooLarge,
    );
  });

  it('an endless body', async () => {
    let sent = 0;
    const port = await listen(
      createServer((_, response) => {
        response.writeHead(200, html);
        const chunk = Buffer.alloc(65_536, 97);
        const more = (): void => {
          while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        };
        response.on('drain', more);
        more();
      }),
    );
    expect(await refusal(get(port))).toMatchObject(tooLarge);
    expect(sent).toBeLessThan(16 << 20);
  });

  it('a length of 10 GB', async () => {
    const port = await raw('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000000000\r\n\r\nx');
    expect(await refusal(get(port))).toMatchObject(tooLarge);
  });

  it.each([
    ['silence', ''],
    ['a header that never ends', 'HTTP/1.1 200 OK\r\nX-Slow: '],
    ['a body that never ends', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>'],
  ])('%s', async (_name, bytes) => {
    const refused = await refusal(get(await raw(bytes), '/', 400));
    expect(refused).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/did not answer in time/),
    });
  });

  it('a byte now and then', async () => {
    const port = await listen(
      createServer((_, response) => {
        response.writeHead(200, html);
        const drip = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(drip));
      }),
    );
    expect(await refusal(get(port, '/', 400))).toMatchObject({ code: 'unreachable' });
  });

  it('a name server that never answers', async () => {
    const fetcher = createPageFetcher({
      userAgent: 'test',
      deadline: 300,
      resolve: () => new Promise(() => undefined),
    });
    expect(await refusal(fetcher.fetch('http://g.example/'))).toMatchObject({ code: 'unreachable' });
    await fetcher.close();
  });

  it.each([
    ['200 KB of one header', `HTTP/1.1 200 OK\r\nX-Big: ${'a'.repeat(200_000)}\r\n\r\nx`],
    [
      '3,000 headers',
      `HTTP/1.1 200 OK\r\n${Array.from({ length: 3000 }, (_, i) => `x-${i}: 1234567890`).join('\r\n')}\r\n\r\nx`,
    ],
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ])('%s', async (_name, bytes) => {
    expect(await refusal(get(await raw(bytes, true)))).toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/form that cannot be read/),
    });
  });

  it('redirects in a circle', async () => {
    const port = await answering(302, { location: '/' });
    expect(await refusal(get(port))).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/from page to page/),
    });
  });
});

describe('faults on the way get the sentence they deserve', () => {
  it.each([
    ['ENOTFOUND', 'unreachable', /no site with that name/],
    ['EAI_AGAIN', 'unreachable', /no site with that name/],
    ['ECONNREFUSED', 'unreachable', /could not be reached/],
    ['ECONNRESET', 'unreachable', /could not be reached/],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable', /in time/],
    ['CERT_HAS_EXPIRED', 'unreachable', /certificate/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', /certificate/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'unreachable', /certificate/],
  ])('%s', async (fault, code, sentence) => {
    const fetcher = createPageFetcher({
      userAgent: 'test',
      resolve: async () => [{ address: '93.184.215.14', family: 4 }],
      dial: (_addresses, _target, callback) => callback(Object.assign(new Error(fault), { code: fault }), null),
    });
    expect(await refusal(fetcher.fetch('https://a.example/'))).toMatchObject({
      code,
      message: expect.stringMatching(sentence),
    });
    await fetcher.close();
  });
});
