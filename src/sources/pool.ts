import { Worker } from 'node:worker_threads';
import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { refuse } from './refusal.ts';
import type { Job, Outcome } from './worker.ts';

export interface Pool {
  /** Throws NewsError: what the worker refused, `unreadable` when the page took too long or too much memory, `busy` when too many wait. */
  run(job: Job): Promise<Page>;
  close(): Promise<void>;
}

interface Limits {
  /** Milliseconds a page may take once a worker has it. */
  readonly deadline: number;
  /** Pages that may wait. */
  readonly waiting: number;
}

/**
 * One warm worker thread that reads pages one after the other, so that no page can hold up the program: it is ended when a page takes longer than its
 * deadline or more than 256 MB, and the next page finds a new one.
 */
export function createPool(log: Log, limits: Limits = { deadline: 5000, waiting: 20 }): Pool {
  let thread = start();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;

  async function run(job: Job): Promise<Page> {
    if (closed || waiting >= limits.waiting) throw refuse('busy');
    waiting += 1;
    const turn = last.then(() => attempt(job));
    last = turn.catch(() => undefined);
    try {
      return pageOf(await turn);
    } finally {
      waiting -= 1;
    }
  }

  async function attempt(job: Job): Promise<Outcome | Lost> {
    const outcome = await thread.ask(job, limits.deadline);
    if (outcome.kind === 'lost') {
      await thread.end();
      if (!closed) thread = start();
    }
    return outcome;
  }

  function pageOf(outcome: Outcome | Lost): Page {
    switch (outcome.kind) {
      case 'page':
        return outcome.page;
      case 'refused': {
        const { code, message, field } = outcome;
        throw new NewsError(code, message, field === undefined ? {} : { field });
      }
      case 'failed':
      case 'lost':
        log.warn('a page could not be read', { reason: outcome.message });
        throw refuse('too-complex');
    }
  }

  async function close(): Promise<void> {
    closed = true;
    await thread.end();
    await last;
  }

  return { run, close };
}

/** The worker gave no answer in time, or died. */
interface Lost {
  readonly kind: 'lost';
  readonly message: string;
}

interface Thread {
  ask(job: Job, deadline: number): Promise<Outcome | Lost>;
  end(): Promise<unknown>;
}

function start(): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  // A warm worker with nothing to do must not keep the program alive.
  worker.unref();
  const died = new Promise<Lost>((resolve) => {
    worker.once('error', (error) => resolve(lost(error instanceof Error ? error.message : String(error))));
    worker.once('exit', () => resolve(lost('the worker ended')));
  });
  const ready = Promise.withResolvers<'ready'>();
  let answered = Promise.withResolvers<Outcome>();
  // Whoever runs the program may speak on this channel too: `node --watch` tells of every file the thread loads.
  worker.on('message', (message: unknown) => {
    if (message === 'ready') ready.resolve('ready');
    else if (isOutcome(message)) answered.resolve(message);
  });

  async function ask(job: Job, deadline: number): Promise<Outcome | Lost> {
    worker.ref();
    const began = await Promise.race([ready.promise, died]);
    if (began !== 'ready') return began;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Lost>((resolve) => {
      timer = setTimeout(() => resolve(lost('out of time')), deadline);
    });
    answered = Promise.withResolvers();
    worker.postMessage(job);
    const outcome = await Promise.race([answered.promise, died, late]);
    clearTimeout(timer);
    worker.unref();
    return outcome;
  }

  return { ask, end: () => worker.terminate() };
}

function isOutcome(message: unknown): message is Outcome {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

function lost(message: string): Lost {
  return { kind: 'lost', message };
}
