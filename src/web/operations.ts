import { Hono } from 'hono';
import type { Figures } from '../core/figures.ts';
import type { Platform } from '../core/platform.ts';
import { createMetrics } from './metrics.ts';

/** What the operator's addresses look at. */
export interface OperationsNeeds {
  readonly platforms: readonly Pick<Platform, 'name' | 'connected'>[];
  readonly figures: Figures;
  /** Writes something to the database; throws when that cannot be done. */
  readonly write: () => Promise<void>;
  readonly now: () => number;
}

/** `/healthz`, `/readyz` and `/metrics`, for the operator's own machines. They name no person, channel, community or topic. */
export function createOperations(needs: OperationsNeeds): { readonly app: Hono; close(): void } {
  const app = new Hono();
  const metrics = createMetrics(needs);

  // Asks nothing of anything else: a database that is down must not have the process restarted as well.
  app.get('/healthz', (context) => context.text('ok\n'));

  app.get('/readyz', async (context) => {
    const store = await isWritable(needs);
    const platforms = Object.fromEntries(
      needs.platforms.map((platform) => [platform.name, platform.connected() ? 'connected' : 'down']),
    );
    const up = needs.platforms.filter((platform) => platform.connected()).length;
    const isReady = store && (up > 0 || needs.platforms.length === 0);
    const state = !isReady ? 'not ready' : up < needs.platforms.length ? 'degraded' : 'ready';
    return context.json({ state, store: store ? 'writable' : 'not writable', platforms }, isReady ? 200 : 503);
  });

  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  return { app, close: () => metrics.close() };
}

async function isWritable({ write }: OperationsNeeds): Promise<boolean> {
  try {
    await write();
    return true;
  } catch {
    return false;
  }
}
