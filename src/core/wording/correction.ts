import type { Instant } from '../clock.ts';
import { actionId } from '../command.ts';
import { bold, line, time, type Block, type Told } from '../message.ts';
import type { Cancelled, Copies, Proposal, Revised } from '../newsroom.ts';
import { platformName } from '../place.ts';
import { visible } from '../visible.ts';
import { sayStanding, titleLink } from './phrases.ts';
import { copyLine, section, troubleLine } from './deliveries.ts';
import { all, phrase, plural, row, type Said } from '../phrase.ts';

/** How every copy would look, how many there are, and the two buttons; nothing is changed before. */
export function proposalMessage(proposal: Proposal, command: 'correct' | 'withdraw'): Told {
  const { copy, token, copies, replies, unreachable } = proposal;
  return {
    plain: phrase`Preview: ${copy.plain}`,
    blocks: [
      {
        kind: 'note',
        line: line(phrase`${bold(phrase`Preview.`)} Nothing is changed until you confirm. Only you see this.`),
        keep: true,
      },
      ...copy.blocks.filter(({ kind }) => kind !== 'actions'),
      {
        kind: 'text',
        line: line(
          bold(phrase`If you confirm: `),
          row([
            sayCopies(copies),
            sayReplies(replies),
            phrase`What people follow in direct messages is changed as well.`,
          ]),
        ),
        keep: true,
      },
      ...section(phrase`Copies nobody can reach any more`, unreachable.map(troubleLine)),
      {
        kind: 'actions',
        actions: [
          {
            kind: 'button',
            id: actionId(command, 'confirm', token),
            label: command === 'correct' ? phrase`Confirm` : phrase`Withdraw it`,
            style: command === 'correct' ? 'primary' : 'danger',
          },
          { kind: 'button', id: actionId(command, 'cancel', token), label: phrase`Cancel`, style: 'plain' },
        ],
        keep: true,
      },
    ],
  };
}

/** What replaces the preview when nothing was done. */
export function cancelledMessage({ article, at }: Cancelled): Told {
  return {
    plain: phrase`Cancelled: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`${bold(phrase`Cancelled.`)} #${article.id} ${titleLink(article)} stays as it was, and nobody was told anything.`,
        ),
        keep: true,
      },
      { kind: 'note', line: line(phrase`Cancelled by you, ${time(at, 'moment')}`), keep: true },
    ],
  };
}

/** What a correction, an edit or a withdrawal leads to. */
export function revisedMessage(
  { article, copies, replies, unreachable }: Revised,
  decidedAt: Instant | null = null,
): Told {
  const what =
    article.life === 'published' && article.standing === 'current' && !article.notice
      ? phrase`Changed`
      : sayStanding(article);
  const told =
    copies === 0
      ? phrase`No copy was out there.`
      : plural(copies, '{n} copy is being brought up to date.', '{n} copies are being brought up to date.');
  const noted =
    replies === 0 ? '' : plural(replies, '{n} channel gets a note under it.', '{n} channels get a note under it.');
  return {
    plain: phrase`${what}: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`${what}: `), `#${article.id} `, titleLink(article), '. ', row([told, noted])),
        keep: true,
      },
      ...section(phrase`Copies nobody can reach any more`, unreachable.map(troubleLine)),
      { kind: 'note', line: line(phrase`Searches and the next digests show it as it stands now.`), keep: true },
      ...(decidedAt === null
        ? []
        : [
            {
              kind: 'note',
              line: line(phrase`Decided by you, ${time(decidedAt, 'moment')}`),
              keep: true,
            } satisfies Block<Said>,
          ]),
      progressButton(article.id, phrase`See how far it is`),
    ],
  };
}

/** What became of an article's copies, and of its last change. */
export function copiesMessage({ article, copies }: Copies): Told {
  const title = phrase`Copies of article #${article.id}`;
  const heading: Block<Said> = { kind: 'heading', line: line(title), keep: true };
  if (copies.length === 0) {
    const none = phrase`No channel was owed a copy: when it was published, none followed its categories or its words at once, and no digest has brought it yet. Name a channel too, and I tell why it did not get it.`;
    return { plain: title, blocks: [heading, { kind: 'text', line: line(none), keep: true }] };
  }
  const count = (change: Copies['copies'][number]['change']): number =>
    copies.filter((copy) => copy.change === change).length;
  const [done, said, waiting, lost] = [count('done'), count('said'), count('waiting'), count('unreachable')];
  const progress =
    said > 0
      ? phrase`Last change: ${done} edited, ${said} told in a reply, ${waiting} waiting, ${lost} unreachable.`
      : phrase`Last change: ${done} edited, ${waiting} waiting, ${lost} unreachable.`;
  return {
    plain: title,
    blocks: [
      heading,
      ...(done + said + waiting + lost > 0
        ? [{ kind: 'text', line: line(bold(progress)), keep: true } satisfies Block<Said>]
        : []),
      { kind: 'list', items: copies.slice(0, most).map(copyLine), keep: true },
      ...(copies.length > most
        ? [{ kind: 'note', line: line(phrase`And ${copies.length - most} more.`), keep: true } satisfies Block<Said>]
        : []),
      ...(waiting > 0 ? [progressButton(article.id, phrase`Look again`)] : []),
    ],
  };
}

/** One message holds no more. */
const most = 20;

function sayCopies(copies: Proposal['copies']): Said {
  const counted = all(
    copies.map(({ platform, count }, index) => {
      const name = platformName(platform);
      return index === 0 ? plural(count, '{n} copy on {0}', '{n} copies on {0}', name) : phrase`${count} on ${name}`;
    }),
  );
  if (copies.length === 0) return phrase`no copy is out there in a channel.`;
  const sum = copies.reduce((sum, { count }) => sum + count, 0);
  return sum === 1 ? phrase`${counted} is changed.` : phrase`${counted} are changed.`;
}

function sayReplies(replies: number): Said {
  return replies === 0
    ? ''
    : plural(replies, '{n} channel gets a short note under it.', '{n} channels get a short note under it.');
}

function progressButton(id: number, label: Said): Block<Said> {
  return {
    kind: 'actions',
    actions: [{ kind: 'button', id: actionId('status', 'article', id), label, style: 'plain' }],
    keep: true,
  };
}
