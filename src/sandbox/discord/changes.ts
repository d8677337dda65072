import type { JournalEntry } from './journal.ts';

/** Something happened on the platform; enough to know where to look again. */
export type Change =
  | {
      readonly what: 'message';
      readonly did: 'created' | 'edited' | 'deleted';
      readonly channelId: string;
      readonly id: string;
    }
  | { readonly what: 'interaction'; readonly did: 'sent' | 'answered' | 'expired'; readonly id: string }
  | { readonly what: 'gateway'; readonly did: 'ready' | 'resumed' | 'left' | 'refused' }
  | { readonly what: 'commands' }
  | { readonly what: 'thread'; readonly id: string }
  | { readonly what: 'typing'; readonly channelId: string }
  | { readonly what: 'request'; readonly entry: JournalEntry };

export interface Changes {
  readonly emit: (change: Change) => void;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: (change: Change) => void) => () => void;
  /**
   * Asks `probe` now and after every change, and resolves with its first answer that is neither undefined, null nor false.
   * @throws when `timeoutMs` (5 s unless told) pass without one; `waitingFor` is named in the message.
   */
  readonly until: <T>(probe: () => T | undefined | null | false, waiting?: Waiting) => Promise<T>;
}

export interface Waiting {
  readonly timeoutMs?: number;
  readonly waitingFor?: string;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  const subscribe = (listener: (change: Change) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    emit(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe,
    until(probe, { timeoutMs = 5_000, waitingFor = 'the awaited state' } = {}) {
      return new Promise((resolve, reject) => {
        const finish = (): void => {
          clearTimeout(timer);
          unsubscribe();
        };
        const look = (): void => {
          try {
            const found = probe();
            if (found === undefined || found === null || found === false) return;
            finish();
            resolve(found);
          } catch (error) {
            finish();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        const timer = setTimeout(() => {
          unsubscribe();
          reject(new Error(`Waited ${timeoutMs} ms for ${waitingFor}, in vain.`));
        }, timeoutMs);
        timer.unref();
        const unsubscribe = subscribe(look);
        look();
      });
    },
  };
}
