import { parseFeed as peerFeed } from '@rowanmanning/feed-parser';
import { feedText } from '../../src/sources/feed-bytes.ts';
import { plainText } from '../../src/sources/feed-text.ts';
import { readXmlFeed } from '../../src/sources/feed-xml.ts';
import type { Row } from './reading-row.ts';

/**
 * How many fields come out as feedparser's tests say: those that state one title, link, id, summary, language or publication time of the feed or its first item, in plain text. Tests of its
 * own HTML cleaning are left out, for nobody's HTML is kept here.
 */
export function fieldRow(files: readonly { readonly path: string; readonly bytes: Buffer }[]): Row {
  const cases = files.filter(({ path }) => !path.includes('/sanitize/')).flatMap(({ bytes }) => expectation(bytes));
  const right = (read: (each: Expected) => Fields): string =>
    String(cases.filter((each) => (read(each)[each.field] ?? '') === each.value).length);
  return {
    what: 'feed fields right, where the test states one',
    ours: `${right(ours)} of ${cases.length}`,
    peers: { '@rowanmanning/feed-parser': right(theirs) },
    target: 'above the peer',
  };
}

interface Expected {
  readonly xml: string;
  readonly of: 'feed' | 'item';
  readonly field: Field;
  readonly value: string;
}

type Field = 'title' | 'link' | 'id' | 'summary' | 'language' | 'date';
type Fields = Readonly<Partial<Record<Field, string | null | undefined>>>;

const names = {
  title: 'title',
  link: 'link',
  id: 'id',
  guid: 'id',
  summary: 'summary',
  description: 'summary',
  language: 'language',
} as const;

function expectation(bytes: Buffer): readonly Expected[] {
  const xml = feedText(bytes, null);
  const line = /Expect:\s*(?:not bozo and )?(.*?)\s*$/m.exec(xml)?.[1] ?? '';
  const text = /^(entries\[0\]|feed)\['(\w+)'\] == u?(['"])((?:(?!\3).)*)\3$/.exec(line);
  const of = line.startsWith('feed') ? 'feed' : 'item';
  const name = text?.[2] ?? '';
  if (isName(name) && !(of === 'feed' && name in { summary: 1, description: 1, id: 1, guid: 1 })) {
    const value = names[name] === 'link' ? unescape(text?.[4] ?? '') : plainText(unescape(text?.[4] ?? ''), 600);
    return [{ xml, of, field: names[name], value }];
  }
  const time = /^entries\[0\]\['(?:published|updated)_parsed'\] == \((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)/.exec(
    line,
  );
  if (time === null) return [];
  const [year = 0, month = 0, ...rest] = time.slice(1).map(Number);
  return [{ xml, of: 'item', field: 'date', value: new Date(Date.UTC(year, month - 1, ...rest)).toISOString() }];
}

function isName(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name);
}

/** Python's escapes. */
function unescape(text: string): string {
  return text
    .replaceAll(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, wide: string, narrow: string) =>
      String.fromCharCode(Number.parseInt(wide ?? narrow, 16)),
    )
    .replaceAll('\\n', '\n')
    .replaceAll(/\\(['"\\])/g, '$1');
}

function ours({ xml, of }: Expected): Fields {
  const feed = readXmlFeed(xml, 'http://127.0.0.1:8097/tests/');
  if (of === 'feed') return { title: feed?.title, link: feed?.siteUrl, language: feed?.language?.toLowerCase() };
  const { title, url, id, summary, publishedAt } = feed?.items[0] ?? {};
  return { title, link: url, id, summary, date: publishedAt && new Date(publishedAt).toISOString() };
}

function theirs({ xml, of }: Expected): Fields {
  try {
    const feed = peerFeed(xml);
    const [item] = feed.items;
    const plain = (text: string | null | undefined): string => plainText(text ?? '', 600);
    if (of === 'feed') return { title: plain(feed.title), link: feed.url, language: feed.language?.toLowerCase() };
    return {
      title: plain(item?.title),
      link: item?.url,
      id: plain(item?.id),
      summary: plain(item?.description ?? item?.content),
      date: (item?.published ?? item?.updated)?.toISOString(),
    };
  } catch {
    return {};
  }
}
