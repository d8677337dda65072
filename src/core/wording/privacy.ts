import { bold, line, type Action, type Block, type Line, type Told } from '../message.ts';
import { phrase, plural, type Said } from '../phrase.ts';
import type { KeptOf } from '../privacy.ts';
import { buttonsOf } from './buttons.ts';
import { keptLines, nameOf } from './privacy-lines.ts';

/** What is kept of whoever asks, in numbers, and the two things they can do about it. */
export function keptMessage(kept: KeptOf): Told {
  const facts = factsOf(kept);
  return {
    plain: phrase`What is kept of you`,
    blocks: [
      heading(phrase`What is kept of you`),
      facts.length === 0 ? nothing : { kind: 'facts', facts, keep: true },
      {
        kind: 'note',
        line: line(
          phrase`What you read, search and press is never kept with your name to it. A search’s words are kept for half an hour, so that you can turn its pages, without whose they are.`,
        ),
        keep: true,
      },
      {
        kind: 'note',
        line: line(
          phrase`Only you see this. Should you have an account on another platform, I do not know that it is yours: ask there, too.`,
        ),
        keep: true,
      },
      ...(facts.length === 0
        ? []
        : [
            actions(
              button('export', 0, phrase`Show all of it`, 'primary'),
              button('delete', '', phrase`Delete…`, 'danger'),
            ),
          ]),
    ],
  };
}

/** All of it, line by line, a page at a time. */
export function exportMessage(kept: KeptOf, page: number): Told {
  const lines = keptLines(kept);
  const pages = Math.max(1, Math.ceil(lines.length / pageSize));
  const at = Number.isSafeInteger(page) ? Math.min(Math.max(0, page), pages - 1) : 0;
  const title = pages === 1 ? phrase`All that is kept of you` : phrase`All that is kept of you (${at + 1}/${pages})`;
  return {
    plain: title,
    blocks: [
      heading(title),
      lines.length === 0
        ? nothing
        : { kind: 'list', items: lines.slice(at * pageSize, (at + 1) * pageSize), keep: true },
      ...(at + 1 < pages ? [actions(button('page', at + 1, phrase`The next part`, 'primary'))] : []),
    ],
  };
}

/** Lines are short enough for so many in one message. */
const pageSize = 10;

/** What is deleted and what stays, and why; nothing is deleted before it is confirmed. */
export function forgetMessage(kept: KeptOf): Told {
  const stays = staysOf(kept);
  return {
    plain: phrase`Delete what is kept of you?`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`Delete what is kept of you?`), ' ', phrase`It cannot be brought back.`),
        keep: true,
      },
      { kind: 'text', line: [bold(phrase`This would be deleted`)], keep: true },
      { kind: 'list', items: goesOf(kept), keep: true },
      ...(stays.length === 0
        ? []
        : [
            { kind: 'text', line: [bold(phrase`This would stay`)], keep: true } satisfies Block<Said>,
            { kind: 'list', items: stays, keep: true } satisfies Block<Said>,
          ]),
      actions(button('surely', '', phrase`Delete it all`, 'danger'), button('show', '', phrase`Keep it`)),
    ],
  };
}

export function forgottenMessage({ moderates }: KeptOf): Told {
  const rest =
    moderates.length === 0
      ? phrase`Nothing is kept with your name to it any more.`
      : plural(
          moderates.length,
          'Only {n} list of moderators still has your name: whoever made it takes you off.',
          'Only {n} lists of moderators still have your name: whoever made them takes you off.',
        );
  return {
    plain: phrase`Deleted`,
    blocks: [{ kind: 'text', line: line(bold(phrase`Deleted.`), ' ', rest), keep: true }],
  };
}

const nothing: Block<Said> = {
  kind: 'text',
  line: line(phrase`Nothing is kept with your name to it.`),
  keep: true,
};

function factsOf(kept: KeptOf): readonly { readonly label: Said; readonly value: Line<Said> }[] {
  const {
    follows,
    messages,
    suggestions,
    reports,
    drafts,
    opened,
    articles,
    decided,
    channels,
    feeds,
    reading,
    moderates,
  } = kept;
  const counted: readonly (readonly [Said, number, Said])[] = [
    [phrase`You follow`, follows.length, plural(follows.length, 'topic')],
    [
      phrase`Messages to you`,
      messages,
      plural(
        messages,
        '{n} in your direct messages, so that corrections reach it',
        '{n} in your direct messages, so that corrections reach them',
      ),
    ],
    [phrase`Links you suggested`, suggestions.length, untilHeard(suggestions.length)],
    [phrase`Articles you reported`, reports.length, untilHeard(reports.length)],
    [phrase`Your drafts`, drafts.length, phrase`${drafts.length}, each for a day`],
    [
      phrase`Links you looked at in the queue`,
      opened.length,
      phrase`${opened.length}, as long as their drafts are kept`,
    ],
    [phrase`Articles you published`, articles.length, String(articles.length)],
    [phrase`Links you decided on`, decided.length, String(decided.length)],
    [phrase`Channels you subscribed`, channels.length, plural(channels.length, 'topic')],
    [phrase`Feeds you follow`, feeds.length, String(feeds.length)],
    [phrase`Whose news you read elsewhere`, reading === null ? 0 : 1, nameOf(kept, reading ?? '')],
    [phrase`Lists of moderators`, moderates.length, phrase`you are on ${moderates.length}`],
  ];
  const facts = counted.flatMap(([label, count, said]) => (count === 0 ? [] : [{ label, value: line(said) }]));
  const names = kept.communities.map(({ name }) => name);
  return names.length < 2 ? facts : [...facts, { label: phrase`In`, value: line(names.join(', ')) }];
}

function untilHeard(count: number): Said {
  return phrase`${count}, until you hear what became of it`;
}

function goesOf({ follows, messages, suggestions, reports, drafts, reading }: KeptOf): readonly Line<Said>[] {
  return [
    ...(follows.length > 0
      ? [
          plural(
            follows.length,
            'The topic you follow: nothing more is sent to you.',
            'The {n} topics you follow: nothing more is sent to you.',
          ),
        ]
      : []),
    ...(messages > 0
      ? [
          plural(
            messages,
            'The record of {n} message to you. It stays where it is until you delete it there, but when its news turns out wrong, it is not corrected any more.',
            'The record of {n} messages to you. They stay where they are until you delete them there, but when their news turns out wrong, they are not corrected any more.',
          ),
        ]
      : []),
    ...(suggestions.length + reports.length > 0
      ? [
          phrase`Your name and your words with what you suggested or reported. The moderators still look at it; you do not hear what comes of it.`,
        ]
      : []),
    ...(drafts.length > 0 ? [plural(drafts.length, '{n} draft you have begun.', '{n} drafts you have begun.')] : []),
    ...(reading === null ? [] : [phrase`Your choice of whose news you read elsewhere.`]),
    phrase`Your name, wherever else it stands.`,
  ].map((said) => line(said));
}

function staysOf({ articles, decided, channels, feeds, moderates }: KeptOf): readonly Line<Said>[] {
  return [
    ...(articles.length > 0
      ? [
          plural(
            articles.length,
            '{n} article you published: it is the community’s, and others rely on it. Nobody can tell any more who published it.',
            '{n} articles you published: they are the community’s, and others rely on them. Nobody can tell any more who published them.',
          ),
        ]
      : []),
    ...(decided.length > 0
      ? [
          plural(
            decided.length,
            'What you decided on {n} link, lest it comes again; without your name.',
            'What you decided on {n} links, lest they come again; without your name.',
          ),
        ]
      : []),
    ...(channels.length + feeds.length > 0
      ? [
          phrase`What channels receive and which feeds are followed because of you: others read it. Nobody is told any more when one of them stops.`,
        ]
      : []),
    ...(moderates.length > 0
      ? [
          plural(
            moderates.length,
            'Your name on {n} list of moderators: whoever made it has to take you off.',
            'Your name on {n} lists of moderators: whoever made them has to take you off.',
          ),
        ]
      : []),
  ].map((said) => line(said));
}

function heading(said: Said): Block<Said> {
  return { kind: 'heading', line: line(said), keep: true };
}

const button = buttonsOf('privacy');

function actions(...actions: readonly Action<Said>[]): Block<Said> {
  return { kind: 'actions', actions, keep: true };
}
