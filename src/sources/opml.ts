import type { FeedList, ListedFeed, UnreadFeed } from '../core/feed.ts';
import { feedText } from './feed-bytes.ts';
import { refuseFeed } from './feed-refusal.ts';
import { readTree, type Element } from './feed-tree.ts';
import { absolute } from './canonical.ts';
import { shorten, visible } from '../core/visible.ts';

/** The feeds of an OPML file (opml.org/spec2.opml), each address once in each folder. Throws NewsError `bad-input`. */
export function readOpml(file: Uint8Array): FeedList {
  if (file.length > most.bytes) throw refuseFeed('long-list');
  const root = readTree(feedText(file, null), opml, '');
  const body = root === null ? undefined : childrenOf(root).find(({ name }) => name === 'body');
  if (body === undefined) throw refuseFeed('not-a-list');
  const feeds = new Map<string, ListedFeed>();
  const unread: UnreadFeed[] = [];
  for (const feed of feedsIn(body, [])) {
    if ('why' in feed) {
      unread.push(feed);
      continue;
    }
    const place = JSON.stringify([feed.url, feed.folders]);
    if (!feeds.has(place)) feeds.set(place, feed);
    if (feeds.size > most.feeds) throw refuseFeed('long-list');
  }
  return { feeds: [...feeds.values()], unread };
}

const opml = new Set(['opml']);
const most = { bytes: 2 * 1024 * 1024, feeds: 5000, title: 300 };

function childrenOf(element: Element): readonly Element[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** An outline with an address is a feed; one with outlines inside is a folder; one may be both. */
function* feedsIn(element: Element, folders: readonly string[]): Generator<ListedFeed | UnreadFeed> {
  for (const outline of childrenOf(element)) {
    if (outline.name !== 'outline') continue;
    const title = line(outline.attributes.get('title')) ?? line(outline.attributes.get('text'));
    const given = outline.attributes.get('xmlurl');
    const url = address(given);
    if (url === null && given !== undefined) yield { title, address: line(given) ?? '', why: 'no web address' };
    if (url !== null) yield { url, title, siteUrl: address(outline.attributes.get('htmlurl')), folders };
    yield* feedsIn(outline, title === null ? folders : [...folders, title]);
  }
}

/** `feed:` is how browsers once handed addresses to readers. */
function address(text: string | undefined): string | null {
  const typed =
    text
      ?.trim()
      .replace(/^feed:(?:\/\/(?!\/))?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'http://') ?? '';
  return URL.canParse(typed) ? absolute(typed, typed) : null;
}

function line(text: string | undefined): string | null {
  return shorten(visible(text ?? ''), most.title) || null;
}

/** A list as OPML 2.0, with its folders as nested outlines, which every feed reader takes. What `readOpml` gives comes back the same. */
export function writeOpml(name: string, feeds: readonly ListedFeed[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escape(name)}</title></head>`,
    '  <body>',
    ...outlines(folderOf(feeds), '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

interface Folder {
  readonly feeds: ListedFeed[];
  readonly folders: Map<string, Folder>;
}

function folderOf(feeds: readonly ListedFeed[]): Folder {
  const top: Folder = { feeds: [], folders: new Map() };
  for (const feed of feeds) {
    let folder = top;
    for (const name of feed.folders) {
      const inner = folder.folders.get(name) ?? { feeds: [], folders: new Map() };
      folder.folders.set(name, inner);
      folder = inner;
    }
    folder.feeds.push(feed);
  }
  return top;
}

function outlines({ feeds, folders }: Folder, indent: string): readonly string[] {
  return [
    ...feeds.map(
      (feed) => `${indent}<outline type="rss"${labels(feed.title)}${site(feed)} xmlUrl="${escape(feed.url)}"/>`,
    ),
    ...[...folders].flatMap(([name, folder]) => [
      `${indent}<outline${labels(name)}>`,
      ...outlines(folder, `${indent}  `),
      `${indent}</outline>`,
    ]),
  ];
}

function labels(title: string | null): string {
  return title === null ? ' text=""' : ` text="${escape(title)}" title="${escape(title)}"`;
}

function site({ siteUrl }: ListedFeed): string {
  return siteUrl === null ? '' : ` htmlUrl="${escape(siteUrl)}"`;
}

function escape(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
