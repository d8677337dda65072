import type { Page } from '../core/article.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Validators } from '../core/feed.ts';
import type { Log } from '../core/log.ts';
import type { KeptPage, Reader } from '../core/reading.ts';
import type { Allow } from './address.ts';
import { createPageFetcher, type Fetched, type PageFetcher } from './fetch.ts';
import { readPaste } from './paste.ts';
import { createMemory } from './memory.ts';
import { createPool } from './pool.ts';
import { refreshOf } from './refresh.ts';
import { refuse } from './refusal.ts';
import { createTurns } from './turns.ts';

export interface ReaderOptions {
  /** Names the program and how to reach its operator. */
  readonly userAgent: string;
  readonly log: Log;
  /** Tests and the sandbox only: lets pages be served from loopback, on any port. */
  readonly allow?: Allow | undefined;
  /** Where pages are kept for half an hour, so that a site is asked for the same one only whether it changed. */
  readonly kept?: Pick<Expiring<KeptPage>, 'get' | 'set'> | undefined;
  /** Another way to get pages; the reader then does not close it. */
  readonly fetch?: PageFetcher | undefined;
}

/**
 * Turns links and pasted text into articles. A link has its answer within ten seconds, fetching, being sent on and reading together; at most four
 * pages are fetched at once, and one of a site. `close` ends the worker and the connections.
 */
export function createReader(options: ReaderOptions): Reader & { close(): Promise<void> } {
  const own =
    options.fetch === undefined ? createPageFetcher({ deadline: allInAll - forReading, ...options }) : undefined;
  const fetch = options.fetch ?? own?.fetch;
  const pool = createPool(options.log);
  const memory = createMemory(options.kept, options.log);
  const turn = createTurns({ atOnce: 4, patience: 5000 });

  async function fetched(url: string, since: Validators | null, until: number): Promise<Fetched> {
    if (fetch === undefined) throw new Error('a reader without a fetcher');
    let page = await turn(hostOf(url), () => fetch(url, since));
    for (let hop = 0; hop < 2; hop += 1) {
      const onward = page.isUnchanged === true ? null : refreshOf(page);
      if (onward === null || performance.now() > until - forReading) break;
      page = await turn(hostOf(onward), () => fetch(onward, since));
    }
    return page;
  }

  return {
    async read(url) {
      const until = performance.now() + allInAll;
      const held = await memory.recall(url);
      const found = await inTime(fetched(url, held?.validators ?? null, until), until - forReading / 2);
      if (held !== undefined && found.isUnchanged === true) return held.page;
      const { contentType, body, validators = null } = found;
      const page = await pool.run({ kind: 'fetched', url: found.url, contentType, body }, until);
      if (validators !== null) await memory.keep(url, { page, validators });
      return page;
    },
    paste: async (text, url) => readPaste(text, url, options.allow),
    async close() {
      await Promise.all([pool.close(), own?.close()]);
    },
  };
}

/** Milliseconds a person waits at most, and what of them is kept for reading the page once it is there. */
const allInAll = 10_000;
const forReading = 2000;

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}

/** What is still under way after that is left to end by itself: its own deadlines see to it. */
async function inTime<T>(work: Promise<T>, until: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refuse('slow')), until - performance.now());
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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
