import type { Page } from '../core/article.ts';
import { decode } from './decode.ts';
import { readPage } from './page.ts';
import { readPlain } from './plain.ts';
import { serve } from './serve.ts';

/** What the worker that reads pages is handed. */
export type Job =
  | { readonly kind: 'fetched'; readonly url: string; readonly contentType: string | null; readonly body: Uint8Array }
  | { readonly kind: 'html'; readonly url: string; readonly html: string };

serve((job: Job): Page => {
  switch (job.kind) {
    case 'html':
      return readPage(job.html, job.url, 'as-they-are');
    case 'fetched': {
      const text = decode(job.body, job.contentType);
      return /^text\/plain\b/i.test(job.contentType ?? '') ? readPlain(text, job.url) : readPage(text, job.url);
    }
  }
});
