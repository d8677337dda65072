import type { Instant } from '../core/clock.ts';
import { NewsError } from '../core/errors.ts';
import type { Feed, FeedAnswer, FeedLink, FeedLists, Feeds, Validators } from '../core/feed.ts';
import type { Log } from '../core/log.ts';
import { judgeUrl, type Allow } from './address.ts';
import { conditionalHeaders, freshUntil, refreshed, retryAfter, validatorsOf } from './conditional.ts';
import { usualPlaces } from './discover.ts';
import { aboutFeed, refuseFeed } from './feed-refusal.ts';
import type { FeedJob, FeedJobAnswer } from './feed-worker.ts';
import { refusedStatus } from './fetch.ts';
import { createGetter, headerOf, type Answer, type GetOptions } from './get.ts';
import { writeOpml } from './opml.ts';
import { mostBytes } from './receive.ts';
import { refuse } from './refusal.ts';
import { createWorkerPool, type Limits, type WorkerPool } from './worker-pool.ts';

export interface FeedsOptions extends GetOptions {
  readonly log: Log;
  readonly now: () => Instant;
  readonly limits?: Limits;
}

/** Reads feeds from the web, one at a time in a worker of their own, so that neither people nor pages wait for them. `close` ends it and all connections. */
export function createFeeds(options: FeedsOptions): Feeds & FeedLists & { close(): Promise<void> } {
  const { log, now, allow } = options;
  const getter = createGetter(options);
  const pool = createPool(log, options.limits ?? { deadline: 5000, waiting: 200, megabytes: 96 });

  async function readFeed(url: string, since: Validators | null): Promise<FeedAnswer> {
    const answer = await getter.get(url, {
      headers: { ...feedHeaders, ...conditionalHeaders(since) },
      mostBytes: mostFeedBytes,
      wantsBody: isFull,
    });
    const wait = retryAfter(answer.headers, now());
    if ((answer.status === 429 || answer.status === 503) && wait !== null) {
      return { kind: 'later', notBefore: wait, reason: refuseFeed('too-many-requests').said };
    }
    const notBefore = freshUntil(answer.headers, now());
    if (answer.status === 304) {
      if (since === null) throw refuse('garbled');
      return { kind: 'unchanged', url: answer.lastingUrl, validators: refreshed(since, answer.headers), notBefore };
    }
    const refused = refusedStatus(answer.status);
    if (refused !== null) throw refuse(refused);
    const validators = validatorsOf(answer);
    if (validators.hash === since?.hash) return { kind: 'unchanged', url: answer.lastingUrl, validators, notBefore };
    const read = await pool.run(jobOf('feed', answer));
    if (read.kind !== 'feed') throw new Error('a feed was asked for');
    return { kind: 'feed', feed: guarded({ ...read.feed, url: answer.lastingUrl }, allow), validators, notBefore };
  }

  async function findFeeds(pageUrl: string): Promise<readonly FeedLink[]> {
    const answer = await getter.get(pageUrl, {
      headers: pageHeaders,
      mostBytes,
      wantsBody: isFull,
    });
    const refused = refusedStatus(answer.status);
    if (refused !== null) throw refuse(refused);
    const read = await pool.run(jobOf('any', answer));
    if (read.kind === 'feed') return [{ url: answer.lastingUrl, title: read.feed.title }];
    const links = read.kind === 'links' ? read.links.filter(({ url }) => isOpen(url, allow)) : [];
    return links.length > 0 ? links : guess(answer.url);
  }

  /** The first of the usual places that holds a feed. One request after the other, and none after the site shows signs of trouble. */
  async function guess(pageUrl: string): Promise<readonly FeedLink[]> {
    for (const place of usualPlaces(pageUrl)) {
      const answer = await readFeed(place, null).catch((error: unknown) => {
        if (error instanceof NewsError && error.code !== 'unreachable' && error.code !== 'busy') return null;
        throw error;
      });
      if (answer?.kind === 'feed') return [{ url: answer.feed.url, title: answer.feed.title }];
      if (answer?.kind === 'later') return [];
    }
    return [];
  }

  return {
    readFeed: (url, since) => inFeedWords(readFeed(url, since)),
    findFeeds: (pageUrl) => inFeedWords(findFeeds(pageUrl)),
    async read(file) {
      if (file.length > mostFeedBytes) throw refuseFeed('long-list');
      const read = await pool.run({ kind: 'list', url: '', contentType: null, body: file });
      if (read.kind !== 'list') throw new Error('a list was asked for');
      const { open = [], shut = [] } = Object.groupBy(read.feeds, ({ url }) => (isOpen(url, allow) ? 'open' : 'shut'));
      const why = 'not on the public web';
      return { feeds: open, unread: [...shut.map(({ url, title }) => ({ title, address: url, why })), ...read.unread] };
    },
    write: writeOpml,
    async close() {
      await Promise.all([pool.close(), getter.close()]);
    },
  };
}

const mostFeedBytes = 2 * 1024 * 1024;

const feedHeaders = {
  accept:
    'application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,*/*;q=0.1',
};

const pageHeaders = {
  accept: `text/html,application/xhtml+xml,${feedHeaders.accept}`,
  'accept-language': 'en, *;q=0.5',
};

function createPool(log: Log, limits: Limits): WorkerPool<FeedJob, FeedJobAnswer> {
  return createWorkerPool<FeedJob, FeedJobAnswer>({
    worker: new URL('./feed-worker.ts', import.meta.url),
    isWarm: false,
    limits,
    busy: () => refuseFeed('busy'),
    failed(reason) {
      log.warn('a feed could not be read', { reason });
      return refuseFeed('too-complex');
    },
  });
}

function jobOf(kind: FeedJob['kind'], { url, headers, body }: Answer): FeedJob {
  return { kind, url, contentType: headerOf(headers, 'content-type'), body };
}

function isFull(status: number): boolean {
  return status >= 200 && status < 300;
}

async function inFeedWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw aboutFeed(error);
  }
}

/** A feed that leads nowhere but to the public web. */
function guarded(feed: Feed, allow: Allow | undefined): Feed {
  return {
    ...feed,
    siteUrl: feed.siteUrl !== null && isOpen(feed.siteUrl, allow) ? feed.siteUrl : null,
    items: feed.items.filter(({ url }) => isOpen(url, allow)),
  };
}

function isOpen(url: string, allow: Allow | undefined): boolean {
  try {
    judgeUrl(url, allow);
    return true;
  } catch (error) {
    if (error instanceof NewsError) return false;
    throw error;
  }
}
