import { sameAddress } from '../core/address.ts';
import { findCategory } from '../core/category.ts';
import type { ListedFeed } from '../core/feed.ts';
import { mostFeeds } from '../core/feeding.ts';
import { noRest } from '../core/feed-rest.ts';
import { plainFiling, type Filing, type NewFeed } from '../core/followed-feed.ts';
import { pace } from './feed-outcome.ts';
import { minute, type Needs } from './needs.ts';

/** What becomes of a list of feeds. */
export interface FeedImport {
  readonly added: readonly NewFeed[];
  /** Followed already, or twice in the list. */
  readonly known: readonly ListedFeed[];
  /** Beyond what a community may follow. */
  readonly tooMany: readonly ListedFeed[];
  /** Folders that are no category of the community's: their feeds' items are filed by what each is about. */
  readonly folders: readonly string[];
}

/**
 * Follows the feeds of a list, each filed under the category its innermost folder is named like. Nothing is asked yet: the first reading of each is
 * its baseline, and they are spread over a quarter of an hour. A dry run only tells.
 */
export async function importFeeds(
  needs: Pick<Needs, 'feeds' | 'categories' | 'clock' | 'random'>,
  community: string,
  listed: readonly ListedFeed[],
  { dry }: { readonly dry: boolean },
): Promise<FeedImport> {
  const [held, categories] = await Promise.all([needs.feeds.ofCommunity(community), needs.categories.list(community)]);
  const taken = new Set(held.map(({ url }) => sameAddress(url)));
  const result = { added: [] as NewFeed[], known: [] as ListedFeed[], tooMany: [] as ListedFeed[] };
  const folders = new Set<string>();
  for (const feed of listed) {
    const key = sameAddress(feed.url);
    const folder = feed.folders.at(-1);
    const category = folder === undefined ? undefined : findCategory(categories, folder);
    if (taken.has(key)) result.known.push(feed);
    else if (held.length + result.added.length >= mostFeeds) result.tooMany.push(feed);
    else {
      taken.add(key);
      if (folder !== undefined && !category) folders.add(folder);
      const wanted = newFeed(needs, community, feed, category ? [category.slug] : []);
      if (dry || (await needs.feeds.add(wanted, []))) result.added.push(wanted);
      else result.known.push(feed);
    }
  }
  return { ...result, folders: [...folders] };
}

/** A feed the settings name. */
export function configuredFeed(
  needs: Pick<Needs, 'clock' | 'random'>,
  {
    community,
    categories,
    include,
    exclude,
    ...about
  }: Pick<NewFeed, 'community' | 'url' | 'title'> & Pick<Filing, 'categories' | 'include' | 'exclude'>,
): NewFeed {
  const feed = newFeed(needs, community, { ...about, siteUrl: null }, categories);
  return { ...feed, filing: { ...feed.filing, include, exclude } };
}

/** Of a list or the settings: nobody in chat is told when it dies. */
function newFeed(
  { clock, random }: Pick<Needs, 'clock' | 'random'>,
  community: string,
  { url, title, siteUrl }: Omit<ListedFeed, 'folders'>,
  categories: readonly string[],
): NewFeed {
  const at = clock.now();
  return {
    community,
    url,
    title,
    siteUrl,
    filing: { ...plainFiling, categories },
    by: 'operator:list',
    tell: null,
    at,
    nextAt: Math.round(at + random() * 15 * minute),
    readAt: null,
    validators: null,
    rest: noRest,
    every: pace.usual,
  };
}
