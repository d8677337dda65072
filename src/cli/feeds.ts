import { readFile, writeFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { nameOf } from '../core/category.ts';
import type { FeedLists, UnreadFeed } from '../core/feed.ts';
import { importFeeds, type FeedImport } from '../newsroom/feeds-import.ts';
import { createFeeds } from '../sources/feeds.ts';
import type { Store } from '../store/store.ts';
import { communityFor, openArchive } from './archive.ts';
import { firstOf } from './first-of.ts';
import { silent } from './silent.ts';
import { print, readArgs, UsageError, type Verb } from './verb.ts';

/** Lists of feeds, as feed readers exchange them. */
export const feeds: Verb = {
  name: 'feeds',
  usage: ['feeds import <file.opml> [--community ID] [--dry-run]', 'feeds export [<file.opml>] [--community ID]'],
  run: async (args) => {
    const { values, positionals } = readArgs(args, {
      community: { type: 'string' },
      'dry-run': { type: 'boolean' },
    });
    const [act, file, ...others] = positionals;
    if ((act !== 'import' && act !== 'export') || others.length > 0) throw new UsageError('Import or export?');
    if (act === 'import' && file === undefined) throw new UsageError('Which file?');
    const config = readConfig();
    const store = await openArchive(config);
    // Only lists are read with it: nothing is fetched here.
    const lists = createFeeds({ userAgent: 'Carewire', log: silent, now: () => Date.now() });
    try {
      const community = await communityFor(store, values.community);
      if (act === 'export') await writeList(store, lists, community, file);
      else await readList(store, lists, community, file ?? '', values['dry-run'] ?? false);
      return 0;
    } finally {
      await lists.close();
      await store.close();
    }
  },
};

async function readList(store: Store, lists: FeedLists, community: string, file: string, dry: boolean): Promise<void> {
  const { feeds: listed, unread } = await lists.read(await contentOf(file));
  const needs = { ...store, clock: { now: () => Date.now() }, random: () => Math.random() };
  for (const line of report(await importFeeds(needs, community, listed, { dry }), unread, dry)) print(line);
}

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UsageError(`The file ${file} cannot be read.`);
  }
}

function report(
  { added, known, tooMany, folders }: FeedImport,
  unread: readonly UnreadFeed[],
  dry: boolean,
): readonly string[] {
  const named = unread.map(({ title, address, why }) => `${title ?? 'a feed'} ${address} (${why})`);
  return [
    ...added.map(({ url, title, filing }) => `+ ${title ?? url} ${url}${under(filing.categories)}`),
    ...known.map(({ url, title }) => `= ${title ?? url} ${url} (there already)`),
    ...tooMany.map(({ url, title }) => `! ${title ?? url} ${url} (too many: remove others first)`),
    ...firstOf(named).map((line) => `? ${line}`),
    ...(folders.length > 0 ? [`No category is named like these folders: ${folders.join(', ')}.`] : []),
    dry
      ? `${counted(`${added.length} would be added`, known.length, tooMany.length, unread.length)}. Nothing was changed.`
      : `${counted(`${added.length} added`, known.length, tooMany.length, unread.length)}. What they hold now is old; what comes next waits in the queue.`,
  ];
}

function counted(added: string, known: number, tooMany: number, unread: number): string {
  return [
    added,
    ...(known > 0 ? [`there already: ${known}`] : []),
    ...(tooMany > 0 ? [`too many: ${tooMany}`] : []),
    ...(unread > 0 ? [`cannot be read: ${unread}`] : []),
  ].join(', ');
}

function under(categories: readonly string[]): string {
  return categories.length > 0 ? ` [${categories.join(', ')}]` : '';
}

async function writeList(store: Store, lists: FeedLists, community: string, file: string | undefined): Promise<void> {
  const [held, categories, about] = await Promise.all([
    store.feeds.ofCommunity(community),
    store.categories.list(community),
    store.communities.get(community),
  ]);
  const listed = held.map(({ url, title, siteUrl, filing }) => ({
    url,
    title,
    siteUrl,
    folders: filing.categories.slice(0, 1).map((slug) => nameOf(categories, slug)),
  }));
  const opml = lists.write(`Feeds of ${about?.name ?? community}`, listed);
  if (file === undefined) print(opml.trimEnd());
  else {
    await writeFile(file, opml);
    print(`${held.length} feeds written to ${file}.`);
  }
}
