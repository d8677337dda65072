import type { Page } from '../core/article.ts';
import type { Log } from '../core/log.ts';
import type { Reader } from '../core/reading.ts';
import type { Allow } from './address.ts';
import { createPageFetcher, type PageFetcher } from './fetch.ts';
import { readPaste } from './paste.ts';
import { createPool } from './pool.ts';

export interface ReaderOptions {
  /** Names the program and how to reach its operator. */
  readonly userAgent: string;
  readonly log: Log;
  /** Tests and the sandbox only: lets pages be served from loopback, on any port. */
  readonly allow?: Allow | undefined;
  /** Another way to get pages; the reader then does not close it. */
  readonly fetch?: PageFetcher | undefined;
}

/** Turns links and pasted text into articles. `close` ends its worker and connections. */
export function createReader(options: ReaderOptions): Reader & { close(): Promise<void> } {
  const own = options.fetch === undefined ? createPageFetcher(options) : undefined;
  const fetch = options.fetch ?? own?.fetch;
  const pool = createPool(options.log);
  return {
    async read(url) {
      if (fetch === undefined) throw new Error('a reader without a fetcher');
      const page = await fetch(url);
      return pool.run({ kind: 'fetched', ...page });
    },
    paste: async (text, url) => readPaste(text, url),
    async close() {
      await Promise.all([pool.close(), own?.close()]);
    },
  };
}

/**
 * One page already at hand, read in a worker of its own as it is: whoever saved a stub or a list gets its text. `url` is where it comes from; relative links are
 * read against it. Throws NewsError `unreadable` when there is no text.
 */
export async function extract(html: string, url: string, log: Log = silent): Promise<Page> {
  const pool = createPool(log);
  try {
    return await pool.run({ kind: 'html', html, url });
  } finally {
    await pool.close();
  }
}

const silent: Log = { info() {}, warn() {}, error() {} };
