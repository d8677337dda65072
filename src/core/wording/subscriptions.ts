import { sayCadence } from '../cadence.ts';
import { actionId } from '../command.ts';
import {
  bold,
  channelNode,
  line,
  text,
  time,
  type Action,
  type Block,
  type Inline,
  type Line,
  type Told,
} from '../message.ts';
import type { Resumed, Subscribed, SubscriptionLine } from '../newsroom.ts';
import { channelParts } from '../place.ts';
import { sayQuiet } from '../quiet.ts';
import type { Subscription } from '../subscription.ts';
import { shorten } from '../visible.ts';
import { plural } from './phrases.ts';
import type { Said } from '../phrase.ts';

/** What, where, how often, and when next. Nothing old is posted. */
export function subscribedMessage({ subscription, created, obstacle, lately }: Subscribed, topic: string): Told {
  const direct = channelParts(subscription.channel).direct;
  const verb = direct
    ? created
      ? 'You now follow '
      : 'You already followed '
    : created
      ? 'Subscribed to '
      : 'Already subscribed to ';
  const where = direct ? text('your direct messages') : channelNode(subscription.channel);
  const changed = created ? '' : ' It is now set like this.';
  return {
    plain: `${verb}${topic}`,
    blocks: [
      {
        kind: 'text',
        line: line(verb, bold(topic), ': ', where, `, ${rhythm(subscription)}.${changed}`, ...next(subscription)),
        keep: true,
      },
      ...(obstacle
        ? [
            {
              kind: 'quote',
              tone: 'alert',
              label: 'Nothing can be sent there yet',
              line: line(obstacle),
              keep: true,
            } as const,
          ]
        : []),
      {
        kind: 'note',
        line: line(
          direct
            ? `${sayLately(lately)} Only you see what you follow. Nothing old is sent.`
            : `${sayLately(lately)} Nothing old is posted; it begins with what is published from now on.`,
        ),
        keep: true,
      },
    ],
  };
}

/** What to expect: whether it will be a flood, or hardly anything. */
function sayLately(lately: number): string {
  if (lately === 0) return 'In the last 30 days it would have brought nothing.';
  return `In the last 30 days it would have brought ${plural(lately, 'article')}.`;
}

/** Whose list it is: its words, and the command whose buttons change it. */
export interface ListWords {
  readonly title: string;
  readonly none: string;
  readonly command: 'subscriptions' | 'following';
}

/** One page of what is received where, and when next; a menu opens one to change it. */
export function subscriptionsMessage(lines: readonly SubscriptionLine[], words: ListWords, page = 0): Told {
  if (lines.length === 0) return { plain: words.none, blocks: [{ kind: 'text', line: line(words.none), keep: true }] };
  const pages = Math.ceil(lines.length / pageSize);
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = lines.slice(at * pageSize, (at + 1) * pageSize);
  return {
    plain: words.title,
    blocks: [
      { kind: 'heading', line: line(words.title), keep: true },
      { kind: 'list', items: shown.map(subscriptionLine), keep: true },
      {
        kind: 'actions',
        actions: [
          {
            kind: 'menu',
            id: actionId(words.command, 'open'),
            placeholder: 'Pause, mute or remove one',
            options: shown.map((held) => ({
              value: String(held.subscription.id),
              label: shorten(labelOf(held), 75),
            })),
          },
        ],
        keep: true,
      },
      ...turning(words, at, pages),
    ],
  };
}

/** One of the list, with all that can be done about it. `said` tells what was just done. */
export function oneSubscription(held: SubscriptionLine, { command }: Pick<ListWords, 'command'>, said = ''): Told {
  const { id, paused, mutedUntil } = held.subscription;
  const button = (action: string, label: string, style: 'plain' | 'primary' | 'danger' = 'plain'): Action<Said> => ({
    kind: 'button',
    id: actionId(command, action, id),
    label,
    style,
  });
  const actions =
    paused || mutedUntil !== null
      ? [button('resume', paused ? 'Resume' : 'Unmute', 'primary')]
      : [button('day', 'Mute for a day'), button('week', 'Mute for a week'), button('pause', 'Pause')];
  return {
    plain: `#${id} ${held.topic}`,
    blocks: [
      ...(said === '' ? [] : [{ kind: 'text', line: line(said), keep: true } satisfies Block]),
      { kind: 'list', items: [subscriptionLine(held)], keep: true },
      {
        kind: 'actions',
        actions: [...actions, button('remove', 'Remove', 'danger'), button('list', 'Back to the list')],
        keep: true,
      },
    ],
  };
}

export function sayMuted({ subscription }: SubscriptionLine): string {
  return `#${subscription.id} is muted. What comes meanwhile is told at the end, in one digest.`;
}

export function sayPaused({ subscription }: SubscriptionLine): string {
  return `#${subscription.id} is paused. Nothing is sent until you resume it; what was missed is brought then.`;
}

export function sayResumed({ subscription, brought, others }: Resumed): string {
  const missed =
    brought > 0
      ? ` What was missed is on its way in ${plural(brought, 'message')}.`
      : ' Nothing was missed, or the next digest brings it.';
  const also =
    others > 0
      ? ` ${plural(others, 'other', 'others')} of the same channel ${others === 1 ? 'goes' : 'go'} on too.`
      : '';
  return `#${subscription.id} goes on.${missed}${also}`;
}

/** As completion and menus name it: "#3 Treatment, every day at 08:00". */
export function labelOf({ subscription, topic }: SubscriptionLine): string {
  return `#${subscription.id} ${topic}, ${sayCadence(subscription.cadence)}`;
}

/** What, where, how, and when next; one line of a list. */
export function subscriptionLine({ subscription, topic }: SubscriptionLine): Line<Said> {
  const where = channelParts(subscription.channel).direct ? [] : [channelNode(subscription.channel), ', '];
  return line(
    `#${subscription.id} `,
    bold(topic),
    ': ',
    ...where,
    `${rhythm(subscription)}.`,
    ...(subscription.paused ? pause(subscription.paused) : next(subscription)),
  );
}

/** Few enough to fit one message on both platforms, reasons for a pause included. */
const pageSize = 10;

function turning({ command }: ListWords, at: number, pages: number): readonly Block<Said>[] {
  const turn = (to: number, label: string): readonly Action<Said>[] =>
    to >= 0 && to < pages ? [{ kind: 'button', id: actionId(command, 'page', to), label, style: 'plain' }] : [];
  const actions = [...turn(at - 1, 'Previous'), ...turn(at + 1, 'Next')];
  return actions.length > 0 ? [{ kind: 'actions', actions, keep: true }] : [];
}

function rhythm({ cadence, zone, manner }: Subscription): string {
  const timed = cadence.kind !== 'each' || manner.quiet !== null;
  return [
    `${sayCadence(cadence)}${timed ? ` (${zone})` : ''}`,
    ...(manner.quiet ? [sayQuiet(manner.quiet)] : []),
    ...(manner.most === null ? [] : [`at most ${plural(manner.most, 'article')} a digest`]),
    ...(manner.empty === 'say' ? ['empty digests said'] : []),
    ...(manner.corrections === 'reply' ? ['corrections also as a reply'] : []),
    ...(manner.announce ? ['published to the channel’s followers'] : []),
  ].join(', ');
}

function pause({ reason, at }: NonNullable<Subscription['paused']>): readonly Inline<Said>[] {
  return [
    bold(' Paused'),
    text(' since '),
    time(at, 'moment'),
    text(reason === null ? '.' : `: ${shorten(reason, 120)}`),
  ];
}

function next({ cadence, nextAt, mutedUntil }: Subscription): readonly Inline<Said>[] {
  if (mutedUntil !== null) return [bold(' Muted'), text(' until '), time(mutedUntil, 'moment'), text('.')];
  // What is told at once has no next time worth telling; its quiet hours are told above.
  return nextAt === null || cadence.kind === 'each' ? [] : [text(' Next: '), time(nextAt, 'moment'), text('.')];
}
