import type { DraftLine } from '../article.ts';
import type { WaitingCount } from '../candidate.ts';
import { actionId } from '../command.ts';
import type { Home } from '../home.ts';
import {
  bold,
  line,
  personNode,
  time,
  type Action,
  type Block,
  type Inline,
  type Line,
  type Told,
} from '../message.ts';
import type { SubscriptionLine } from '../subscribing.ts';
import { platformName, type Person } from '../place.ts';
import { shorten, visible } from '../visible.ts';
import { button } from './buttons.ts';
import { articleLine } from './lists.ts';
import { notAdvice } from './phrases.ts';
import { lookButton, sayReported } from './reports.ts';
import { subscriptionLine } from './subscriptions.ts';
import { all, phrase, plural, type Said } from '../phrase.ts';

/** A person's own page: what they follow with what they can do about it, the latest news, and the desk of those who moderate. */
export function homeMessage({ community, following, latest, desk }: Home): Told {
  return {
    plain: phrase`${community}: your news`,
    blocks: [
      { kind: 'heading', line: line(phrase`News of ${shorten(visible(community), 80)}`), keep: true },
      { kind: 'note', line: line(phrase`Only you see this page. Nobody sees what you follow or read.`), keep: true },
      ...(desk ? deskBlocks(desk) : []),
      { kind: 'heading', line: line(phrase`You follow`), keep: true },
      ...followBlocks(following),
      { kind: 'divider' },
      { kind: 'heading', line: line(phrase`Latest news`), keep: true },
      ...latestBlocks(latest),
      { kind: 'note', line: line(notAdvice), keep: true },
    ],
  };
}

function followBlocks(following: readonly SubscriptionLine[]): readonly Block<Said>[] {
  const shown = following.slice(0, mostFollows);
  const rest = following.length - shown.length;
  if (shown.length === 0)
    return [
      { kind: 'text', line: line(phrase`Nothing yet. What you follow comes to your direct messages.`), keep: true },
      { kind: 'actions', actions: [button('topics', 'list', '', phrase`See the topics`)], keep: true },
    ];
  return [
    ...shown.flatMap((held): readonly Block<Said>[] => [
      { kind: 'text', line: subscriptionLine(held), keep: true },
      { kind: 'actions', actions: followActions(held), keep: true },
    ]),
    ...(rest > 0 ? [{ kind: 'note', line: line(phrase`And ${rest} more.`), keep: true } satisfies Block<Said>] : []),
    { kind: 'actions', actions: [button('topics', 'list', '', phrase`Follow something else`)], keep: true },
  ];
}

/** As many as one may follow. Each takes two of the hundred blocks there are. */
const mostFollows = 25;

function followActions({ subscription: { id, paused, mutedUntil } }: SubscriptionLine): readonly Action<Said>[] {
  const quiet = paused || mutedUntil !== null;
  return [
    quiet
      ? button('following', 'resume', id, paused ? phrase`Resume` : phrase`Unmute`, 'primary')
      : button('following', 'week', id, phrase`Mute for a week`),
    button('following', 'remove', id, phrase`Unfollow`),
  ];
}

function latestBlocks(latest: Home['latest']): readonly Block<Said>[] {
  if (latest.length === 0)
    return [{ kind: 'text', line: line(phrase`Nothing has been published here yet.`), keep: true }];
  return [
    ...latest.map((article): Block<Said> => ({ kind: 'text', line: articleLine(article), keep: true })),
    {
      kind: 'actions',
      actions: [
        {
          kind: 'menu',
          id: actionId('read', 'open'),
          placeholder: phrase`Read one of these`,
          options: latest.map(({ id, title }) => ({
            value: String(id),
            label: shorten(`#${id} ${visible(title)}`, 75),
          })),
        },
      ],
      keep: true,
    },
  ];
}

function deskBlocks({ status, moderators, drafts, queue }: NonNullable<Home['desk']>): readonly Block<Said>[] {
  const { pending, sending, waiting, unknown, failed } = status.deliveries;
  const down = status.platforms.filter(({ connected }) => !connected);
  const needed = unknown + failed;
  return [
    { kind: 'divider' },
    { kind: 'heading', line: line(phrase`For moderators`), keep: true },
    {
      kind: 'facts',
      facts: [
        {
          label: phrase`Platforms`,
          value: line(
            down.length === 0
              ? phrase`all connected`
              : phrase`${all(down.map(({ name }) => platformName(name)))} not connected`,
          ),
        },
        { label: phrase`On the way`, value: line(plural(pending + sending + waiting, 'message')) },
        { label: phrase`Waiting in the queue`, value: line(sayQueue(queue)) },
        { label: phrase`Need you`, value: line(needed === 0 ? phrase`nothing` : plural(needed, 'message')) },
        { label: phrase`Paused channels`, value: line(String(status.paused.length)) },
        ...(status.reported.reports > 0 ? [{ label: phrase`Reported`, value: sayReported(status.reported) }] : []),
        { label: phrase`Moderators`, value: people(moderators) },
      ],
      keep: true,
    },
    {
      kind: 'actions',
      actions: [
        ...(queue.inSight > 0 ? [button('queue', 'open', '', phrase`Open the queue`, 'primary')] : []),
        ...(status.reported.reports > 0 ? [lookButton()] : []),
        button('status', 'show', '', phrase`Status`),
        button('moderators', 'edit', '', phrase`Change moderators`),
      ],
      keep: true,
    },
    ...draftBlocks(drafts),
    { kind: 'divider' },
  ];
}

function sayQueue({ inSight, putOff }: WaitingCount): Said {
  const here = inSight === 0 ? phrase`nothing` : plural(inSight, 'link');
  return putOff === 0 ? here : phrase`${here}, ${putOff} put off`;
}

function draftBlocks(drafts: readonly DraftLine[]): readonly Block<Said>[] {
  if (drafts.length === 0) return [];
  const rest = drafts.length - mostDrafts;
  return [
    { kind: 'heading', line: line(phrase`Your drafts`), keep: true },
    ...drafts.slice(0, mostDrafts).flatMap(({ id, title, at }): readonly Block<Said>[] => [
      {
        kind: 'text',
        line: line(phrase`${bold(shorten(visible(title), 150) || phrase`Untitled`)}, begun ${time(at, 'ago')}`),
        keep: true,
      },
      { kind: 'actions', actions: [button('post', 'open', id, phrase`Open again`)], keep: true },
    ]),
    {
      kind: 'note',
      line: line(
        ...(rest > 0 ? [phrase`And ${rest} more.`, ' '] : []),
        phrase`Only you see them. A draft ends a day after it was last changed.`,
      ),
      keep: true,
    },
  ];
}

const mostDrafts = 5;

/** Names side by side; nobody is a rule of its own. */
export function people(named: readonly Person[]): Line<Said> {
  if (named.length === 0) return line(phrase`nobody is named yet, so the platform decides`);
  const shown = named.slice(0, mostNames);
  const rest = named.length - shown.length;
  return line(
    ...shown.flatMap((person, at): readonly (Inline<Said> | Said)[] => [
      ...(at === 0 ? [] : [', ']),
      personNode(person),
    ]),
    ...(rest > 0 ? [phrase` and ${rest} more`] : []),
  );
}

const mostNames = 20;
