import type { RefusalName } from './refusal.ts';

/** What goes wrong. `lost` before the effect: Discord never took the request; after: it did, and the bot is not told. */
type Trouble =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly global?: boolean }
  | { readonly kind: 'error'; readonly status: number; readonly effect?: 'before' | 'after' }
  /** `retryAfterMs` is sent with refusals that are a 429, 1 s unless told. */
  | { readonly kind: 'refused'; readonly as: RefusalName; readonly retryAfterMs?: number }
  | { readonly kind: 'lost'; readonly effect: 'before' | 'after'; readonly how?: 'reset' | 'close' | 'hang' }
  | { readonly kind: 'slow'; readonly ms: number };

export type Fault = Trouble & {
  /** Any method when left out. */
  readonly method?: string;
  /** Tested against the decoded path without `/api/v10`; any path when left out. */
  readonly path?: RegExp;
  /** How many requests it meets, 1 unless told. */
  readonly times?: number;
};

interface InjectedFault {
  /** How many requests it has met so far. */
  readonly hits: number;
  remove(): void;
}

export interface Faults {
  add(fault: Fault): InjectedFault;
  clear(): void;
}

export interface FaultsAtWork extends Faults {
  /** The first fault in line for this request, which is then used up by one. */
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): FaultsAtWork {
  const active = new Set<{ readonly fault: Fault; hits: number }>();
  return {
    add(fault) {
      const entry = { fault, hits: 0 };
      active.add(entry);
      return {
        get hits() {
          return entry.hits;
        },
        remove: () => active.delete(entry),
      };
    },
    clear: () => active.clear(),
    take(method, path) {
      for (const entry of active) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.path !== undefined && path.search(fault.path) < 0) continue;
        entry.hits += 1;
        if (entry.hits >= (fault.times ?? 1)) active.delete(entry);
        return fault;
      }
      return undefined;
    },
  };
}
