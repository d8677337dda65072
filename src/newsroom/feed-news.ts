import type { Feed, FeedItem } from '../core/feed.ts';
import { isWanted, markOf } from '../core/feed-news.ts';
import type { ArrivedItem, FollowedFeed, Mark } from '../core/followed-feed.ts';
import { day, type Needs } from './needs.ts';

/** What a feed holds, and what of it is brought. */
export interface FeedNews {
  readonly seen: readonly (Mark & { readonly arrived?: ArrivedItem })[];
  readonly brought: number;
  /** New and wanted, but too many at once. */
  readonly leftOut: number;
  /** Something is new, wanted or not. */
  readonly isNews: boolean;
}

/** More at once is a feed that was moved or filled up rather than news: only the newest are brought. */
const mostAtOnce = 20;

/** What is dated long before the feed was followed is old, whenever it turns up. Some journals date an item weeks before they list it. */
const slack = 30 * day;

/** What is new is what has not been seen under any name, address or title. The first reading is the baseline: all of it is old. */
export async function newsOf(needs: Needs, feed: FollowedFeed, { items }: Feed): Promise<FeedNews> {
  const marked = items.map((item) => ({ item, mark: markOf(item) }));
  const marks = marked.map(({ mark }) => mark);
  if (feed.readAt === null) return { seen: marks, brought: 0, leftOut: 0, isNews: false };
  const known = await needs.feeds.recognise(feed.id, marks);
  const pages = new Set<string>();
  const fresh = marked.filter(({ item, mark }, place) => {
    if (known.has(place) || pages.has(mark.page) || isOlder(item, feed)) return false;
    pages.add(mark.page);
    return true;
  });
  const wanted = newestFirst(fresh.filter(({ item }) => isWanted(feed.filing, item)));
  const brought = new Set(wanted.slice(0, mostAtOnce));
  const old = marked.filter((each) => !brought.has(each)).map(({ mark }) => mark);
  // In the order they were published, for that is the order they are looked at.
  const arriving = [...brought].toReversed().map(({ item, mark }) => ({ ...mark, arrived: asArrived(item) }));
  return {
    seen: [...old, ...arriving],
    brought: brought.size,
    leftOut: wanted.length - brought.size,
    isNews: fresh.length > 0,
  };
}

function isOlder({ publishedAt }: FeedItem, { at }: FollowedFeed): boolean {
  return publishedAt !== null && Date.parse(publishedAt) < at - slack;
}

/** By date where all have one; else feeds stand with the newest on top. */
function newestFirst<Marked extends { readonly item: FeedItem }>(marked: readonly Marked[]): readonly Marked[] {
  const dated = marked.every(({ item }) => item.publishedAt !== null);
  const timeOf = ({ item }: Marked): number => Date.parse(item.publishedAt ?? '');
  return dated ? marked.toSorted((a, b) => timeOf(b) - timeOf(a)) : marked;
}

function asArrived({ url, title, summary, publishedAt }: FeedItem): ArrivedItem {
  return { url, title, summary, publishedAt };
}
