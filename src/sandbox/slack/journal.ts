/** One thing that happened on the loopback Slack, in order. */
type JournalEntry = { readonly at: number } & (
  | {
      readonly kind: 'call';
      readonly method: string;
      readonly team: string | undefined;
      readonly args: Readonly<Record<string, unknown>>;
      readonly status: number;
      readonly error: string | undefined;
      readonly fault: string | undefined;
    }
  | {
      readonly kind: 'delivery';
      readonly type: DeliveryType;
      readonly via: 'socket' | 'http';
      readonly id: string;
      readonly attempt: number;
      readonly outcome: 'acked' | 'timeout' | 'refused' | 'unreachable';
      /** What the acknowledgement held, when there was one. */
      readonly body: unknown;
      readonly ms: number;
    }
  | { readonly kind: 'response_url'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'socket'; readonly change: 'opened' | 'closed' | 'refused'; readonly open: number }
  | { readonly kind: 'change'; readonly what: string; readonly id: string }
);

export type DeliveryType = 'slash_commands' | 'interactive' | 'events_api';

/** An entry without its time, which the journal puts on. */
type JournalNote = JournalEntry extends infer Entry ? (Entry extends JournalEntry ? Omit<Entry, 'at'> : never) : never;

export interface Journal {
  readonly entries: readonly JournalEntry[];
  write(note: JournalNote): void;
  /** Calls back at every entry, until the returned function is called. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  /**
   * Resolves with the first thing `find` finds, asking again after every entry.
   * Rejects after `ms` milliseconds (5,000 unless told) with a sentence saying `what` was waited for.
   */
  until<T>(find: () => T | undefined | null | false, what?: string, ms?: number): Promise<T>;
}

/** Keeps the last `keep` entries. */
export function createJournal(now: () => number, keep = 10_000): Journal {
  const entries: JournalEntry[] = [];
  const listeners = new Set<(entry: JournalEntry) => void>();

  const subscribe = (listener: (entry: JournalEntry) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    entries,
    subscribe,
    write: (note) => {
      const entry: JournalEntry = { at: now(), ...note };
      entries.push(entry);
      if (entries.length > keep) entries.shift();
      for (const listener of listeners) listener(entry);
    },
    until: (find, what = 'something', ms = 5000) => {
      const first = find();
      if (isFound(first)) return Promise.resolve(first);
      return new Promise((resolve, reject) => {
        const stop = subscribe(() => {
          const found = find();
          if (!isFound(found)) return;
          clearTimeout(deadline);
          stop();
          resolve(found);
        });
        const deadline = setTimeout(() => {
          stop();
          reject(new Error(`The loopback Slack waited ${ms} ms for ${what}.`));
        }, ms);
      });
    },
  };
}

function isFound<T>(found: T | undefined | null | false): found is T {
  return found !== undefined && found !== null && found !== false;
}
