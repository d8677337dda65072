import { actionId } from '../command.ts';
import { bold, channelNode, line, link, text, type Block, type Inline, type Told } from '../message.ts';
import type { CommunitySettings } from '../newsroom.ts';
import type { Said } from '../phrase.ts';

/** What holds for a community, and what changing it would do. */
export function settingsMessage(settings: CommunitySettings, isChanged: boolean): Told {
  const title = isChanged ? 'Done. The settings are now' : 'Settings';
  const { archive, desk, deskObstacle, secondEyes, careful } = settings;
  const eyes =
    secondEyes === 'on'
      ? `News in ${careful.join(', ')} goes out when two of you have said yes; who edits it asks for both again.`
      : 'One moderator’s yes publishes everything.';
  return {
    plain: `${title}: archive ${archive}`,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      {
        kind: 'list',
        items: [
          line(bold(`Archive: ${archive}. `), ...sayArchive(settings)),
          line(
            bold('Moderators’ channel: '),
            ...(desk === null ? [text('none.')] : [channelNode(desk), ...sayNote(settings)]),
          ),
          line(bold(`Eyes: ${secondEyes === 'on' ? 'two' : 'one'}. `), eyes),
        ],
        keep: true,
      },
      ...(deskObstacle === null
        ? []
        : [
            {
              kind: 'quote',
              tone: 'alert',
              label: 'I cannot post there yet',
              line: line(deskObstacle),
              keep: true,
            } satisfies Block<Said>,
          ]),
      {
        kind: 'note',
        line: line(
          archive === 'private'
            ? 'archive:open shows everything published here on the web: articles, their cautions and corrections. Never who follows, reads, searches or posts.'
            : 'archive:private takes the whole archive off the web again, feeds included.',
        ),
        keep: true,
      },
      ...(desk === null
        ? []
        : [
            {
              kind: 'actions',
              actions: [
                { kind: 'button', id: actionId('settings', 'nodesk'), label: 'No moderators’ channel', style: 'plain' },
              ],
              keep: true,
            } satisfies Block<Said>,
          ]),
    ],
  };
}

function sayNote({ noteAt }: CommunitySettings): readonly Inline<Said>[] {
  return [
    text(
      noteAt === null ? ', not told when links wait.' : `, told at ${noteAt} when links wait, and never when none do.`,
    ),
  ];
}

function sayArchive({ archive, address }: CommunitySettings): readonly Inline<Said>[] {
  if (archive === 'private') return [text('Nobody can read it on the web.')];
  if (address === null) return [text('Anyone who has its address can read it.')];
  const alone = address.startsWith('http://127.')
    ? '. That is the machine the bot runs on: whoever runs it sets PUBLIC_URL to let others in.'
    : '';
  return [text('Anyone can read it at '), link(address, address), text(alone)];
}
