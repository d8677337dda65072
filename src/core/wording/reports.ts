import { actionId } from '../command.ts';
import type { Category } from '../category.ts';
import type { Form } from '../form.ts';
import { bold, line, time, type Action, type Block, type Line, type Told } from '../message.ts';
import type { ReportCount } from '../report.ts';
import type { ReportDesk, ReportedArticle } from '../reporting.ts';
import { shorten, visible } from '../visible.ts';
import { buttonsOf } from './buttons.ts';
import { articleMessage } from './article.ts';
import { isWeb } from './phrases.ts';
import { reasonFields } from './reason.ts';
import { faultNames } from './report.ts';
import { own, phrase, plural, row, type Said } from '../phrase.ts';

/** One reported article as its readers see it, what members say of it, and what to do about it; or that nothing was reported. */
export function reportsMessage({ shown }: ReportDesk, categories: readonly Category[]): Told {
  if (!shown) return nothingMessage();
  const { article, position, articles, reports } = shown;
  const where =
    articles === 1
      ? phrase`The only article reported.`
      : phrase`Article ${position} of ${articles}, the longest reported first.`;
  return {
    plain: phrase`Reported: ${visible(article.title)}`,
    blocks: [
      { kind: 'note', line: line(bold(where), ' ', phrase`#${article.id}. Only you see this.`), keep: true },
      { kind: 'text', line: line(bold(plural(reports.length, 'member says', 'members say'))), keep: true },
      { kind: 'list', items: concerns(reports), keep: true },
      ...(isChanged(shown)
        ? [
            {
              kind: 'note',
              line: line(phrase`It was changed since it was reported. Tell those who wait what came of it.`),
              keep: true,
            } satisfies Block<Said>,
          ]
        : []),
      { kind: 'divider' },
      ...articleMessage(article, categories).blocks.filter(({ kind }) => kind !== 'actions'),
      { kind: 'actions', actions: decisions(shown), keep: true },
      ...ways(shown),
    ],
  };
}

/** Why an article stays as it is. What is said goes to whoever reported it. */
export function keepForm(argument: string): Form<Said> {
  return {
    id: actionId('reports', 'keep', argument),
    title: phrase`Answer`,
    submit: phrase`Answer`,
    fields: reasonFields(grounds, phrase`Why it stays`, phrase`Whoever reported it is told this.`),
  };
}

export const grounds = [
  'The summary was changed.',
  'The summary says what the article says.',
  'As far as is known today, the news is right.',
  'The source was checked, and can be trusted.',
  'It is said in the article’s caution.',
] as const;

/** What replaces the article once those who reported it are told why it stays. */
export function keptMessage(article: number, answered: number, reason: Said): Told {
  return {
    plain: phrase`Answered`,
    blocks: [
      {
        kind: 'text',
        line: line(
          bold(phrase`Answered.`),
          ' ',
          answered === 0
            ? phrase`Article #${article} stays as it is. There is nobody left to tell.`
            : row([
                phrase`Article #${article} stays as it is.`,
                plural(
                  answered,
                  '{n} member is told why in private, and not who decided.',
                  '{n} members are told why in private, and not who decided.',
                ),
              ]),
        ),
        keep: true,
      },
      {
        kind: 'note',
        line: line(phrase`Your answer: ${typeof reason === 'string' ? visible(reason) : reason}`),
        keep: true,
      },
      { kind: 'actions', actions: [button('next', article, phrase`Next`)], keep: true },
    ],
  };
}

/** "2 articles, 3 reports, the oldest since …". */
export function sayReported({ articles, reports, oldest }: ReportCount): Line<Said> {
  const what = row([plural(articles, 'article'), plural(reports, 'report')], ', ');
  if (oldest === null) return line(what);
  const at = time(oldest, 'moment');
  return line(reports === 1 ? phrase`${what}, since ${at}` : phrase`${what}, the oldest since ${at}`);
}

/** Leads to what members reported. */
export function lookButton(style: 'plain' | 'primary' = 'plain'): Action<Said> {
  return { kind: 'button', id: actionId('reports', 'open'), label: phrase`Look at reports`, style };
}

function nothingMessage(): Told {
  return {
    plain: phrase`Nothing was reported`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`Nothing was reported.`), ' ', phrase`Everything has been looked at.`),
        keep: true,
      },
      {
        kind: 'note',
        line: line(
          phrase`Reports come here when members press Report under an article, or give the command of that name.`,
        ),
        keep: true,
      },
    ],
  };
}

/** Each in its member's words; there is room for so many. */
function concerns(reports: ReportedArticle['reports']): readonly Line<Said>[] {
  const shown = reports.slice(0, most).map(({ fault, words, at }) => {
    const what = own(faultNames[fault]);
    if (words === null) return line(phrase`${what}, ${time(at, 'ago')}`);
    return line(
      phrase`${what}: “${shorten(visible(words), 500 / Math.min(most, reports.length))}”, ${time(at, 'ago')}`,
    );
  });
  return reports.length > most ? [...shown, line(phrase`and ${reports.length - most} more`)] : shown;
}

const most = 5;

function isChanged({ article, reports }: ReportedArticle): boolean {
  return reports.every(({ revision }) => revision < article.revision);
}

function decisions(shown: ReportedArticle): readonly Action<Said>[] {
  const { article, reports } = shown;
  const upTo = Math.max(...reports.map(({ id }) => id));
  return [
    button('correct', article.id, phrase`Correct…`, 'primary'),
    button('withdraw', article.id, phrase`Withdraw…`, 'danger'),
    button('edit', article.id, phrase`Edit`),
    button('keep', `${article.id}.${upTo}`, isChanged(shown) ? phrase`Answer` : phrase`Keep as it is`),
  ];
}

function ways({ article, articles }: ReportedArticle): readonly Block<Said>[] {
  const actions: readonly Action<Said>[] = [
    ...(articles > 1 ? [button('next', article.id, phrase`Next`)] : []),
    ...(isWeb(article.url)
      ? [{ kind: 'link', label: phrase`Open the page`, url: article.url } satisfies Action<Said>]
      : []),
  ];
  return actions.length === 0 ? [] : [{ kind: 'actions', actions, keep: true }];
}

const button = buttonsOf('reports');
