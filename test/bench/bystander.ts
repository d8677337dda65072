import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long a process that has nothing to do was kept from doing it: what the machine holds up, whatever runs beside it. */
export interface Kept {
  readonly p99: number;
  readonly max: number;
}

/** Watches from one message to the next, and answers each with what it saw since the one before. A process of its own. */
function watch(): void {
  let delay = monitorEventLoopDelay({ resolution: 5 });
  process.on('message', () => {
    delay.disable();
    process.send?.({ p99: delay.percentile(99), max: delay.max } satisfies Kept);
    delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
  });
  process.on('disconnect', () => process.exit());
}

if (import.meta.main) watch();
