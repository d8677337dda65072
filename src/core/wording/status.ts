import { actionId } from '../command.ts';
import type { Delivery } from '../delivery.ts';
import { channelNode, line, time, type Action, type Block, type Told } from '../message.ts';
import type { Status } from '../newsroom.ts';
import { channelParts, platformName } from '../place.ts';
import type { Subscription } from '../subscription.ts';
import { shorten } from '../visible.ts';
import { section, troubleLine } from './deliveries.ts';
import { plural } from './phrases.ts';
import { lookButton, sayReported } from './reports.ts';
import type { Said } from '../phrase.ts';

/** How the newsroom is: platforms, what is owed, what went wrong and what a moderator can do about it, what comes next. */
export function statusMessage(status: Status): Told {
  const { deliveries: owed } = status;
  const open = owed.pending + owed.sending + owed.waiting;
  const down = status.platforms.filter(({ connected }) => !connected);
  const summary =
    down.length > 0
      ? `${down.map(({ name }) => platformName(name)).join(', ')} not connected`
      : 'all platforms connected';
  return {
    plain: `Status: ${summary}, ${plural(open, 'delivery', 'deliveries')} on the way`,
    blocks: [
      { kind: 'heading', line: line('Status'), keep: true },
      {
        kind: 'facts',
        facts: [
          {
            label: 'Platforms',
            value: line(platformsOf(status)),
          },
          { label: 'Sent', value: line(String(owed.sent)) },
          {
            label: 'On the way',
            value: line(owed.waiting > 0 ? `${open}, ${owed.waiting} of them to be tried again` : String(open)),
          },
          { label: 'Need you', value: line(String(owed.unknown + owed.failed)) },
          { label: 'Unreachable', value: line(String(owed.gone)) },
          ...feedFact(status),
          ...(status.reported.reports > 0 ? [{ label: 'Reported', value: sayReported(status.reported) }] : []),
        ],
        keep: true,
      },
      ...(status.reported.reports > 0
        ? [{ kind: 'actions', actions: [lookButton('primary')], keep: true } satisfies Block<Said>]
        : []),
      ...troubleBlocks(status.troubled),
      ...resumeBlocks(status.paused),
      ...section(
        'Next digests',
        status.nextDigests.map(({ channel, at }) => line(time(at, 'moment'), ' in ', channelNode(channel))),
      ),
    ],
  };
}

/** Only where feeds are followed. */
function feedFact({ feeds }: Status) {
  const trouble = feeds.troubled > 0 ? `, ${feeds.troubled} of them in trouble` : '';
  return feeds.all > 0 ? [{ label: 'Feeds', value: line(`${feeds.all}${trouble}`) }] : [];
}

/** What is to be posted where this process does not work waits for the one that does. */
function platformsOf({ platforms, elsewhere }: Status): string {
  const here = platforms.map(
    ({ name, connected }) => `${platformName(name)} ${connected ? 'connected' : 'NOT connected'}`,
  );
  const others = elsewhere.map(
    (name) => `${platformName(name)} not in this process: it needs its token, here or in another`,
  );
  return [...here, ...others].join(', ') || 'none';
}

function troubleBlocks(troubled: readonly Delivery[]): readonly Block<Said>[] {
  return troubled.flatMap((delivery): Block<Said>[] => [
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
          } satisfies Block<Said>,
        ]
      : []),
  ]);
}

/** A channel that stopped comes back with one button; several with one menu. */
function resumeBlocks(paused: readonly Subscription[]): readonly Block<Said>[] {
  const [first, ...others] = paused;
  if (!first) return [];
  const items = paused.slice(0, mostPaused).map(({ id, channel, paused }) => {
    const why = paused?.reason ?? 'A moderator paused it.';
    return line(`#${id} `, channelNode(channel), `: ${shorten(why, 250)}`);
  });
  const action: Action<Said> =
    others.length === 0
      ? { kind: 'button', id: actionId('status', 'resume', first.id), label: 'Resume', style: 'primary' }
      : {
          kind: 'menu',
          id: actionId('status', 'resume'),
          placeholder: 'Resume one',
          options: paused.slice(0, 25).map(({ id, channel }) => ({
            value: String(id),
            label: shorten(
              `#${id}, ${platformName(channelParts(channel).platform)} channel ${channelParts(channel).id}`,
              75,
            ),
          })),
        };
  const rest = paused.length > mostPaused ? [line(`And ${paused.length - mostPaused} more.`)] : [];
  return [...section('Paused', [...items, ...rest]), { kind: 'actions', actions: [action], keep: true }];
}

const mostPaused = 8;
