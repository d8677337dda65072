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
import type { Resumed, Subscribed, SubscriptionLine } from '../subscribing.ts';
import { channelParts } from '../place.ts';
import { sayQuiet } from '../quiet.ts';
import type { Subscription } from '../subscription.ts';
import { shorten, tidy } from '../visible.ts';
import { all, phrase, plural, row, type Said, type Value } from '../phrase.ts';

/** What, where, how often, and when next. Nothing old is posted. */
export function subscribedMessage({ subscription, created, obstacle, lately }: Subscribed, topic: Said): Told {
  const direct = channelParts(subscription.channel).direct;
  const where = direct ? phrase`your direct messages` : channelNode(subscription.channel);
  return {
    plain: sayBegun(direct, created, topic),
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`${sayBegun(direct, created, bold(topic))}: ${where}, ${rhythm(subscription)}.`,
          ...(created ? [] : [' ', phrase`It is now set like this.`]),
          ...next(subscription),
        ),
        keep: true,
      },
      ...(obstacle
        ? [
            {
              kind: 'quote',
              tone: 'alert',
              label: phrase`Nothing can be sent there yet`,
              line: line(obstacle),
              keep: true,
            } as const,
          ]
        : []),
      {
        kind: 'note',
        line: line(
          sayLately(lately),
          ' ',
          direct
            ? phrase`Only you see what you follow. Nothing old is sent.`
            : phrase`Nothing old is posted; it begins with what is published from now on.`,
        ),
        keep: true,
      },
    ],
  };
}

function sayBegun(direct: boolean, created: boolean, topic: Value): Said {
  if (direct) return created ? phrase`You now follow ${topic}` : phrase`You already followed ${topic}`;
  return created ? phrase`Subscribed to ${topic}` : phrase`Already subscribed to ${topic}`;
}

/** What to expect: whether it will be a flood, or hardly anything. */
function sayLately(lately: number): Said {
  if (lately === 0) return phrase`In the last 30 days it would have brought nothing.`;
  return phrase`In the last 30 days it would have brought ${plural(lately, 'article')}.`;
}

/** Whose list it is: its words, and the command whose buttons change it. */
export interface ListWords {
  readonly title: Said;
  readonly none: Said;
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
            placeholder: phrase`Pause, mute or remove one`,
            options: shown.map((held) => ({
              value: String(held.subscription.id),
              label: labelOf(held, 40),
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
export function oneSubscription(
  held: SubscriptionLine,
  { command }: Pick<ListWords, 'command'>,
  said: Said = '',
): Told {
  const { id, paused, mutedUntil } = held.subscription;
  const button = (action: string, label: Said, style: 'plain' | 'primary' | 'danger' = 'plain'): Action<Said> => ({
    kind: 'button',
    id: actionId(command, action, id),
    label,
    style,
  });
  const actions =
    paused || mutedUntil !== null
      ? [button('resume', paused ? phrase`Resume` : phrase`Unmute`, 'primary')]
      : [
          button('day', phrase`Mute for a day`),
          button('week', phrase`Mute for a week`),
          button('pause', phrase`Pause`),
        ];
  return {
    plain: phrase`#${id} ${held.topic}`,
    blocks: [
      ...(said === '' ? [] : [{ kind: 'text', line: line(said), keep: true } satisfies Block<Said>]),
      { kind: 'list', items: [subscriptionLine(held)], keep: true },
      {
        kind: 'actions',
        actions: [...actions, button('remove', phrase`Remove`, 'danger'), button('list', phrase`Back to the list`)],
        keep: true,
      },
    ],
  };
}

export function sayMuted({ subscription }: SubscriptionLine): Said {
  return phrase`#${subscription.id} is muted. What comes meanwhile is told at the end, in one digest.`;
}

export function sayPaused({ subscription }: SubscriptionLine): Said {
  return phrase`#${subscription.id} is paused. Nothing is sent until you resume it; what was missed is brought then.`;
}

export function sayResumed({ subscription, brought, others }: Resumed): Said {
  return row([
    phrase`#${subscription.id} goes on.`,
    brought > 0
      ? phrase`What was missed is on its way in ${plural(brought, 'message')}.`
      : phrase`Nothing was missed, or the next digest brings it.`,
    others > 0
      ? plural(others, '{n} other of the same channel goes on too.', '{n} others of the same channel go on too.')
      : '',
  ]);
}

/** As completion and menus name it: "#3 Treatment, every day at 08:00". */
export function labelOf({ subscription, topic }: SubscriptionLine, most = 60): Said {
  const short = typeof topic === 'string' ? shorten(topic, most) : topic;
  return phrase`#${subscription.id} ${short}, ${sayCadence(subscription.cadence)}`;
}

/** What, where, how, and when next; one line of a list. */
export function subscriptionLine({ subscription, topic }: SubscriptionLine): Line<Said> {
  const where = channelParts(subscription.channel).direct ? [] : [channelNode(subscription.channel), ', '];
  return line(
    `#${subscription.id} `,
    bold(topic),
    ': ',
    ...where,
    phrase`${rhythm(subscription)}.`,
    ...(subscription.paused ? pause(subscription.paused) : next(subscription)),
  );
}

/** Few enough to fit one message on both platforms, reasons for a pause included. */
const pageSize = 10;

function turning({ command }: ListWords, at: number, pages: number): readonly Block<Said>[] {
  const turn = (to: number, label: Said): readonly Action<Said>[] =>
    to >= 0 && to < pages ? [{ kind: 'button', id: actionId(command, 'page', to), label, style: 'plain' }] : [];
  const actions = [...turn(at - 1, phrase`Previous`), ...turn(at + 1, phrase`Next`)];
  return actions.length > 0 ? [{ kind: 'actions', actions, keep: true }] : [];
}

function rhythm({ cadence, zone, manner }: Subscription): Said {
  const timed = cadence.kind !== 'each' || manner.quiet !== null;
  return all([
    timed ? phrase`${sayCadence(cadence)} (${zone})` : sayCadence(cadence),
    ...(manner.quiet ? [sayQuiet(manner.quiet)] : []),
    ...(manner.most === null ? [] : [phrase`at most ${plural(manner.most, 'article')} a digest`]),
    ...(manner.empty === 'say' ? [phrase`a line when there is nothing to tell`] : []),
    ...(manner.corrections === 'reply' ? [phrase`corrections also as a reply`] : []),
    ...(manner.announce ? [phrase`published to the channel’s followers`] : []),
  ]);
}

function pause({ reason, at }: NonNullable<Subscription['paused']>): readonly Inline<Said>[] {
  const since = phrase`${bold(phrase`Paused`)} since ${time(at, 'moment')}`;
  return [text(' '), text(reason === null ? phrase`${since}.` : phrase`${since}: ${tidy(reason, 120)}`)];
}

function next({ cadence, nextAt, mutedUntil }: Subscription): readonly Inline<Said>[] {
  if (mutedUntil !== null) return line(' ', phrase`${bold(phrase`Muted`)} until ${time(mutedUntil, 'moment')}.`);
  // What is told at once has no next time worth telling; its quiet hours are told above.
  return nextAt === null || cadence.kind === 'each' ? [] : line(' ', phrase`Next: ${time(nextAt, 'moment')}.`);
}
