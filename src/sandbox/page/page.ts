import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { MovableClock } from '../clock.ts';
import type { Sandbox } from '../sandbox.ts';
import { createDiscordPane } from './discord-pane.ts';
import { createLive } from './live.ts';
import type { Offered } from './pane.ts';
import { createRegions } from './regions.ts';
import { createRoutes } from './routes.ts';
import { createSlackPane } from './slack-pane.ts';
import { createTroubles } from './trouble.ts';
import type { Archive, Outbox } from './world.ts';

/** The sandbox in a browser. */
export interface Page {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly sandbox: Sandbox;
  readonly clock: MovableClock;
  /** The IANA zone times are shown in. */
  readonly zone: string;
  /** What people's apps may be in. */
  readonly languages: readonly Offered[];
  readonly roots: Readonly<Record<'news' | 'newsroom', string>>;
  /** Eight o'clock, the next time after this. */
  readonly nextMorning: (after: number) => number;
  /** What the newsroom has sent and still owes. */
  readonly outbox: () => Promise<Outbox>;
  /** Where the community's archive stands, and whether anybody may read it yet. */
  readonly archive: () => Promise<Archive>;
  /** Does what is due, to its end. */
  readonly settle: () => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** Only `127.0.0.1`, which it is unless told. */
  readonly host?: string;
}

/** Serves the sandbox to a browser on this machine. Throws an Error when asked to listen anywhere else: whoever reaches it is anybody in it. */
export async function openPage(options: PageOptions): Promise<Page> {
  const { sandbox, zone, languages, host = '127.0.0.1' } = options;
  if (host !== '127.0.0.1')
    throw new Error(
      `The sandbox page listens on 127.0.0.1 only, not on ${host}: whoever reaches it can be anybody in it.`,
    );

  const panes = {
    discord: createDiscordPane(sandbox, zone, languages),
    slack: createSlackPane(sandbox, zone, languages),
  };
  const troubles = createTroubles(sandbox);
  const regions = createRegions({ ...options, panes, troubles });
  const live = createLive(regions, options.onError);
  const unsubscribe = Object.values(panes).map((pane) => pane.subscribe(() => live.changed()));

  let port = 0;
  const app = createRoutes({ ...options, panes, troubles, regions, live, port: () => port });
  const server = serve({ fetch: app.fetch, hostname: host, port: 0 });
  if (!server.listening) await once(server, 'listening');
  // A TCP server's address is always an AddressInfo once it listens.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  ({ port } = server.address() as AddressInfo);

  return {
    url: `http://${host}:${port}`,
    close: async () => {
      for (const stop of unsubscribe) stop();
      live.close();
      const closed = once(server, 'close');
      server.close();
      // Tabs hold their streams open for as long as they can.
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
