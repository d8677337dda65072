import { Worker } from 'node:worker_threads';
import { NewsError } from '../core/errors.ts';
import type { Outcome } from './serve.ts';

export interface WorkerPool<Job, Answer> {
  /** Throws NewsError: what the worker refused, `failed` when the job took too long or too much memory, `busy` when too many wait. After `until` (as performance.now() counts) nobody waits for the answer any more. */
  run(job: Job, until?: number): Promise<Answer>;
  close(): Promise<void>;
}

export interface Limits {
  /** Milliseconds a job may take once a worker has it. */
  readonly deadline: number;
  /** Jobs that may wait. */
  readonly waiting: number;
  /** Megabytes a job may hold: 80 unless told, with which a page of 4 MB is read twice over. */
  readonly megabytes?: number;
}

interface Options {
  readonly worker: URL;
  /** Whether the thread is started before there is work. */
  readonly isWarm: boolean;
  readonly limits: Limits;
  busy(): NewsError;
  failed(reason: string): NewsError;
}

/**
 * One worker thread that does jobs one after the other, so that no document can hold up the program: it is ended when a job takes longer than its
 * deadline or more than its memory, and the next job finds a new one.
 */
export function createWorkerPool<Job, Answer>(options: Options): WorkerPool<Job, Answer> {
  const { worker, limits } = options;
  let thread = options.isWarm ? start<Job, Answer>(worker, limits) : null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;

  async function run(job: Job, until = Number.POSITIVE_INFINITY): Promise<Answer> {
    if (closed || waiting >= limits.waiting) throw options.busy();
    waiting += 1;
    const turn = last.then(() => attempt(job, until));
    last = turn.catch(() => undefined);
    try {
      return answerOf(await turn);
    } finally {
      waiting -= 1;
    }
  }

  async function attempt(job: Job, until: number): Promise<Outcome<Answer> | Lost> {
    if (closed) return lost('the worker ended');
    if (performance.now() >= until) throw options.busy();
    thread ??= start(worker, limits);
    const outcome = await thread.ask(job, limits.deadline, until);
    if (outcome.kind === 'lost') {
      await thread.end();
      thread = options.isWarm && !closed ? start(worker, limits) : null;
    }
    return outcome;
  }

  function answerOf(outcome: Outcome<Answer> | Lost): Answer {
    switch (outcome.kind) {
      case 'done':
        return outcome.answer;
      case 'refused': {
        const { code, said, field } = outcome;
        throw new NewsError(code, said, field === undefined ? {} : { field });
      }
      case 'failed':
      case 'lost':
        throw options.failed(outcome.message);
    }
  }

  async function close(): Promise<void> {
    closed = true;
    await thread?.end();
    await last;
  }

  return { run, close };
}

/** The worker gave no answer in time, or died. */
interface Lost {
  readonly kind: 'lost';
  readonly message: string;
}

interface Thread<Job, Answer> {
  ask(job: Job, deadline: number, until: number): Promise<Outcome<Answer> | Lost>;
  end(): Promise<unknown>;
}

function start<Job, Answer>(file: URL, { megabytes = 80 }: Limits): Thread<Job, Answer> {
  const worker = new Worker(file, {
    resourceLimits: {
      maxOldGenerationSizeMb: megabytes,
      maxYoungGenerationSizeMb: Math.min(8, megabytes / 8),
      stackSizeMb: 4,
    },
  });
  // A worker with nothing to do must not keep the program alive.
  worker.unref();
  const died = new Promise<Lost>((resolve) => {
    worker.once('error', (error) => resolve(lost(error instanceof Error ? error.message : String(error))));
    worker.once('exit', () => resolve(lost('the worker ended')));
  });
  const ready = Promise.withResolvers<'ready'>();
  let answered = Promise.withResolvers<Outcome<Answer>>();
  // Whoever runs the program may speak on this channel too: `node --watch` tells of every file the thread loads.
  worker.on('message', (message: unknown) => {
    if (message === 'ready') ready.resolve('ready');
    else if (isOutcome<Answer>(message)) answered.resolve(message);
  });

  async function ask(job: Job, deadline: number, until: number): Promise<Outcome<Answer> | Lost> {
    worker.ref();
    const began = await Promise.race([ready.promise, died]);
    if (began !== 'ready') return began;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Lost>((resolve) => {
      timer = setTimeout(() => resolve(lost('out of time')), Math.min(deadline, until - performance.now()));
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

function isOutcome<Answer>(message: unknown): message is Outcome<Answer> {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

function lost(message: string): Lost {
  return { kind: 'lost', message };
}
