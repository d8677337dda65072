import type { Context, Hono } from 'hono';
import { addressesOf, feedKinds, type FeedTopic } from './address.ts';
import { writeFeed } from './feed-formats.ts';
import { readFeed } from './feed.ts';
import { openShelf, type ArchiveNeeds } from './shelf.ts';

interface Manners {
  readonly nothingHere: (context: Context) => Response | Promise<Response>;
  readonly cached: string;
}

/** Everything, corrections and each category, in three formats. */
export function serveFeeds(app: Hono, needs: ArchiveNeeds, { nothingHere, cached }: Manners): void {
  const serve = async (context: Context, name: string, topicOf: (stem: string) => FeedTopic | undefined) => {
    const kind = feedKinds.find((kind) => name.endsWith(`.${kind}`));
    const topic = kind && topicOf(name.slice(0, -kind.length - 1));
    const shelf = topic && (await openShelf(needs, context.req.param('community') ?? '', 'normal'));
    if (!kind || !topic || !shelf) return nothingHere(context);
    if (typeof topic === 'object' && !shelf.categories.some(({ slug }) => slug === topic.category))
      return nothingHere(context);
    const self = `${shelf.origin}${addressesOf(shelf.community.id).feed(topic, kind)}`;
    const { type, body } = await writeFeed(kind, await readFeed(needs, shelf, topic), self);
    return context.body(body, 200, { 'content-type': type, 'cache-control': cached });
  };
  app.get('/c/:community/feeds/:name', (context) =>
    serve(context, context.req.param('name'), (stem) =>
      stem === 'latest' || stem === 'corrections' ? stem : undefined,
    ),
  );
  app.get('/c/:community/feeds/in/:name', (context) =>
    serve(context, context.req.param('name'), (category) => ({ category })),
  );
}
