import type { Article } from '../article.ts';
import { actionId } from '../command.ts';
import type { Related, SearchPage } from '../looking.ts';
import { bold, line, type Action, type Block, type Inline, type Line, type Told } from '../message.ts';
import type { Hit } from '../searching.ts';
import { shorten, visible } from '../visible.ts';
import { entryLine, noticeOf } from './entry.ts';
import { articleLine, numbered, openMenu, turning } from './lists.ts';
import { notAdvice, sayStanding, titleLink } from './phrases.ts';
import { phrase, plural, row, type Said } from '../phrase.ts';

/** One page of a search: where each stands, when it was published, the words found, and the caution. */
export function searchMessage(page: SearchPage): Told {
  if (page.total === 0) return nothingFound(page);
  const asked = sayAsked(page);
  return {
    plain: plural(page.total, '{n} article found', '{n} articles found'),
    blocks: [
      { kind: 'heading', line: line(phrase`Search: ${asked}`), keep: true },
      { kind: 'list', items: page.hits.map(hitLine), keep: true },
      ...nearBlocks(page.near, phrase`These hold only some of the words:`),
      {
        kind: 'note',
        line: line(phrase`${plural(page.total, 'article')}, page ${page.page + 1} of ${page.pages}.`, ' ', notAdvice),
        keep: true,
      },
      ...openMenu([...page.hits, ...page.near].map(({ article }) => article)),
      ...turningBlocks(page),
    ],
  };
}

/** What is most like an article; what became of it, and what came later, first. */
export function relatedMessage({ article, later, earlier }: Related): Told {
  const title = shorten(visible(article.title), 120);
  const none = later.length + earlier.length === 0;
  const intro: readonly Block<Said>[] = [
    { kind: 'heading', line: line(phrase`More like ${titleLink(article, 120)}`), keep: true },
    ...standingBlocks(article),
  ];
  if (none)
    return {
      plain: phrase`Nothing like “${title}” yet`,
      blocks: [
        ...intro,
        {
          kind: 'text',
          line: line(
            phrase`Nothing else in this archive is about the same. Try a search with one or two of its words.`,
          ),
          keep: true,
        },
      ],
    };
  return {
    plain: phrase`More like “${title}”`,
    blocks: [
      ...intro,
      ...group(phrase`Published later`, later),
      ...group(later.length > 0 ? phrase`Published before, or the same day` : phrase`About the same`, earlier),
      { kind: 'note', line: line(phrase`Later news is not always better news.`, ' ', notAdvice), keep: true },
      ...openMenu([...later, ...earlier]),
    ],
  };
}

function nothingFound(page: SearchPage): Told {
  const asked = sayAsked(page);
  const follow = followAction(page);
  const suggested: readonly Action<Said>[] =
    page.suggested === null
      ? []
      : [
          {
            kind: 'button',
            id: actionId('search', 'suggested', page.token),
            label: phrase`Search “${shorten(visible(page.suggested), 60)}”`,
            style: 'primary',
          },
        ];
  const actions = [...suggested, ...follow];
  return {
    plain: phrase`Nothing found`,
    blocks: [
      { kind: 'text', line: line(phrase`Nothing was found for ${asked}.`), keep: true },
      ...(page.suggested === null
        ? []
        : [
            {
              kind: 'text',
              line: line(phrase`Did you mean ${bold(shorten(visible(page.suggested), 120))}?`),
              keep: true,
            } satisfies Block<Said>,
          ]),
      ...nearBlocks(page.near, phrase`These hold some of the words:`),
      {
        kind: 'note',
        line: line(
          page.narrowed.length > 0
            ? phrase`You could try fewer or more general words, search everything instead, or look at the topics and the latest news.`
            : phrase`You could try fewer or more general words, or look at the topics and the latest news.`,
        ),
        keep: true,
      },
      ...(page.near.length > 0 ? openMenu(page.near.map(({ article }) => article)) : []),
      ...(actions.length > 0 ? [{ kind: 'actions', actions, keep: true } satisfies Block<Said>] : []),
    ],
  };
}

/** The words and what they were narrowed to: “vein trial” in Treatment, since 1 January 2020. */
function sayAsked({ words, narrowed }: SearchPage): Said {
  const asked = words === '' ? phrase`everything` : phrase`“${shorten(visible(words), 80)}”`;
  return row([asked, ...narrowed]);
}

function nearBlocks(near: readonly Hit[], said: Said): readonly Block<Said>[] {
  if (near.length === 0) return [];
  return [
    { kind: 'text', line: line(said), keep: true },
    { kind: 'list', items: near.map(hitLine), keep: true },
  ];
}

function hitLine({ article, snippet }: Hit): Line<Said> {
  const found: Inline<Said>[] = snippet.map((run) => ({
    kind: run.found ? 'bold' : 'text',
    text: run.text.replaceAll(/\s+/g, ' '),
  }));
  return entryLine(article, found, numbered(article));
}

function turningBlocks(page: SearchPage): readonly Block<Said>[] {
  const [turn] = turning(
    page.page > 0 ? actionId('search', 'page', `${page.token}.${page.page - 1}`) : undefined,
    page.page + 1 < page.pages ? actionId('search', 'page', `${page.token}.${page.page + 1}`) : undefined,
  );
  const actions = [...(turn?.kind === 'actions' ? turn.actions : []), ...followAction(page)];
  return actions.length > 0 ? [{ kind: 'actions', actions, keep: true }] : [];
}

function followAction({ followable, token }: SearchPage): readonly Action<Said>[] {
  if (!followable) return [];
  return [
    { kind: 'button', id: actionId('search', 'follow', token), label: phrase`Follow this search`, style: 'plain' },
  ];
}

/** An article that no longer stands says so before anything like it is shown. */
function standingBlocks(article: Article): readonly Block<Said>[] {
  if (article.standing === 'current' && article.life === 'published') return [];
  const notice = noticeOf(article, 400);
  return [
    {
      kind: 'quote',
      tone: 'alert',
      label: sayStanding(article),
      line: notice.length > 0 ? line(...notice) : line(phrase`The moderators changed how this article stands.`),
      keep: true,
    },
  ];
}

function group(label: Said, articles: readonly Article[]): readonly Block<Said>[] {
  if (articles.length === 0) return [];
  return [
    { kind: 'text', line: line(bold(label)), keep: true },
    { kind: 'list', items: articles.map((article) => articleLine(article)), keep: true },
  ];
}
