import type { Instant } from '../clock.ts';
import type { Delivery } from '../delivery.ts';
import { bold, channelNode, line, text, time, type Block, type Inline, type Line } from '../message.ts';
import type { Copy } from '../newsroom.ts';
import { own, phrase, type Said } from '../phrase.ts';

/** What is known of a delivery that did not go as it should. */
export function troubleLine(delivery: Delivery): Line<Said> {
  const { state, channel, trouble } = delivery;
  return line(
    phrase`${bold(phrase`${own(stateNames[state])}: `)}${workName(delivery)} for ${channelNode(channel)}.`,
    ...behind(trouble),
    ...retry(delivery),
  );
}

/** Where a copy is, what became of it, and of its article's last change. */
export function copyLine({ delivery, change, trouble: changeTrouble, retryAt }: Copy): Line<Said> {
  const { state, channel, settledAt, trouble } = delivery;
  return line(
    phrase`${channelNode(channel)}: ${workName(delivery)}, ${bold(own(stateWords[state]))}`,
    ...(settledAt === null ? [] : [text(' '), time(settledAt, 'moment')]),
    ...(trouble ? [text('.'), ...behind(trouble)] : []),
    ...retry(delivery),
    ...(change === 'none' ? [] : [text('.'), ...behind(own(changeNames[change]))]),
    ...behind(changeTrouble),
    ...nextTry(retryAt),
  );
}

export const changeNames = {
  done: 'Its last change is in.',
  said: 'It cannot be changed any more; its last change is said in a reply under it.',
  waiting: 'Its last change is on the way.',
  unreachable: 'Its last change did not reach it.',
} as const satisfies Record<Exclude<Copy['change'], 'none'>, string>;

/** One more sentence, if there is one. */
function behind(said: Said | null): readonly Inline<Said>[] {
  return said ? [text(' '), text(said)] : [];
}

function retry(delivery: Delivery): readonly Inline<Said>[] {
  return nextTry(delivery.state === 'waiting' ? delivery.dueAt : null);
}

function nextTry(at: Instant | null): readonly Inline<Said>[] {
  return at === null ? [] : behind(phrase`Next try: ${time(at, 'moment')}.`);
}

function workName({ work }: Delivery): Said {
  switch (work.kind) {
    case 'article':
      return phrase`article #${work.article}`;
    case 'digest':
      return work.parts > 1 ? phrase`digest ${work.part}/${work.parts}` : phrase`digest`;
    case 'edit':
      return phrase`change to article #${work.article}`;
    case 'reply':
      return phrase`note under article #${work.article}`;
    case 'card':
      return phrase`card about article #${work.article}`;
    case 'announce':
      return phrase`publishing to followers`;
    case 'stopped':
      return phrase`note that a channel stopped`;
    case 'ended':
      return phrase`note that a category was removed`;
    case 'answer':
      return phrase`answer to a member who handed in a link`;
    case 'reported':
      return phrase`answer to a member who reported an article`;
    case 'waiting':
      return phrase`note that something waits`;
    case 'feed':
      return phrase`note that a feed died`;
  }
}

export const stateNames = {
  pending: 'On the way',
  sending: 'Being sent',
  sent: 'Sent',
  unknown: 'Not known whether it arrived',
  waiting: 'Trying again',
  gone: 'Unreachable',
  failed: 'Given up',
} as const satisfies Record<Delivery['state'], string>;

/** The same within a sentence. */
export const stateWords = {
  pending: 'on the way',
  sending: 'being sent',
  sent: 'sent',
  unknown: 'not known whether it arrived',
  waiting: 'trying again',
  gone: 'unreachable',
  failed: 'given up',
} as const satisfies Record<Delivery['state'], string>;

/** A titled list, or nothing. */
export function section(title: Said, items: readonly Line<Said>[]): readonly Block<Said>[] {
  return items.length === 0
    ? []
    : [
        { kind: 'text', line: line(bold(title)), keep: true },
        { kind: 'list', items, keep: true },
      ];
}
