import { actionId } from '../command.ts';
import type { Delivery } from '../delivery.ts';
import { bold, channelNode, line, text, time, type Block, type Inline, type Line, type Message } from '../message.ts';
import type { Revised, Status } from '../newsroom.ts';
import { visible } from '../visible.ts';
import { plural, standingNames, titleLink } from './phrases.ts';

/** How the newsroom is: platforms, what is owed, what went wrong and what a moderator can do about it, what comes next. */
export function statusMessage(status: Status): Message {
  const { deliveries: owed } = status;
  const open = owed.pending + owed.sending + owed.waiting;
  const down = status.platforms.filter(({ connected }) => !connected);
  const summary =
    down.length > 0 ? `${down.map(({ name }) => name).join(', ')} not connected` : 'all platforms connected';
  return {
    plain: `Status: ${summary}, ${plural(open, 'delivery', 'deliveries')} on the way`,
    blocks: [
      { kind: 'heading', line: line('Status'), keep: true },
      {
        kind: 'facts',
        facts: [
          {
            label: 'Platforms',
            value: line(
              status.platforms
                .map(({ name, connected }) => `${name} ${connected ? 'connected' : 'NOT connected'}`)
                .join(', ') || 'none',
            ),
          },
          { label: 'Sent', value: line(String(owed.sent)) },
          { label: 'On the way', value: line(String(open)) },
          { label: 'Need you', value: line(String(owed.unknown + owed.failed)) },
          { label: 'Unreachable', value: line(String(owed.gone)) },
        ],
        keep: true,
      },
      ...troubleBlocks(status.troubled),
      ...section(
        'Paused',
        status.paused.map(({ id, channel, paused }) =>
          line(`#${id} `, channelNode(channel), `: ${paused?.reason ?? ''}`),
        ),
      ),
      ...section(
        'Next digests',
        status.nextDigests.map(({ channel, at }) => line(time(at, 'moment'), ' in ', channelNode(channel))),
      ),
    ],
  };
}

/** What a correction, an edit or a withdrawal leads to. */
export function revisedMessage({ article, copies, unreachable }: Revised): Message {
  const what =
    article.life === 'withdrawn'
      ? 'Withdrawn'
      : article.standing === 'current'
        ? 'Changed'
        : standingNames[article.standing];
  const told =
    copies === 0 ? 'No copy was out there.' : `${plural(copies, 'copy is', 'copies are')} being brought up to date.`;
  return {
    plain: `${what}: ${visible(article.title)}`,
    blocks: [
      { kind: 'text', line: line(bold(`${what}: `), `#${article.id} `, titleLink(article), `. ${told}`), keep: true },
      ...section('Copies nobody can reach any more', unreachable.map(troubleLine)),
      {
        kind: 'note',
        line: line('Searches and the next digests show it as it stands now. Status tells when every copy is done.'),
        keep: true,
      },
    ],
  };
}

/** Why a channel has or has not got an article. */
export function copiesMessage(id: number, copies: readonly Delivery[]): Message {
  const title = `Copies of article #${id}`;
  if (copies.length === 0) {
    const none =
      'No channel was owed a copy: when it was published, none followed its categories or its words at once, and no digest has brought it yet.';
    return {
      plain: title,
      blocks: [
        { kind: 'heading', line: line(title), keep: true },
        { kind: 'text', line: line(none), keep: true },
      ],
    };
  }
  return {
    plain: title,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      { kind: 'list', items: copies.map(copyLine), keep: true },
    ],
  };
}

function troubleBlocks(troubled: readonly Delivery[]): readonly Block[] {
  return troubled.flatMap((delivery): Block[] => [
    { kind: 'text', line: troubleLine(delivery), keep: true },
    ...(delivery.state === 'unknown' || delivery.state === 'failed'
      ? [
          {
            kind: 'actions',
            actions: [
              {
                kind: 'button',
                id: actionId('status', 'again', delivery.id),
                label: 'Send it again',
                style: 'primary',
              },
              { kind: 'button', id: actionId('status', 'arrived', delivery.id), label: 'It arrived', style: 'plain' },
              { kind: 'button', id: actionId('status', 'dropped', delivery.id), label: 'Leave it', style: 'plain' },
            ],
            keep: true,
          } satisfies Block,
        ]
      : []),
  ]);
}

function troubleLine(delivery: Delivery): Line {
  return line(
    bold(`${stateNames[delivery.state]}: `),
    `${workName(delivery)} for `,
    channelNode(delivery.channel),
    `. ${delivery.trouble ?? ''}`,
    ...retry(delivery),
  );
}

function copyLine(delivery: Delivery): Line {
  const when = delivery.settledAt === null ? [] : [text(' '), time(delivery.settledAt, 'moment')];
  const trouble = delivery.trouble ? [text(`. ${delivery.trouble}`)] : [];
  return line(
    channelNode(delivery.channel),
    `: ${workName(delivery)}, `,
    bold(stateNames[delivery.state]),
    ...when,
    ...trouble,
    ...retry(delivery),
  );
}

function retry(delivery: Delivery): readonly Inline[] {
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

function section(title: string, items: readonly Line[]): readonly Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'text', line: line(bold(title)), keep: true },
        { kind: 'list', items, keep: true },
      ];
}
