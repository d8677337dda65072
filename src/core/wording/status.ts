import { actionId } from '../command.ts';
import type { Delivery } from '../delivery.ts';
import { channelNode, line, time, type Action, type Block, type Told } from '../message.ts';
import type { Status } from '../newsroom.ts';
import { channelParts, platformName } from '../place.ts';
import type { Subscription } from '../subscription.ts';
import { tidy } from '../visible.ts';
import { section, troubleLine } from './deliveries.ts';
import { lookButton, sayReported } from './reports.ts';
import { all, phrase, plural, type Said } from '../phrase.ts';

/** How the newsroom is: platforms, what is owed, what went wrong and what a moderator can do about it, what comes next. */
export function statusMessage(status: Status): Told {
  const { deliveries: owed } = status;
  const open = owed.pending + owed.sending + owed.waiting;
  const down = status.platforms.filter(({ connected }) => !connected);
  const summary =
    down.length > 0
      ? phrase`${all(down.map(({ name }) => platformName(name)))} not connected`
      : phrase`all platforms connected`;
  return {
    plain: plural(open, 'Status: {0}, {n} delivery on the way', 'Status: {0}, {n} deliveries on the way', summary),
    blocks: [
      { kind: 'heading', line: line(phrase`Status`), keep: true },
      {
        kind: 'facts',
        facts: [
          {
            label: phrase`Platforms`,
            value: line(platformsOf(status)),
          },
          { label: phrase`Sent`, value: line(String(owed.sent)) },
          {
            label: phrase`On the way`,
            value: line(owed.waiting > 0 ? phrase`${open}, ${owed.waiting} of them to be tried again` : String(open)),
          },
          { label: phrase`Need you`, value: line(String(owed.unknown + owed.failed)) },
          { label: phrase`Unreachable`, value: line(String(owed.gone)) },
          ...feedFact(status),
          ...(status.reported.reports > 0 ? [{ label: phrase`Reported`, value: sayReported(status.reported) }] : []),
        ],
        keep: true,
      },
      ...(status.reported.reports > 0
        ? [{ kind: 'actions', actions: [lookButton('primary')], keep: true } satisfies Block<Said>]
        : []),
      ...troubleBlocks(status.troubled),
      ...resumeBlocks(status.paused),
      ...section(
        phrase`Next digests`,
        status.nextDigests.map(({ channel, at }) => line(phrase`${time(at, 'moment')} in ${channelNode(channel)}`)),
      ),
    ],
  };
}

/** Only where feeds are followed. */
function feedFact({ feeds }: Status) {
  if (feeds.all === 0) return [];
  const said = feeds.troubled > 0 ? phrase`${feeds.all} (in trouble: ${feeds.troubled})` : String(feeds.all);
  return [{ label: phrase`Feeds`, value: line(said) }];
}

/** What is to be posted where this process does not work waits for the one that does. */
function platformsOf({ platforms, elsewhere }: Status): Said {
  const here = platforms.map(({ name, connected }) =>
    connected ? phrase`${platformName(name)} connected` : phrase`${platformName(name)} NOT connected`,
  );
  const others = elsewhere.map(
    (name) => phrase`${platformName(name)} not in this process: it needs its token, here or in another`,
  );
  const told = [...here, ...others];
  return told.length > 0 ? all(told) : phrase`none`;
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
                label: phrase`Send it again`,
                style: 'primary',
              },
              {
                kind: 'button',
                id: actionId('status', 'arrived', delivery.id),
                label: phrase`It arrived`,
                style: 'plain',
              },
              {
                kind: 'button',
                id: actionId('status', 'dropped', delivery.id),
                label: phrase`Leave it`,
                style: 'plain',
              },
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
    const why = paused?.reason ?? phrase`A moderator paused it.`;
    return line(`#${id} `, channelNode(channel), ': ', tidy(why, 250));
  });
  const action: Action<Said> =
    others.length === 0
      ? { kind: 'button', id: actionId('status', 'resume', first.id), label: phrase`Resume`, style: 'primary' }
      : {
          kind: 'menu',
          id: actionId('status', 'resume'),
          placeholder: phrase`Resume one`,
          options: paused.slice(0, 25).map(({ id, channel }) => ({
            value: String(id),
            label: phrase`#${id}, ${platformName(channelParts(channel).platform)} channel ${channelParts(channel).id}`,
          })),
        };
  const rest = paused.length > mostPaused ? [line(phrase`And ${paused.length - mostPaused} more.`)] : [];
  return [...section(phrase`Paused`, [...items, ...rest]), { kind: 'actions', actions: [action], keep: true }];
}

const mostPaused = 8;
