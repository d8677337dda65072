import { sayCadence, type Cadence } from '../cadence.ts';
import { actionId } from '../command.ts';
import { bold, channelNode, line, text, time, type Inline, type Line, type Message } from '../message.ts';
import type { Subscribed, SubscriptionLine } from '../newsroom.ts';
import { channelParts } from '../place.ts';
import type { Subscription } from '../subscription.ts';
import { shorten } from '../visible.ts';

/** What, where, how often, and when next. Nothing old is posted. */
export function subscribedMessage({ subscription, created, obstacle }: Subscribed, topic: string): Message {
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
            ? 'Only you see what you follow. Nothing old is sent.'
            : 'Nothing old is posted; it begins with what is published from now on.',
        ),
        keep: true,
      },
    ],
  };
}

export function subscriptionsMessage(
  lines: readonly SubscriptionLine[],
  words: { readonly title: string; readonly none: string; readonly remove: string },
): Message {
  if (lines.length === 0) return { plain: words.none, blocks: [{ kind: 'text', line: line(words.none), keep: true }] };
  return {
    plain: words.title,
    blocks: [
      { kind: 'heading', line: line(words.title), keep: true },
      { kind: 'list', items: lines.map(subscriptionLine), keep: true },
      {
        kind: 'actions',
        actions: [
          {
            kind: 'menu',
            id: words.remove,
            placeholder: 'Remove one',
            options: lines
              .slice(0, 25)
              .map((held) => ({ value: String(held.subscription.id), label: shorten(labelOf(held), 75) })),
          },
        ],
        keep: true,
      },
    ],
  };
}

export const removeFollow = actionId('unfollow', 'remove');
export const removeSubscription = actionId('unsubscribe', 'remove');

/** As completion and menus name it: "#3 Treatment, every day at 08:00". */
export function labelOf({ subscription, topic }: SubscriptionLine): string {
  return `#${subscription.id} ${topic}, ${sayCadence(subscription.cadence)}`;
}

function subscriptionLine({ subscription, topic }: SubscriptionLine): Line {
  const where = channelParts(subscription.channel).direct ? [] : [channelNode(subscription.channel), ', '];
  const paused = subscription.paused ? [bold(' Paused: '), text(subscription.paused.reason)] : [];
  return line(
    `#${subscription.id} `,
    bold(topic),
    ': ',
    ...where,
    `${rhythm(subscription)}.`,
    ...next(subscription),
    ...paused,
  );
}

function rhythm({ cadence, zone }: Subscription): string {
  return `${sayCadence(cadence)}${timed(cadence) ? ` (${zone})` : ''}`;
}

function timed(cadence: Cadence): boolean {
  return cadence.kind !== 'each';
}

function next({ nextAt }: Subscription): readonly Inline[] {
  return nextAt === null ? [] : [text(' Next: '), time(nextAt, 'moment'), text('.')];
}
