import { once } from 'node:events';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  /** The port that was free, when 0 was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

/** Throws a sentence when the port cannot be had. Nobody who connects is noted anywhere. */
export async function listen(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname: host, port });
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    throw new Error(
      `Port ${port} of ${host} cannot be listened at: ${error instanceof Error ? error.message : 'refused'}`,
      {
        cause: error,
      },
    );
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // Idle keep-alive connections would hold it open; those in use end with their answer.
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
