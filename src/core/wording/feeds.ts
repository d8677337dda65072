import type { Category } from '../category.ts';
import { actionId } from '../command.ts';
import type { FeedItem, FeedLink } from '../feed.ts';
import type { Following } from '../feeding.ts';
import type { FollowedFeed } from '../followed-feed.ts';
import type { Form } from '../form.ts';
import { bold, line, type Action, type Block, type Line, type Told } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { categoryMenus } from './category-menus.ts';
import { button, feedLine, feedName, filingFacts, filingMarks } from './feed-line.ts';
import { sayDay, titleLink } from './phrases.ts';
import { phrase, plural, type Said } from '../phrase.ts';

/** What is followed from now on, what it held, and what can be changed about it. */
export function followingMessage(following: Following, categories: readonly Category[]): Told {
  return following.kind === 'several'
    ? severalMessage(following.token, following.links)
    : followedMessage(following.feed, following.items, categories);
}

function followedMessage(feed: FollowedFeed, items: readonly FeedItem[], categories: readonly Category[]): Told {
  const intro = line(
    phrase`Feed ${bold(`#${feed.id} ${feedName(feed)}`)} is followed. What it brings from now on waits for you in the queue.`,
  );
  const held: readonly Block<Said>[] =
    items.length === 0
      ? [{ kind: 'note', line: line(phrase`It holds nothing yet.`), keep: true }]
      : [
          {
            kind: 'text',
            line: line(phrase`${bold(phrase`Its newest items`)} (old, so they are not brought)`),
            keep: true,
          },
          { kind: 'list', items: items.map(itemLine), keep: true },
        ];
  return {
    plain: phrase`Feed #${feed.id} is followed: ${feedName(feed)}`,
    blocks: [{ kind: 'text', line: intro, keep: true }, ...held, ...settingBlocks(feed, categories)],
  };
}

function itemLine({ title, url, publishedAt }: FeedItem): Line<Said> {
  return line(titleLink({ title, url }, 150), publishedAt === null ? '' : phrase`, ${sayDay(publishedAt)}`);
}

function severalMessage(token: string, links: readonly FeedLink[]): Told {
  const said = phrase`That page names several feeds. Choose the one to follow.`;
  return {
    plain: said,
    blocks: [
      { kind: 'text', line: line(said), keep: true },
      {
        kind: 'actions',
        actions: [
          {
            kind: 'menu',
            id: actionId('feeds', 'choose', token),
            placeholder: phrase`Choose a feed`,
            options: links.slice(0, 25).map(({ url, title }, place) => ({
              value: String(place),
              label: shorten(visible(title ?? '') || url, 75),
              description: shorten(url, 75),
            })),
          },
        ],
        keep: true,
      },
    ],
  };
}

/** One page of the list, feeds in trouble first; a menu opens one. */
export function feedsMessage(feeds: readonly FollowedFeed[], page = 0): Told {
  if (feeds.length === 0) {
    const none = phrase`No feed is followed yet. Add one with the address of a site or its feed: what it brings waits in the queue until you have looked at it.`;
    return { plain: none, blocks: [{ kind: 'text', line: line(none), keep: true }] };
  }
  const sorted = feeds.toSorted((a, b) => Number(isWell(a)) - Number(isWell(b)));
  const pages = Math.ceil(sorted.length / pageSize);
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = sorted.slice(at * pageSize, (at + 1) * pageSize);
  const troubled = feeds.filter((feed) => !isWell(feed)).length;
  const title =
    troubled > 0
      ? plural(feeds.length, '{n} feed, in trouble: {0}', '{n} feeds, in trouble: {0}', troubled)
      : plural(feeds.length, 'feed');
  return {
    plain: title,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      { kind: 'list', items: shown.map((feed) => [...feedLine(feed), ...filingMarks(feed)]), keep: true },
      {
        kind: 'actions',
        actions: [
          {
            kind: 'menu',
            id: actionId('feeds', 'open'),
            placeholder: phrase`Change, pause, try again or remove one`,
            options: shown.map((feed) => ({
              value: String(feed.id),
              label: shorten(`#${feed.id} ${feedName(feed)}`, 75),
            })),
          },
        ],
        keep: true,
      },
      {
        kind: 'actions',
        actions: [
          ...(at > 0 ? [button('page', at - 1, phrase`Previous`)] : []),
          ...(at < pages - 1 ? [button('page', at + 1, phrase`Next`)] : []),
          button('export', 0, phrase`Export`),
        ],
        keep: true,
      },
    ],
  };
}

function isWell({ trouble }: FollowedFeed): boolean {
  return trouble === null;
}

/** Few enough to fit one message on both platforms, with what went wrong. */
const pageSize = 8;

/** One of the list, with all that can be done about it. `said` tells what was just done. */
export function oneFeed(feed: FollowedFeed, categories: readonly Category[], said: Said = ''): Told {
  return {
    plain: said || `#${feed.id} ${feedName(feed)}`,
    blocks: [
      ...(said === '' ? [] : [{ kind: 'text', line: line(said), keep: true } satisfies Block<Said>]),
      { kind: 'list', items: [feedLine(feed)], keep: true },
      ...settingBlocks(feed, categories),
    ],
  };
}

function settingBlocks(feed: FollowedFeed, categories: readonly Category[]): readonly Block<Said>[] {
  const { id, filing, paused, trouble } = feed;
  const menu: readonly Block<Said>[] =
    categories.length === 0
      ? []
      : [
          {
            kind: 'actions',
            actions: categoryMenus(
              actionId('feeds', 'file', id),
              phrase`File its items under`,
              filing.categories,
              categories,
              [{ value: asJudged, label: phrase`What each item is about`, chosen: filing.categories.length === 0 }],
            ),
            keep: true,
          },
        ];
  const asking: readonly Action<Said>[] =
    paused !== null
      ? [button('retry', id, trouble === null ? phrase`Resume` : phrase`Try again`, 'primary')]
      : [
          ...(trouble === null ? [] : [button('retry', id, phrase`Try again`, 'primary')]),
          button('pause', id, phrase`Pause`),
        ];
  const manner =
    filing.manner === 'queue'
      ? button('straight', id, phrase`Publish without review…`)
      : button('queue', id, phrase`Back to the queue`, 'primary');
  return [
    { kind: 'facts', facts: filingFacts(feed, categories), keep: true },
    ...menu,
    { kind: 'actions', actions: [button('words', id, phrase`Words`), manner], keep: true },
    {
      kind: 'actions',
      actions: [...asking, button('remove', id, phrase`Remove`, 'danger'), button('list', '', phrase`All feeds`)],
      keep: true,
    },
  ];
}

/** The menu's word for leaving it to the judge. */
export const asJudged = '-';

/** Words an item must or must not hold. */
export function wordsForm({ id, filing }: FollowedFeed): Form<Said> {
  const hint = phrase`Words or phrases, with commas or on lines of their own.`;
  const field = (name: 'include' | 'exclude', label: Said): Form<Said>['fields'][number] => ({
    name,
    label,
    hint,
    required: false,
    value: filing[name].join('\n'),
    maxLength: 2000,
    input: { kind: 'paragraph' },
  });
  return {
    id: actionId('feeds', 'words', id),
    title: phrase`Words`,
    submit: phrase`Save`,
    fields: [
      field('include', phrase`Only items with one of these`),
      field('exclude', phrase`No items with any of these`),
    ],
  };
}

/** The second question: what it means when nobody looks first. */
export function straightMessage(feed: FollowedFeed): Told {
  const title = phrase`Publish what ${feedName(feed)} brings without review?`;
  const meaning = line(
    phrase`From then on every new item is read, summarised and published in your name, at once, and nobody looks at it first. What has no caution, promises too much, is old, could not be read whole or tells a story you had before still waits in the queue.`,
  );
  return {
    plain: title,
    blocks: [
      { kind: 'quote', tone: 'alert', label: title, line: meaning, keep: true },
      {
        kind: 'actions',
        actions: [
          button('publish', feed.id, phrase`Yes, publish without review`, 'danger'),
          button('open', feed.id, phrase`No, keep the queue`, 'primary'),
        ],
        keep: true,
      },
    ],
  };
}
