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
import type { SubscriptionLine } from '../newsroom.ts';
import { platformName, type Person } from '../place.ts';
import { shorten, visible } from '../visible.ts';
import { articleLine } from './lists.ts';
import { notAdvice, plural } from './phrases.ts';
import { lookButton, sayReported } from './reports.ts';
import { subscriptionLine } from './subscriptions.ts';
import type { Said } from '../phrase.ts';

/** A person's own page: what they follow with what they can do about it, the latest news, and the desk of those who moderate. */
export function homeMessage({ community, following, latest, desk }: Home): Told {
  return {
    plain: `${community}: your news`,
    blocks: [
      { kind: 'heading', line: line(`News of ${shorten(visible(community), 80)}`), keep: true },
      { kind: 'note', line: line('Only you see this page. Nobody sees what you follow or read.'), keep: true },
      ...(desk ? deskBlocks(desk) : []),
      { kind: 'heading', line: line('You follow'), keep: true },
      ...followBlocks(following),
      { kind: 'divider' },
      { kind: 'heading', line: line('Latest news'), keep: true },
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
      { kind: 'text', line: line('Nothing yet. What you follow comes to your direct messages.'), keep: true },
      { kind: 'actions', actions: [button('topics', 'list', '', 'See the topics')], keep: true },
    ];
  return [
    ...shown.flatMap((held): readonly Block<Said>[] => [
      { kind: 'text', line: subscriptionLine(held), keep: true },
      { kind: 'actions', actions: followActions(held), keep: true },
    ]),
    ...(rest > 0 ? [{ kind: 'note', line: line(`And ${rest} more.`), keep: true } satisfies Block<Said>] : []),
    { kind: 'actions', actions: [button('topics', 'list', '', 'Follow something else')], keep: true },
  ];
}

/** As many as one may follow. Each takes two of the hundred blocks there are. */
const mostFollows = 25;

function followActions({ subscription: { id, paused, mutedUntil } }: SubscriptionLine): readonly Action<Said>[] {
  const quiet = paused || mutedUntil !== null;
  return [
    quiet
      ? button('following', 'resume', id, paused ? 'Resume' : 'Unmute', 'primary')
      : button('following', 'week', id, 'Mute for a week'),
    button('following', 'remove', id, 'Unfollow'),
  ];
}

function latestBlocks(latest: Home['latest']): readonly Block<Said>[] {
  if (latest.length === 0) return [{ kind: 'text', line: line('Nothing has been published here yet.'), keep: true }];
  return [
    ...latest.map((article): Block<Said> => ({ kind: 'text', line: articleLine(article), keep: true })),
    {
      kind: 'actions',
      actions: [
        {
          kind: 'menu',
          id: actionId('read', 'open'),
          placeholder: 'Read one of these',
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
    { kind: 'heading', line: line('For moderators'), keep: true },
    {
      kind: 'facts',
      facts: [
        {
          label: 'Platforms',
          value: line(
            down.length === 0
              ? 'all connected'
              : `${down.map(({ name }) => platformName(name)).join(', ')} not connected`,
          ),
        },
        { label: 'On the way', value: line(plural(pending + sending + waiting, 'message')) },
        { label: 'Waiting in the queue', value: line(sayQueue(queue)) },
        { label: 'Need you', value: line(needed === 0 ? 'nothing' : plural(needed, 'message')) },
        { label: 'Paused channels', value: line(String(status.paused.length)) },
        ...(status.reported.reports > 0 ? [{ label: 'Reported', value: sayReported(status.reported) }] : []),
        { label: 'Moderators', value: people(moderators) },
      ],
      keep: true,
    },
    {
      kind: 'actions',
      actions: [
        ...(queue.inSight > 0 ? [button('queue', 'open', '', 'Open the queue', 'primary')] : []),
        ...(status.reported.reports > 0 ? [lookButton()] : []),
        button('status', 'show', '', 'Status'),
        button('moderators', 'edit', '', 'Change moderators'),
      ],
      keep: true,
    },
    ...draftBlocks(drafts),
    { kind: 'divider' },
  ];
}

function sayQueue({ inSight, putOff }: WaitingCount): string {
  const later = putOff === 0 ? '' : `, ${putOff} put off`;
  return `${inSight === 0 ? 'nothing' : plural(inSight, 'link')}${later}`;
}

function draftBlocks(drafts: readonly DraftLine[]): readonly Block<Said>[] {
  if (drafts.length === 0) return [];
  const rest = drafts.length - mostDrafts;
  return [
    { kind: 'heading', line: line('Your drafts'), keep: true },
    ...drafts.slice(0, mostDrafts).flatMap(({ id, title, at }): readonly Block<Said>[] => [
      {
        kind: 'text',
        line: line(bold(shorten(visible(title), 150) || 'Untitled'), ', begun ', time(at, 'ago')),
        keep: true,
      },
      { kind: 'actions', actions: [button('post', 'open', id, 'Open again')], keep: true },
    ]),
    {
      kind: 'note',
      line: line(
        `${rest > 0 ? `And ${rest} more. ` : ''}Only you see them. A draft ends a day after it was last changed.`,
      ),
      keep: true,
    },
  ];
}

const mostDrafts = 5;

/** Names side by side; nobody is a rule of its own. */
export function people(named: readonly Person[]): Line<Said> {
  if (named.length === 0) return line('nobody is named yet, so the platform decides');
  const shown = named.slice(0, mostNames);
  const rest = named.length - shown.length;
  return line(
    ...shown.flatMap((person, at): readonly (Inline<Said> | string)[] => [
      ...(at === 0 ? [] : [', ']),
      personNode(person),
    ]),
    ...(rest > 0 ? [` and ${rest} more`] : []),
  );
}

const mostNames = 20;

function button(
  command: string,
  action: string,
  argument: string | number,
  label: string,
  style: 'plain' | 'primary' = 'plain',
): Action<Said> {
  return { kind: 'button', id: actionId(command, action, argument), label, style };
}
