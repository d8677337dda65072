import type { Feed, FeedLink, FeedList } from '../core/feed.ts';
import { NewsError } from '../core/errors.ts';
import { decode } from './decode.ts';
import { feedLinksIn } from './discover.ts';
import { parseFeed } from './feed.ts';
import { readOpml } from './opml.ts';
import { serve } from './serve.ts';

/** What the worker that reads feeds is handed. */
export interface FeedJob {
  /** `any` reads a feed or, where there is none, the links of a page to feeds. */
  readonly kind: 'feed' | 'any' | 'list';
  readonly url: string;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

export type FeedJobAnswer =
  | { readonly kind: 'feed'; readonly feed: Feed }
  | { readonly kind: 'links'; readonly links: readonly FeedLink[] }
  | ({ readonly kind: 'list' } & FeedList);

serve((job: FeedJob): FeedJobAnswer => {
  switch (job.kind) {
    case 'feed':
      return { kind: 'feed', feed: feedOf(job) };
    case 'list':
      return { kind: 'list', ...readOpml(job.body) };
    case 'any':
      try {
        return { kind: 'feed', feed: feedOf(job) };
      } catch (error) {
        if (!(error instanceof NewsError)) throw error;
        return { kind: 'links', links: feedLinksIn(decode(job.body, job.contentType), job.url) };
      }
  }
});

function feedOf({ body, contentType, url }: FeedJob): Feed {
  return parseFeed(body, contentType, url);
}
