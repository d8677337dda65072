import type { Article } from '../article.ts';
import type { Candidate, WaitingCount } from '../candidate.ts';
import { actionId } from '../command.ts';
import type { Instant } from '../clock.ts';
import { bold, line, link, text, time, type Block, type Inline, type Line, type Told } from '../message.ts';
import type { ReportCount } from '../report.ts';
import { shorten, tidy, visible } from '../visible.ts';
import { noticeOf } from './entry.ts';
import { sayStanding, titleLink, quoted } from './phrases.ts';
import { lookButton } from './reports.ts';
import { phrase, plural, type Said } from '../phrase.ts';

/** To who handed in a link that was published, in private. Never who decided. */
export function publishedAnswer(article: Article): Told {
  const stands: readonly Inline<Said>[] =
    article.life === 'withdrawn' || article.standing !== 'current'
      ? [text(' '), bold(phrase`${sayStanding(article)}. `), ...noticeOf(article, 300)]
      : [];
  return {
    plain: phrase`Published: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`${bold(phrase`Thank you:`)} the link you suggested was published. ${titleLink(article)}`,
          ...stands,
        ),
        keep: true,
      },
      ...(article.life === 'published'
        ? ([
            {
              kind: 'actions',
              actions: [
                { kind: 'button', id: actionId('read', 'open', article.id), label: phrase`Read`, style: 'primary' },
              ],
              keep: true,
            },
          ] as const)
        : []),
      { kind: 'note', line: line(forgotten), keep: true },
    ],
  };
}

/** To who handed in a link that was not taken, in private, with the reason. Never who decided. */
export function rejectedAnswer(candidate: Pick<Candidate, 'url' | 'title'>, reason: Said): Told {
  return {
    plain: phrase`About the link you suggested`,
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`${bold(phrase`Thank you for suggesting`)} ${link(shorten(visible(candidate.title ?? candidate.url), 200), candidate.url)}. The moderators looked at it and decided not to publish it.`,
        ),
        keep: true,
      },
      { kind: 'quote', tone: 'plain', label: phrase`Why`, line: line(tidy(reason)), keep: true },
      { kind: 'note', line: line(forgotten), keep: true },
    ],
  };
}

/** To who reported an article, in private: what it is now, or why it was let stand (`reason`). Never who decided. */
export function reportedAnswer(article: Article, reason: Said | null, isChanged: boolean): Told {
  const stands = article.life === 'withdrawn' || article.standing !== 'current' || reason === null;
  const it = article.life === 'withdrawn' ? quoted(article.title, 200) : titleLink(article);
  const came: Line<Said> = stands
    ? line(phrase`They looked at ${it}: ${bold(phrase`${sayStanding(article)}.`)}`, ' ', ...noticeOf(article, 500))
    : line(
        isChanged ? phrase`They looked at ${it}. They changed it.` : phrase`They looked at ${it}. It stays as it is.`,
      );
  return {
    plain: phrase`About the article you reported`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`Thank you for telling the moderators.`), ' ', ...came),
        keep: true,
      },
      ...(reason === null
        ? []
        : [
            {
              kind: 'quote',
              tone: 'plain',
              label: phrase`They say`,
              line: line(tidy(reason)),
              keep: true,
            } satisfies Block<Said>,
          ]),
      { kind: 'note', line: line(forgotten), keep: true },
    ],
  };
}

const forgotten = phrase`That it was you is not kept any longer.`;

/** To the moderators' channel, once a day: how many links wait in the queue, what members reported, and how many messages are stuck. */
export function waitingNote({ inSight, oldest }: WaitingCount, reported: ReportCount, stuck: number): Told {
  const links = inSight === 0 ? undefined : plural(inSight, 'link waits for a moderator', 'links wait for a moderator');
  const articles =
    reported.reports === 0
      ? undefined
      : plural(reported.articles, 'reported article waits for a moderator', 'reported articles wait for a moderator');
  const lines = [
    ...(articles === undefined ? [] : [waits(articles, reported.reports, reported.oldest)]),
    ...(links === undefined ? [] : [waits(links, inSight, oldest)]),
    ...(stuck === 0 ? [] : [line(phrase`${bold(stuckOf(stuck))}. The status says which, and why.`)]),
  ];
  return {
    plain: inSight + reported.reports === 0 ? stuckOf(stuck) : waitingTitle(inSight, reported),
    blocks: [
      ...lines.map((line): Block<Said> => ({ kind: 'text', line, keep: true })),
      {
        kind: 'actions',
        actions: [
          ...(articles === undefined ? [] : [lookButton('primary')]),
          ...(links === undefined
            ? []
            : [
                {
                  kind: 'button',
                  id: actionId('queue', 'open'),
                  label: phrase`Open the queue`,
                  style: 'primary',
                } as const,
              ]),
          ...(stuck === 0
            ? []
            : [
                {
                  kind: 'button',
                  id: actionId('status', 'show'),
                  label: phrase`Show the status`,
                  style: 'plain',
                } as const,
              ]),
        ],
        keep: true,
      },
    ],
  };
}

/** A copy that was never sent, or still says what was corrected. */
function stuckOf(stuck: number): Said {
  return plural(stuck, '{n} message could not be sent or changed', '{n} messages could not be sent or changed');
}

function waitingTitle(links: number, { reports, articles }: ReportCount): Said {
  if (reports === 0) return plural(links, 'link waits for a moderator', 'links wait for a moderator');
  if (links === 0)
    return plural(articles, 'reported article waits for a moderator', 'reported articles wait for a moderator');
  return phrase`${plural(articles, 'reported article waits', 'reported articles wait')}, ${plural(links, 'link waits', 'links wait')} for a moderator`;
}

function waits(what: Said, count: number, oldest: Instant | null): Line<Said> {
  if (oldest === null) return line(phrase`${bold(what)}.`);
  const at = time(oldest, 'moment');
  return line(count === 1 ? phrase`${bold(what)}, since ${at}.` : phrase`${bold(what)}, the oldest since ${at}.`);
}
