import type { Category } from '../category.ts';
import type { Instant } from '../clock.ts';
import { actionId } from '../command.ts';
import { bold, line, time, type Block, type Told } from '../message.ts';
import type { Copies, Proposal, Revised } from '../newsroom.ts';
import type { Article } from '../article.ts';
import { visible } from '../visible.ts';
import { articleMessage } from './article.ts';
import { plural, sayStanding, titleLink } from './phrases.ts';
import { copyLine, section, troubleLine } from './deliveries.ts';
import { phrase, type Said } from '../phrase.ts';

/** How every copy would look, how many there are, and the two buttons; nothing is changed before. */
export function proposalMessage(
  proposal: Proposal,
  categories: readonly Category[],
  command: 'correct' | 'withdraw',
): Told {
  const { article, token, copies, replies, unreachable } = proposal;
  const shown = articleMessage(article, categories);
  return {
    plain: phrase`Preview: ${shown.plain}`,
    blocks: [
      {
        kind: 'note',
        line: line(bold('Preview. '), 'Nothing is changed until you confirm. Only you see this.'),
        keep: true,
      },
      ...shown.blocks.filter(({ kind }) => kind !== 'actions'),
      {
        kind: 'text',
        line: line(bold('If you confirm: '), sayCopies(copies), sayReplies(replies), people),
        keep: true,
      },
      ...section('Copies nobody can reach any more', unreachable.map(troubleLine)),
      {
        kind: 'actions',
        actions: [
          {
            kind: 'button',
            id: actionId(command, 'confirm', token),
            label: command === 'correct' ? 'Confirm' : 'Withdraw it',
            style: command === 'correct' ? 'primary' : 'danger',
          },
          { kind: 'button', id: actionId(command, 'cancel', token), label: 'Cancel', style: 'plain' },
        ],
        keep: true,
      },
    ],
  };
}

/** What replaces the preview when nothing was done. */
export function cancelledMessage(article: Article): Told {
  return {
    plain: `Cancelled: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(
          bold('Cancelled. '),
          `#${article.id} `,
          titleLink(article),
          ' stays as it was, and nobody was told anything.',
        ),
        keep: true,
      },
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
    copies === 0 ? 'No copy was out there.' : `${plural(copies, 'copy is', 'copies are')} being brought up to date.`;
  const noted = replies === 0 ? '' : ` ${plural(replies, 'channel gets', 'channels get')} a note under it.`;
  return {
    plain: phrase`${what}: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`${what}: `), `#${article.id} `, titleLink(article), `. ${told}${noted}`),
        keep: true,
      },
      ...section('Copies nobody can reach any more', unreachable.map(troubleLine)),
      { kind: 'note', line: line('Searches and the next digests show it as it stands now.'), keep: true },
      ...(decidedAt === null
        ? []
        : [
            {
              kind: 'note',
              line: line(phrase`Decided by you, ${time(decidedAt, 'moment')}`),
              keep: true,
            } satisfies Block<Said>,
          ]),
      progressButton(article.id, 'See how far it is'),
    ],
  };
}

/** What became of an article's copies, and of its last change. */
export function copiesMessage({ article, copies }: Copies): Told {
  const title = `Copies of article #${article.id}`;
  const heading: Block<Said> = { kind: 'heading', line: line(title), keep: true };
  if (copies.length === 0) {
    const none =
      'No channel was owed a copy: when it was published, none followed its categories or its words at once, and no digest has brought it yet. Name a channel too, and I tell why it did not get it.';
    return { plain: title, blocks: [heading, { kind: 'text', line: line(none), keep: true }] };
  }
  const count = (change: Copies['copies'][number]['change']): number =>
    copies.filter((copy) => copy.change === change).length;
  const [done, waiting, lost] = [count('done'), count('waiting'), count('unreachable')];
  const progress = `Last change: ${done} edited, ${waiting} waiting, ${lost} unreachable.`;
  return {
    plain: title,
    blocks: [
      heading,
      ...(done + waiting + lost > 0 ? [{ kind: 'text', line: line(bold(progress)), keep: true } satisfies Block] : []),
      { kind: 'list', items: copies.slice(0, most).map(copyLine), keep: true },
      ...(copies.length > most
        ? [{ kind: 'note', line: line(`And ${copies.length - most} more.`), keep: true } satisfies Block]
        : []),
      ...(waiting > 0 ? [progressButton(article.id, 'Look again')] : []),
    ],
  };
}

/** One message holds no more. */
const most = 20;

const people = ' What people follow in direct messages is changed as well.';

function sayCopies(copies: Proposal['copies']): string {
  const counted = copies.map(({ platform, count }, index) => {
    const name = `${platform.charAt(0).toUpperCase()}${platform.slice(1)}`;
    return index === 0 ? `${plural(count, 'copy', 'copies')} on ${name}` : `${count} on ${name}`;
  });
  if (counted.length === 0) return 'no copy is out there in a channel.';
  const all = copies.reduce((sum, { count }) => sum + count, 0);
  return `${counted.join(', ')} ${all === 1 ? 'is' : 'are'} changed.`;
}

function sayReplies(replies: number): string {
  return replies === 0 ? '' : ` ${plural(replies, 'channel gets', 'channels get')} a short note under it.`;
}

function progressButton(id: number, label: string): Block<Said> {
  return {
    kind: 'actions',
    actions: [{ kind: 'button', id: actionId('status', 'article', id), label, style: 'plain' }],
    keep: true,
  };
}
