import { parentPort } from 'node:worker_threads';
import { NewsError, type Refusal } from '../core/errors.ts';
import type { Page } from '../core/article.ts';
import { decode } from './decode.ts';
import { readPage } from './page.ts';
import { readPlain } from './plain.ts';

/** What the worker is handed. */
export type Job =
  | { readonly kind: 'fetched'; readonly url: string; readonly contentType: string | null; readonly body: Uint8Array }
  | { readonly kind: 'html'; readonly url: string; readonly html: string };

/** What it answers. Errors cannot cross threads whole, so a refusal travels as its parts. */
export type Outcome =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly message: string; readonly field: string | undefined }
  | { readonly kind: 'failed'; readonly message: string };

export type FromWorker = 'ready' | Outcome;

function work(job: Job): Page {
  switch (job.kind) {
    case 'html':
      return readPage(job.html, job.url, 'as-they-are');
    case 'fetched': {
      const text = decode(job.body, job.contentType);
      return /^text\/plain\b/i.test(job.contentType ?? '') ? readPlain(text, job.url) : readPage(text, job.url);
    }
  }
}

function answer(job: Job): Outcome {
  try {
    return { kind: 'page', page: work(job) };
  } catch (error) {
    if (error instanceof NewsError) {
      return { kind: 'refused', code: error.code, message: error.message, field: error.field };
    }
    return { kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

parentPort?.on('message', (job: Job) => send(answer(job)));
send('ready');

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}
