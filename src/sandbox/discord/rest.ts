import { Hono } from 'hono';
import type { Context } from 'hono';
import { Refusal } from './refusal.ts';
import { commandRoutes } from './rest-commands.ts';
import { interactionRoutes } from './rest-interactions.ts';
import { messageRoutes } from './rest-messages.ts';
import { placeRoutes } from './rest-places.ts';
import { threadRoutes } from './rest-threads.ts';
import type { Upload } from './messages.ts';
import type { World } from './world.ts';

/** What the server hands in beside the request: the body already parsed, its files apart. */
export interface Incoming {
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

// oxlint-disable-next-line typescript/consistent-type-definitions -- Hono asks for a type with an index signature.
type RestEnv = { Bindings: { incoming: Incoming; gatewayUrl: string; identifies: number } };
export type Rest = Hono<RestEnv>;
export type Call = Context<RestEnv>;

/** Interactions prove who they are by their token, the gateway's address is public; all else needs the bot's token. */
const OPEN = /^\/(interactions|webhooks)\/|^\/gateway$/;

/** Discord's REST API v10, below `/api/v10`, as far as a news bot uses it; everything else is "404: Not Found", as Discord says it. */
export function createRest(world: World): Rest {
  const app: Rest = new Hono<RestEnv>();

  app.use(async (c, next) => {
    if (!OPEN.test(c.req.path) && c.req.header('authorization') !== `Bot ${world.state.token}`)
      throw new Refusal('unauthorized');
    await next();
  });
  app.get('/gateway', (c) => c.json({ url: c.env.gatewayUrl }));
  app.get('/gateway/bot', (c) =>
    c.json({
      url: c.env.gatewayUrl,
      shards: 1,
      session_start_limit: {
        total: 1_000,
        remaining: Math.max(0, 1_000 - c.env.identifies),
        reset_after: 86_400_000,
        max_concurrency: 1,
      },
    }),
  );
  commandRoutes(app, world);
  interactionRoutes(app, world);
  messageRoutes(app, world);
  placeRoutes(app, world);
  threadRoutes(app, world);

  app.notFound((c) => c.json(new Refusal('notFound').body(), 404));
  app.onError((error) => {
    if (!(error instanceof Refusal)) throw error;
    return Response.json(error.body(), { status: error.status });
  });
  return app;
}
