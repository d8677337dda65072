import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, Registry } from 'prom-client';
import type { Figure } from '../core/figures.ts';
import type { OperationsNeeds } from './operations.ts';

/** What is still owed when its time has come. */
const open: ReadonlySet<Figure['state']> = new Set(['pending', 'waiting', 'sending']);
/** Counting reads every delivery: whoever asks more often is told the last count again. */
const countedFor = 10_000;

/** Each sample is a timer's whole wait, this long when nothing is late. */
const resolutionMs = 20;

/** Prometheus text (https://prometheus.io/docs/instrumenting/exposition_formats/): base units, no label that could tell of a person. */
export function createMetrics({ platforms, figures, now }: Pick<OperationsNeeds, 'platforms' | 'figures' | 'now'>) {
  const registry = new Registry();
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> =>
    new Gauge({ name: `carewire_${name}`, help, labelNames: [...labelNames], registers: [registry] });

  const deliveries = gauge('deliveries', 'Deliveries in each state.', ['platform', 'state']);
  const oldest = gauge('oldest_due_seconds', 'How long the first delivery still owed has been due.', ['platform']);
  const connected = gauge('platform_connected', '1 while connected, else 0.', ['platform']);
  const lag = gauge('event_loop_delay_seconds', 'How late the event loop is, since the last look.', ['quantile']);
  const memory = gauge('resident_memory_bytes', 'Memory of the process.', []);
  const uptime = gauge('uptime_seconds', 'Since the process began.', []);

  let counted: { readonly at: number; readonly figures: readonly Figure[] } | undefined;
  const count = async (): Promise<readonly Figure[]> => {
    const at = performance.now();
    if (!counted || at - counted.at > countedFor) counted = { at, figures: await figures.deliveries() };
    return counted.figures;
  };

  return {
    contentType: registry.contentType,
    text: async (): Promise<string> => {
      const held = await count();
      deliveries.reset();
      oldest.reset();
      for (const { name, connected: isConnected } of platforms) {
        connected.set({ platform: name }, isConnected() ? 1 : 0);
        oldest.set({ platform: name }, 0);
      }
      for (const { platform, state, deliveries: number } of held) deliveries.set({ platform, state }, number);
      for (const [platform, dueAt] of firstDue(held)) oldest.set({ platform }, Math.max(0, (now() - dueAt) / 1000));
      for (const quantile of [50, 99]) lag.set({ quantile: quantile / 100 }, late(delay.percentile(quantile)));
      lag.set({ quantile: 1 }, late(delay.max));
      delay.reset();
      memory.set(process.memoryUsage.rss());
      uptime.set(process.uptime());
      return registry.metrics();
    },
    close: () => delay.disable(),
  };
}

function firstDue(held: readonly Figure[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { platform, state, dueAt } of held)
    if (open.has(state)) first.set(platform, Math.min(dueAt, first.get(platform) ?? Infinity));
  return first;
}

function late(nanoseconds: number): number {
  return Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - resolutionMs / 1000) : 0;
}
