import { Worker } from 'node:worker_threads';
import type { Searching } from './search-jobs.ts';

type Job = { [Kind in keyof Searching]: { kind: Kind; args: Parameters<Searching[Kind]> } }[keyof Searching];

/** What the thread is asked and answers; `turn` tells which answer is whose. */
export interface Asked {
  readonly turn: number;
  readonly job: Job;
}
export interface Answer {
  readonly turn: number;
  readonly said:
    | { readonly kind: 'done'; readonly value: unknown }
    | { readonly kind: 'failed'; readonly reason: string };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** In megabytes. A search leaves much behind that is soon let go: a small nursery keeps the process small. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** A search that takes longer is given up, and the thread with it: its next one starts afresh. */
const patienceMs = 15_000;

/**
 * Searches in a thread of its own: `node:sqlite` stands still while it reads, and deliveries must not. The thread is started by the
 * first search, keeps no process alive, and is replaced when it dies. Throws what the database throws.
 */
export function createSearcher(file: string): Searching & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let turns = 0;
  let closed = false;

  function start(): Worker {
    const worker = new Worker(new URL('search-worker.ts', import.meta.url), { workerData: file, resourceLimits });
    worker.unref();
    worker.on('message', ({ turn, said }: Answer) => {
      const asked = taken(turn);
      if (said.kind === 'done') asked?.resolve(said.value);
      else asked?.reject(new Error(`The search failed: ${said.reason}`));
      // One that is ended is waited for: whoever closes us does so until it is gone.
      if (waiting.size === 0 && thread === worker) worker.unref();
    });
    worker.on('error', (error) => drop(worker, `The search ended: ${String(error)}`));
    worker.on('exit', () => drop(worker, 'The search ended'));
    return worker;
  }

  function taken(turn: number): Waiting | undefined {
    const asked = waiting.get(turn);
    waiting.delete(turn);
    clearTimeout(asked?.timer);
    return asked;
  }

  /** Whoever still waits for this thread waits in vain. */
  function drop(worker: Worker, reason: string): void {
    if (thread !== worker) return;
    thread = undefined;
    for (const turn of waiting.keys()) taken(turn)?.reject(new Error(reason));
    void worker.terminate();
  }

  function ask<Value>(job: Job): Promise<Value> {
    if (closed) return Promise.reject(new Error('The archive is closed'));
    const worker = (thread ??= start());
    const turn = (turns += 1);
    // While somebody waits, the process must not end for want of anything else to do.
    worker.ref();
    return new Promise<Value>((resolve, reject) => {
      const timer = setTimeout(() => drop(worker, 'The search took too long'), patienceMs);
      // The thread answers each job with what Searching says of it.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      waiting.set(turn, { resolve: (value) => resolve(value as Value), reject, timer });
      worker.postMessage({ turn, job } satisfies Asked);
    });
  }

  return {
    find: (...args) => ask({ kind: 'find', args }),
    suggest: (...args) => ask({ kind: 'suggest', args }),
    related: (...args) => ask({ kind: 'related', args }),
    count: (...args) => ask({ kind: 'count', args }),
    completeWords: (...args) => ask({ kind: 'completeWords', args }),
    titles: (...args) => ask({ kind: 'titles', args }),
    async close() {
      closed = true;
      const ending = thread;
      if (!ending) return;
      drop(ending, 'The archive is closed');
      await ending.terminate();
    },
  };
}
