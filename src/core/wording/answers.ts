import type { Article } from '../article.ts';
import type { Candidate, WaitingCount } from '../candidate.ts';
import { actionId } from '../command.ts';
import { bold, line, link, time, type Inline, type Message } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { noticeOf } from './entry.ts';
import { plural, sayStanding, titleLink } from './phrases.ts';

/** To who handed in a link that was published, in private. Never who decided. */
export function publishedAnswer(article: Article): Message {
  const stands: readonly Inline[] =
    article.life === 'withdrawn' || article.standing !== 'current'
      ? [bold(` ${sayStanding(article)}. `), ...noticeOf(article, 300)]
      : [];
  return {
    plain: `Published: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(bold('Thank you: '), 'the link you suggested was published. ', titleLink(article), ...stands),
        keep: true,
      },
      ...(article.life === 'published'
        ? ([
            {
              kind: 'actions',
              actions: [{ kind: 'button', id: actionId('read', 'open', article.id), label: 'Read', style: 'primary' }],
              keep: true,
            },
          ] as const)
        : []),
      { kind: 'note', line: line(forgotten), keep: true },
    ],
  };
}

/** To who handed in a link that was not taken, in private, with the reason. Never who decided. */
export function rejectedAnswer(candidate: Pick<Candidate, 'url' | 'title'>, reason: string): Message {
  return {
    plain: 'About the link you suggested',
    blocks: [
      {
        kind: 'text',
        line: line(
          bold('Thank you for suggesting '),
          link(shorten(visible(candidate.title ?? candidate.url), 200), candidate.url),
          '. The moderators looked at it and decided not to publish it.',
        ),
        keep: true,
      },
      { kind: 'quote', tone: 'plain', label: 'Why', line: line(visible(reason)), keep: true },
      { kind: 'note', line: line(forgotten), keep: true },
    ],
  };
}

const forgotten = 'That it was you is not kept any longer.';

/** To the moderators' channel, once a day. */
export function waitingNote({ inSight, oldest }: WaitingCount): Message {
  const what = plural(inSight, 'link waits', 'links wait');
  const since: readonly Inline[] = oldest === null ? [] : [', the oldest since ', time(oldest, 'moment')].map(asInline);
  return {
    plain: `${what} for a moderator`,
    blocks: [
      { kind: 'text', line: line(bold(`${what} for a moderator`), ...since, '.'), keep: true },
      {
        kind: 'actions',
        actions: [{ kind: 'button', id: actionId('queue', 'open'), label: 'Look at them', style: 'primary' }],
        keep: true,
      },
    ],
  };
}

function asInline(part: string | Inline): Inline {
  return typeof part === 'string' ? { kind: 'text', text: part } : part;
}
