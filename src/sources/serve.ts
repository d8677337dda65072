import { parentPort } from 'node:worker_threads';
import { NewsError, type Refusal } from '../core/errors.ts';
import type { Said } from '../core/phrase.ts';

/** What a worker answers. Errors cannot cross threads whole, so a refusal travels as its parts. */
export type Outcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly said: Said; readonly field: string | undefined }
  | { readonly kind: 'failed'; readonly message: string };

/** The worker's side of a pool: does one job after the other, and says first that it is there. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the pool that starts the worker posts jobs of its type, and no others
export function serve<Job>(work: (job: Job) => unknown): void {
  parentPort?.on('message', (job: Job) => send(outcomeOf(() => work(job))));
  send('ready');
}

function outcomeOf(work: () => unknown): Outcome<unknown> {
  try {
    return { kind: 'done', answer: work() };
  } catch (error) {
    if (error instanceof NewsError) {
      return { kind: 'refused', code: error.code, said: error.said, field: error.field };
    }
    return { kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function send(message: 'ready' | Outcome<unknown>): void {
  parentPort?.postMessage(message);
}
