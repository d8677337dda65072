import type { Regions, Seats } from './regions.ts';

/** One browser tab that is kept up to date. */
interface Watcher {
  readonly seats: Seats;
  readonly told: Map<string, string>;
  readonly tell: (changed: Readonly<Record<string, string>>) => Promise<void>;
}

export interface Live {
  /** Tells everything at once and then what changes, until the returned function is called. */
  watch(seats: Seats, tell: Watcher['tell']): () => void;
  /** Something may have changed. */
  changed(): void;
  close(): void;
}

/** How long changes are gathered; a second look catches what is written just after a platform was told. */
const gather = 40;
const again = 700;

/** Draws the page anew for everybody after a change, and sends each only the regions that look different. */
export function createLive(draw: (seats: Seats) => Promise<Regions>, onError: (error: unknown) => void): Live {
  const watchers = new Set<Watcher>();
  const timers = new Map<number, NodeJS.Timeout>();

  const refresh = async (watcher: Watcher): Promise<void> => {
    const changed: Record<string, string> = {};
    for (const [id, region] of Object.entries(await draw(watcher.seats))) {
      const text = String(await region);
      if (watcher.told.get(id) === text) continue;
      watcher.told.set(id, text);
      changed[id] = text;
    }
    if (Object.keys(changed).length > 0) await watcher.tell(changed);
  };
  const refreshAll = (): void => {
    for (const watcher of watchers) refresh(watcher).catch(onError);
  };
  const later = (ms: number): void => {
    if (timers.has(ms)) return;
    timers.set(
      ms,
      setTimeout(() => {
        timers.delete(ms);
        refreshAll();
      }, ms),
    );
  };
  // The clock on the page goes on, and so do the times until the next try.
  const ticking = setInterval(refreshAll, 10_000);
  ticking.unref();

  return {
    watch: (seats, tell) => {
      const watcher: Watcher = { seats, tell, told: new Map() };
      watchers.add(watcher);
      refresh(watcher).catch(onError);
      return () => watchers.delete(watcher);
    },
    changed: () => {
      if (watchers.size === 0) return;
      later(gather);
      later(again);
    },
    close: () => {
      clearInterval(ticking);
      for (const timer of timers.values()) clearTimeout(timer);
      watchers.clear();
    },
  };
}
