import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** The fixture pages as a web site on loopback: `/paywall.html` and so on; anything else is a 404. */
export async function servePages(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const file = new URL(
      `../fixtures/pages/${(request.url ?? '').replace(/\?.*/, '').replaceAll(/[^\w.-]/g, '')}`,
      import.meta.url,
    );
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
      () => response.writeHead(404, { 'content-type': 'text/html' }).end('<p>No such page.</p>'),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
