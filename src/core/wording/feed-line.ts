import type { Category } from '../category.ts';
import { actionId } from '../command.ts';
import type { FeedExport } from '../feeding.ts';
import type { FollowedFeed } from '../followed-feed.ts';
import { bold, line, link, text, time, type Action, type Inline, type Line, type Told } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { plural, sayCategories } from './phrases.ts';
import type { Said } from '../phrase.ts';

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
    ...(readAt === null ? [text('not read yet')] : [text('read '), time(readAt, 'moment')]),
    ...next(feed),
    `, ${plural(brought, 'item')} brought`,
    ...(broughtAt === null ? [] : [text(', the last '), time(broughtAt, 'moment')]),
    '.',
    leftOut > 0 ? ` The last time only the newest came, and ${leftOut} more were left out.` : '',
    ...(recoveredAt === null ? [] : [text(' It works again since '), time(recoveredAt, 'moment'), text('.')]),
    ...trouble(feed),
  );
}

function next({ nextAt, paused }: FollowedFeed): readonly Inline<Said>[] {
  if (paused !== null) return [bold(paused.reason === null ? ', paused' : ', stopped')];
  return nextAt === null ? [] : [text(', next '), time(nextAt, 'moment')];
}

function trouble({ trouble }: FollowedFeed): readonly Inline<Said>[] {
  if (trouble === null) return [];
  const since = [bold(' Trouble'), text(' since '), time(trouble.since, 'moment')];
  return [
    ...since,
    text(` (${trouble.tries === 1 ? 'once' : `${trouble.tries} tries`}): ${shorten(trouble.reason, 200)}`),
  ];
}

/** What becomes of what it brings. */
export function filingFacts({ filing }: FollowedFeed, categories: readonly Category[]) {
  return [
    {
      label: 'What it brings',
      value: line(filing.manner === 'queue' ? 'waits in the queue' : 'is published without review'),
    },
    {
      label: 'Filed under',
      value: line(
        filing.categories.length === 0 ? 'what each item is about' : sayCategories(filing.categories, categories),
      ),
    },
    ...(filing.include.length > 0 ? [{ label: 'Only with', value: line(sayWords(filing.include)) }] : []),
    ...(filing.exclude.length > 0 ? [{ label: 'Never with', value: line(sayWords(filing.exclude)) }] : []),
  ];
}

function sayWords(words: readonly string[]): string {
  return shorten(words.map((word) => `“${visible(word)}”`).join(', '), 300);
}

/** The list as feed readers take it, a page at a time: chat has no room for a file. */
export function exportMessage({ opml, feeds, page, pages }: FeedExport): Told {
  const part = pages > 1 ? `, part ${page + 1} of ${pages}` : '';
  const turn = (to: number, label: string): readonly Action<Said>[] =>
    to >= 0 && to < pages ? [button('export', to, label)] : [];
  return {
    plain: `${plural(feeds, 'feed')} as OPML${part}`,
    blocks: [
      { kind: 'text', line: line(bold(`${plural(feeds, 'feed')} as OPML${part}`)), keep: true },
      { kind: 'text', line: line(opml.replaceAll('\n', ' ')), keep: true },
      {
        kind: 'note',
        line: line(
          'Save this text as a file that ends in .opml: feed readers take it. Whoever runs the bot gets all at once with npm run -s carewire -- feeds export.',
        ),
        keep: true,
      },
      {
        kind: 'actions',
        actions: [...turn(page - 1, 'Previous'), ...turn(page + 1, 'Next'), button('list', '', 'All feeds')],
        keep: true,
      },
    ],
  };
}

export function button(
  action: string,
  argument: string | number,
  label: string,
  style: 'plain' | 'primary' | 'danger' = 'plain',
): Action<Said> {
  return { kind: 'button', id: actionId('feeds', action, argument), label, style };
}
