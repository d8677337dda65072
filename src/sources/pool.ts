import type { Page } from '../core/article.ts';
import type { Log } from '../core/log.ts';
import { refuse } from './refusal.ts';
import { createWorkerPool, type Limits, type WorkerPool } from './worker-pool.ts';
import type { Job } from './worker.ts';

export type Pool = WorkerPool<Job, Page>;

/** The worker that reads pages, warm from the start: people wait for it. */
export function createPool(log: Log, limits: Limits = { deadline: 5000, waiting: 20 }): Pool {
  return createWorkerPool<Job, Page>({
    worker: new URL('./worker.ts', import.meta.url),
    isWarm: true,
    limits,
    busy: () => refuse('busy'),
    failed(reason) {
      log.warn('a page could not be read', { reason });
      return refuse('too-complex');
    },
  });
}
