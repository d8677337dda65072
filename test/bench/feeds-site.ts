import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the sites of the bench have seen since they were last asked. */
export interface Seen {
  readonly requests: number;
  readonly unchanged: number;
  readonly bytes: number;
  /** The most requests of one host under way at once. */
  readonly atOnce: number;
  /** Milliseconds between the end of a request to a host and the beginning of the next one to it, the least. */
  readonly leastPause: number | null;
}

export type Order = { readonly kind: 'seen' } | { readonly kind: 'publish'; readonly every: number };

/** Many hosts on one port, told apart by the name they are asked by; each path is a feed of 20 items with an ETag. Runs as a process of its own, so that its work is not counted as ours. */
function serve(): void {
  const editions = { every: Infinity, number: 0 };
  let seen = fresh();
  const hosts = new Map<string, { open: number; ended: number }>();
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    const held = hosts.get(host) ?? { open: 0, ended: 0 };
    hosts.set(host, held);
    held.open += 1;
    seen.requests += 1;
    seen.atOnce = Math.max(seen.atOnce, held.open);
    if (held.ended > 0) seen.leastPause = Math.min(seen.leastPause, performance.now() - held.ended);
    response.on('close', () => {
      held.open -= 1;
      held.ended = performance.now();
    });
    const feed = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
    const edition = feed % editions.every === 0 ? editions.number : 0;
    const etag = `"${feed}-${edition}"`;
    if (request.headers['if-none-match'] === etag) {
      seen.unchanged += 1;
      response.writeHead(304, { etag }).end();
      return;
    }
    const body = feedOf(`http://${host}`, feed, edition);
    seen.bytes += body.length;
    response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address() as AddressInfo;
    process.send?.({ port: address.port });
  });
  process.on('message', (order: Order) => {
    if (order.kind === 'publish') {
      editions.every = order.every;
      editions.number += 1;
      process.send?.({});
    } else {
      process.send?.({ ...seen, leastPause: seen.leastPause === Infinity ? null : seen.leastPause } satisfies Seen);
      seen = fresh();
      hosts.clear();
    }
  });
  process.on('disconnect', () => process.exit());
}

function fresh() {
  return { requests: 0, unchanged: 0, bytes: 0, atOnce: 0, leastPause: Infinity };
}

function feedOf(origin: string, feed: number, edition: number): string {
  const items = Array.from({ length: 20 }, (_, place) => {
    const name = `${feed}-${place < 2 ? edition : 0}-${place}`;
    return `<item><title>Trial ${name} of a new way to treat relapses in people with multiple sclerosis</title><link>${origin}/article/${name}?utm_source=rss</link>
      <guid isPermaLink="false">urn:${name}</guid><pubDate>Mon, 09 Nov 2026 0${place % 9}:00:00 GMT</pubDate><category>Research</category><dc:creator>Reporter ${place}</dc:creator>
      <description><![CDATA[<p>${'Researchers report what they have found, and what they have not. '.repeat(8)}</p>]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Feed ${feed}</title><link>${origin}/</link>${items.join('')}</channel></rss>`;
}

if (import.meta.main) serve();
