import type { Delivery } from '../delivery.ts';
import { bold, channelNode, line, text, time, type Block, type Inline, type Line } from '../message.ts';
import type { Copy } from '../newsroom.ts';
import type { Said } from '../phrase.ts';

/** What is known of a delivery that did not go as it should. */
export function troubleLine(delivery: Delivery): Line<Said> {
  return line(
    bold(`${stateNames[delivery.state]}: `),
    `${workName(delivery)} for `,
    channelNode(delivery.channel),
    `. ${delivery.trouble ?? ''}`,
    ...retry(delivery),
  );
}

/** Where a copy is, what became of it, and of its article's last change. */
export function copyLine({ delivery, change, trouble: changeTrouble, retryAt }: Copy): Line<Said> {
  const when = delivery.settledAt === null ? [] : [text(' '), time(delivery.settledAt, 'moment')];
  const trouble = delivery.trouble ? [text(`. ${delivery.trouble}`)] : [];
  return line(
    channelNode(delivery.channel),
    `: ${workName(delivery)}, `,
    bold(stateNames[delivery.state].toLowerCase()),
    ...when,
    ...trouble,
    ...retry(delivery),
    text(changeNames[change]),
    ...(changeTrouble ? [text(` ${changeTrouble}`)] : []),
    ...(retryAt === null ? [] : [text(' Next try: '), time(retryAt, 'moment'), text('.')]),
  );
}

const changeNames = {
  none: '',
  done: '. Its last change is in.',
  waiting: '. Its last change is on the way.',
  unreachable: '. Its last change did not reach it.',
} as const satisfies Record<Copy['change'], string>;

function retry(delivery: Delivery): readonly Inline<Said>[] {
  return delivery.state === 'waiting' ? [text(' Next try: '), time(delivery.dueAt, 'moment'), text('.')] : [];
}

function workName({ work }: Delivery): string {
  switch (work.kind) {
    case 'article':
      return `article #${work.article}`;
    case 'digest':
      return work.parts > 1 ? `digest ${work.part}/${work.parts}` : 'digest';
    case 'edit':
      return `change to article #${work.article}`;
    case 'reply':
      return `note under article #${work.article}`;
    case 'announce':
      return 'publishing to followers';
    case 'stopped':
      return 'note that a channel stopped';
    case 'ended':
      return 'note that a category was removed';
    case 'answer':
      return 'answer to a member who handed in a link';
    case 'reported':
      return 'answer to a member who reported an article';
    case 'waiting':
      return 'note that something waits';
    case 'feed':
      return 'note that a feed died';
  }
}

const stateNames = {
  pending: 'On the way',
  sending: 'Being sent',
  sent: 'Sent',
  unknown: 'Not known whether it arrived',
  waiting: 'Trying again',
  gone: 'Unreachable',
  failed: 'Given up',
} as const satisfies Record<Delivery['state'], string>;

/** A titled list, or nothing. */
export function section(title: string, items: readonly Line<Said>[]): readonly Block<Said>[] {
  return items.length === 0
    ? []
    : [
        { kind: 'text', line: line(bold(title)), keep: true },
        { kind: 'list', items, keep: true },
      ];
}
