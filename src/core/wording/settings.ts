import { actionId } from '../command.ts';
import { bold, channelNode, line, link, type Block, type Told } from '../message.ts';
import type { CommunitySettings } from '../settings.ts';
import { all, own, phrase, row, type Said } from '../phrase.ts';

/** What holds for a community, and what changing it would do. */
export function settingsMessage(settings: CommunitySettings, isChanged: boolean): Told {
  const title = isChanged ? phrase`Done. The settings are now` : phrase`Settings`;
  const { archive, desk, deskObstacle, secondEyes, careful, spoken: language } = settings;
  const eyes = secondEyes === 'on' ? sayTwo(careful) : phrase`One moderator’s yes publishes everything.`;
  return {
    plain: phrase`${title}: archive ${own(archive)}`,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      {
        kind: 'list',
        items: [
          line(bold(phrase`Archive: ${own(archive)}.`), ' ', sayArchive(settings)),
          line(
            bold(phrase`Moderators’ channel: `),
            ...(desk === null ? [phrase`none.`, sayLater(settings)] : [channelNode(desk), ', ', sayNote(settings)]),
          ),
          line(bold(secondEyes === 'on' ? phrase`Eyes: two.` : phrase`Eyes: one.`), ' ', eyes),
          line(
            bold(phrase`Language: ${language}.`),
            ' ',
            phrase`What is posted is said in it; whoever asks is answered in their own.`,
          ),
        ],
        keep: true,
      },
      ...(deskObstacle === null
        ? []
        : [
            {
              kind: 'quote',
              tone: 'alert',
              label: phrase`I cannot post there yet`,
              line: line(deskObstacle),
              keep: true,
            } satisfies Block<Said>,
          ]),
      {
        kind: 'note',
        line: line(
          archive === 'private'
            ? phrase`archive:open shows everything published here on the web: articles, their cautions and corrections. Never who follows, reads, searches or posts.`
            : phrase`archive:private takes the whole archive off the web again, feeds included.`,
        ),
        keep: true,
      },
      ...(desk === null
        ? []
        : [
            {
              kind: 'actions',
              actions: [
                {
                  kind: 'button',
                  id: actionId('settings', 'nodesk'),
                  label: phrase`No moderators’ channel`,
                  style: 'plain',
                },
              ],
              keep: true,
            } satisfies Block<Said>,
          ]),
    ],
  };
}

function sayNote({ noteAt }: CommunitySettings): Said {
  return noteAt === null
    ? phrase`not told when something waits.`
    : phrase`told at ${noteAt} when something waits, and never when nothing does.`;
}

/** A time is kept for the channel to come. */
function sayLater({ noteAt }: CommunitySettings): Said {
  return noteAt === null ? '' : phrase` Name one behind desk:, and it is told at ${noteAt} when something waits.`;
}

function sayArchive({ archive, address }: CommunitySettings): Said {
  if (archive === 'private') return phrase`Nobody can read it on the web.`;
  if (address === null) return phrase`Anyone who has its address can read it.`;
  const where = link(address, address);
  return address.startsWith('http://127.')
    ? phrase`Anyone can read it at ${where}. That is the machine the bot runs on: whoever runs it sets PUBLIC_URL to let others in.`
    : phrase`Anyone can read it at ${where}`;
}

function sayTwo({ categories, trials }: CommunitySettings['careful']): Said {
  return row([
    categories.length > 0
      ? phrase`News in ${all(categories)} goes out when two of you have said yes, and so does what reads like it.`
      : phrase`No category needs two of you.`,
    trials ? phrase`News of something tried on people needs two of you, whatever it is filed under.` : '',
    phrase`Whoever edits it asks for both again.`,
  ]);
}
