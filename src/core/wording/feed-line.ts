import type { Category } from '../category.ts';
import type { FeedExport } from '../feeding.ts';
import type { FollowedFeed } from '../followed-feed.ts';
import { bold, line, link, text, time, type Action, type Inline, type Line, type Told } from '../message.ts';
import { shorten, tidy, visible } from '../visible.ts';
import { buttonsOf } from './buttons.ts';
import { sayCategories, quoted } from './phrases.ts';
import { all, phrase, plural, type Said } from '../phrase.ts';

/** What people know the feed by. */
export function feedName({ title, url }: Pick<FollowedFeed, 'title' | 'url'>): string {
  return shorten(visible(title ?? '') || url.replace(/^https?:\/\/(?:www\.)?/, ''), 80);
}

/** How it is: when it was read, when next, what it brought, and what goes wrong. */
export function feedLine(feed: FollowedFeed): Line<Said> {
  const { id, url, siteUrl, readAt, brought, broughtAt, leftOut, recoveredAt } = feed;
  return line(
    `#${id} `,
    link(feedName(feed), siteUrl ?? url),
    ': ',
    text(readAt === null ? phrase`not read yet` : phrase`read ${time(readAt, 'moment')}`),
    ...next(feed),
    ', ',
    plural(brought, '{n} item brought', '{n} items brought'),
    ...(broughtAt === null ? [] : [text(phrase`, the last ${time(broughtAt, 'moment')}`)]),
    '.',
    ...(leftOut > 0 ? [' ', phrase`The last time only the newest came, and ${leftOut} more were left out.`] : []),
    ...(recoveredAt === null ? [] : [' ', phrase`It works again since ${time(recoveredAt, 'moment')}.`]),
    ...trouble(feed),
  );
}

function next({ nextAt, paused }: FollowedFeed): readonly Inline<Said>[] {
  if (paused !== null) return [bold(paused.reason === null ? phrase`, paused` : phrase`, stopped`)];
  return nextAt === null ? [] : [text(phrase`, next ${time(nextAt, 'moment')}`)];
}

function trouble({ trouble }: FollowedFeed): readonly Inline<Said>[] {
  if (trouble === null) return [];
  const { since, tries, reason } = trouble;
  const often = tries === 1 ? phrase`once` : plural(tries, '{n} try', '{n} tries');
  return line(' ', phrase`${bold(phrase`Trouble`)} since ${time(since, 'moment')} (${often}): ${tidy(reason, 200)}`);
}

/** In a list, what one would not expect of a feed: what it brings, or keeps back, is told by opening it. */
export function filingMarks({ filing }: FollowedFeed): Line<Said> {
  const leavesOut = filing.include.length + filing.exclude.length > 0;
  return [
    ...(filing.manner === 'straight' ? line(' ', bold(phrase`Published without review.`)) : []),
    ...(leavesOut ? line(' ', phrase`Its words leave some items out.`) : []),
  ];
}

/** What becomes of what it brings. */
export function filingFacts({ filing }: FollowedFeed, categories: readonly Category[]) {
  return [
    {
      label: phrase`What it brings`,
      value: line(filing.manner === 'queue' ? phrase`waits in the queue` : phrase`is published without review`),
    },
    {
      label: phrase`Filed under`,
      value: line(
        filing.categories.length === 0 ? phrase`what each item is about` : sayCategories(filing.categories, categories),
      ),
    },
    ...(filing.include.length > 0 ? [{ label: phrase`Only with`, value: line(sayWords(filing.include)) }] : []),
    ...(filing.exclude.length > 0 ? [{ label: phrase`Never with`, value: line(sayWords(filing.exclude)) }] : []),
  ];
}

function sayWords(words: readonly string[]): Said {
  const shown = words.slice(0, 12).map((word) => quoted(word, 40));
  return all(words.length > shown.length ? [...shown, '…'] : shown);
}

/** The list as feed readers take it, a page at a time: chat has no room for a file. */
export function exportMessage({ opml, feeds, page, pages }: FeedExport): Told {
  const title =
    pages > 1
      ? plural(feeds, '{n} feed as OPML, part {0} of {1}', '{n} feeds as OPML, part {0} of {1}', page + 1, pages)
      : plural(feeds, '{n} feed as OPML', '{n} feeds as OPML');
  const turn = (to: number, label: Said): readonly Action<Said>[] =>
    to >= 0 && to < pages ? [button('export', to, label)] : [];
  return {
    plain: title,
    blocks: [
      { kind: 'text', line: line(bold(title)), keep: true },
      { kind: 'text', line: line(opml.replaceAll('\n', ' ')), keep: true },
      {
        kind: 'note',
        line: line(
          phrase`Save this text as a file that ends in .opml: feed readers take it. Whoever runs the bot gets all at once with npm run -s carewire -- feeds export.`,
        ),
        keep: true,
      },
      {
        kind: 'actions',
        actions: [
          ...turn(page - 1, phrase`Previous`),
          ...turn(page + 1, phrase`Next`),
          button('list', '', phrase`All feeds`),
        ],
        keep: true,
      },
    ],
  };
}

export const button = buttonsOf('feeds');
