import type { Article } from '../article.ts';
import type { Candidate, WaitingCount } from '../candidate.ts';
import { actionId } from '../command.ts';
import type { Instant } from '../clock.ts';
import { bold, line, link, text, time, type Block, type Inline, type Line, type Told } from '../message.ts';
import type { ReportCount } from '../report.ts';
import { shorten, visible } from '../visible.ts';
import { noticeOf } from './entry.ts';
import { plural, sayStanding, titleLink } from './phrases.ts';
import { lookButton } from './reports.ts';
import type { Said } from '../phrase.ts';

/** To who handed in a link that was published, in private. Never who decided. */
export function publishedAnswer(article: Article): Told {
  const stands: readonly Inline<Said>[] =
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
export function rejectedAnswer(candidate: Pick<Candidate, 'url' | 'title'>, reason: string): Told {
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

/** To who reported an article, in private: what it is now, or why it was let stand (`reason`). Never who decided. */
export function reportedAnswer(article: Article, reason: string | null, isChanged: boolean): Told {
  const stands = article.life === 'withdrawn' || article.standing !== 'current' || reason === null;
  const came: readonly Inline<Said>[] = stands
    ? [text(': '), bold(`${sayStanding(article)}. `), ...noticeOf(article, 500)]
    : [text(isChanged ? '. They changed it.' : '. It stays as it is.')];
  return {
    plain: 'About the article you reported',
    blocks: [
      {
        kind: 'text',
        line: line(
          bold('Thank you for telling the moderators. '),
          'They looked at ',
          article.life === 'withdrawn' ? text(`“${shorten(visible(article.title), 200)}”`) : titleLink(article),
          ...came,
        ),
        keep: true,
      },
      ...(reason === null
        ? []
        : [
            {
              kind: 'quote',
              tone: 'plain',
              label: 'They say',
              line: line(visible(reason)),
              keep: true,
            } satisfies Block<Said>,
          ]),
      { kind: 'note', line: line(forgotten), keep: true },
    ],
  };
}

const forgotten = 'That it was you is not kept any longer.';

/** To the moderators' channel, once a day: how many links wait in the queue, and what members reported. */
export function waitingNote({ inSight, oldest }: WaitingCount, reported: ReportCount): Told {
  const links = inSight === 0 ? undefined : plural(inSight, 'link waits', 'links wait');
  const articles =
    reported.reports === 0 ? undefined : plural(reported.articles, 'reported article waits', 'reported articles wait');
  const lines = [
    ...(articles === undefined ? [] : [waits(articles, reported.oldest)]),
    ...(links === undefined ? [] : [waits(links, oldest)]),
  ];
  return {
    plain: `${[articles, links].filter((what) => what !== undefined).join(', ')} for a moderator`,
    blocks: [
      ...lines.map((line): Block<Said> => ({ kind: 'text', line, keep: true })),
      {
        kind: 'actions',
        actions: [
          ...(articles === undefined ? [] : [lookButton('primary')]),
          ...(links === undefined
            ? []
            : [{ kind: 'button', id: actionId('queue', 'open'), label: 'Look at them', style: 'primary' } as const]),
        ],
        keep: true,
      },
    ],
  };
}

function waits(what: string, oldest: Instant | null): Line<Said> {
  const since: readonly Inline<Said>[] =
    oldest === null ? [] : [', the oldest since ', time(oldest, 'moment')].map(asInline);
  return line(bold(`${what} for a moderator`), ...since, '.');
}

function asInline(part: string | Inline<Said>): Inline<Said> {
  return typeof part === 'string' ? { kind: 'text', text: part } : part;
}
