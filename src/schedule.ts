import type { Clock, Instant } from './core/clock.ts';
import type { Log } from './core/log.ts';

/** Something that is done again and again; its number says how much was done. */
export interface Job {
  readonly name: string;
  run(signal: AbortSignal): Promise<number>;
  /** When it is wanted next, if that is known; null for nothing in sight. */
  nextDue?(): Promise<Instant | null>;
  /** For rare jobs: the longest it may sleep, in milliseconds, and nothing that is owed wakes it. 30 s for the others. */
  readonly everyMs?: number;
}

export interface Schedule {
  start(): void;
  /** Something is owed: the next round begins at once, or as soon as the one that runs has ended. */
  wake(): void;
  /** Begins no more rounds and waits for those that run, at most `deadlineMs`. True when all came to their end. */
  stop(deadlineMs: number): Promise<boolean>;
}

/**
 * A ticker for each job, side by side, so that a long fan-out keeps no digest waiting. It asks what is due rather than
 * keeping long timers, which neither restarts nor clock changes survive. A round that fails is logged; the next one happens.
 */
export function createSchedule(jobs: readonly Job[], needs: { readonly clock: Clock; readonly log: Log }): Schedule {
  const stopping = new AbortController();
  const bells = jobs.map(createBell);
  let rounds: readonly Promise<void>[] = [];

  return {
    start: () => {
      if (rounds.length > 0) return;
      rounds = jobs.map((job, index) => repeat(job, bells[index] ?? createBell(), stopping.signal, needs));
    },
    wake: () => {
      for (const [index, bell] of bells.entries()) if (jobs[index]?.everyMs === undefined) bell.ring();
    },
    stop: async (deadlineMs) => {
      stopping.abort();
      for (const bell of bells) bell.ring();
      return inTime(Promise.all(rounds), deadlineMs);
    },
  };
}

const longest = 30_000;
/** A round that found nothing although something looked due (held by another process, or behind another) is not repeated at once. */
const shortest = 1_000;
const minute = 60_000;

async function repeat(
  job: Job,
  bell: Bell,
  signal: AbortSignal,
  needs: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  while (!signal.aborted) {
    bell.hush();
    try {
      await job.run(signal);
      await bell.heard(sleepFor(job, (await job.nextDue?.()) ?? null, needs.clock.now()));
    } catch (error) {
      // The message may quote what somebody typed; where it came from cannot.
      needs.log.error('a round failed; the next one comes', { job: job.name, ...whereOf(error) });
      await bell.heard(shortest);
    }
  }
}

/** Digests are due on full minutes, so no sleep reaches past one. Rare jobs keep to their own measure. */
function sleepFor(job: Job, due: Instant | null, now: Instant): number {
  const most = job.everyMs ?? Math.min(longest, minute - (now % minute));
  return due === null ? most : Math.min(most, Math.max(due - now, shortest));
}

interface Bell {
  ring(): void;
  /** Forgets earlier rings. */
  hush(): void;
  /** Resolves when it rings, when it has rung since hushed, or after so many milliseconds. */
  heard(ms: number): Promise<void>;
}

function createBell(): Bell {
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => rung.resolve(),
    hush: () => {
      rung = Promise.withResolvers<void>();
    },
    heard: async (ms) => {
      await inTime(rung.promise, ms);
    },
  };
}

async function inTime(done: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([done.then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}

function whereOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: error.name, at: at.slice(0, 8).map((line) => line.trim()) };
}
