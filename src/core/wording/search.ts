import type { Article } from '../article.ts';
import { actionId } from '../command.ts';
import type { Related, SearchPage } from '../looking.ts';
import { bold, line, text, type Action, type Block, type Inline, type Line, type Told } from '../message.ts';
import type { Hit } from '../searching.ts';
import { shorten, visible } from '../visible.ts';
import { entryLine, noticeOf } from './entry.ts';
import { articleLine, numbered, openMenu, turning } from './lists.ts';
import { notAdvice, sayStanding, titleLink, quoted } from './phrases.ts';
import { all, phrase, plural, row, type Said } from '../phrase.ts';

/** One page of a search: where each stands, when it was published, the words found, and the caution. */
export function searchMessage(page: SearchPage): Told {
  if (page.hits.length + page.gone === 0 && page.page === 0) return nothingFound(page);
  const asked = sayAsked(page);
  return {
    plain:
      page.total === 0
        ? phrase`Nothing found with all the words`
        : plural(page.total, '{n} article found', '{n} articles found'),
    blocks: [
      { kind: 'heading', line: line(phrase`Search: ${asked}`), keep: true },
      ...(page.total === 0
        ? [
            {
              kind: 'text',
              line: line(phrase`Nothing was found that holds all the words; these hold some of them.`),
              keep: true,
            } satisfies Block<Said>,
          ]
        : []),
      ...suggestion(page),
      ...(page.hits.length === 0 ? [] : [{ kind: 'list', items: page.hits.map(hitLine), keep: true } as const]),
      ...goneBlocks(page),
      { kind: 'note', line: line(sayHowMany(page), ' ', notAdvice), keep: true },
      ...openMenu(page.hits.map(({ article }) => article)),
      ...turningBlocks(page),
    ],
  };
}

/** What is most like an article; what became of it, and what came later, first. */
export function relatedMessage({ article, later, earlier }: Related): Told {
  const title = shorten(visible(article.title), 120);
  const none = later.length + earlier.length === 0;
  const intro: readonly Block<Said>[] = [
    {
      kind: 'heading',
      line: line(phrase`More like ${article.life === 'withdrawn' ? text(title) : titleLink(article, 120)}`),
      keep: true,
    },
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
      {
        kind: 'note',
        line: line(...(later.length > 0 ? [phrase`Later news is not always better news.`, ' '] : []), notAdvice),
        keep: true,
      },
      ...openMenu([...later, ...earlier]),
    ],
  };
}

function nothingFound(page: SearchPage): Told {
  const asked = sayAsked(page);
  const actions = [...suggestedAction(page), ...elsewhere(page), ...followAction(page)];
  return {
    plain: phrase`Nothing found`,
    blocks: [
      { kind: 'text', line: line(phrase`Nothing was found for ${asked}.`), keep: true },
      ...suggestion(page),
      { kind: 'note', line: line(whatNext(page)), keep: true },
      ...(actions.length > 0 ? [{ kind: 'actions', actions, keep: true } satisfies Block<Said>] : []),
    ],
  };
}

function whatNext({ isEmptyArchive, narrowed, followable }: SearchPage): Said {
  if (isEmptyArchive)
    return row([
      phrase`Nothing has been published yet.`,
      followable ? phrase`Follow this search, and you hear when something comes.` : '',
    ]);
  return narrowed.length > 0
    ? phrase`You could try fewer or more general words, search everything instead, or look at the topics and the latest news.`
    : phrase`You could try fewer or more general words, or look at the topics and the latest news.`;
}

/** A button for each thing `whatNext` names. */
function elsewhere({ isEmptyArchive, narrowed, words, token }: SearchPage): readonly Action<Said>[] {
  if (isEmptyArchive) return [];
  const everything = { id: actionId('search', 'wider', token), label: phrase`Search everything` };
  const others = [
    { id: actionId('topics', 'list'), label: phrase`Topics` },
    { id: actionId('latest', 'open'), label: phrase`Latest news` },
  ];
  const wider = narrowed.length > 0 && words !== '';
  return [...(wider ? [everything] : []), ...others].map((to) => ({ kind: 'button', style: 'plain', ...to }));
}

/** The words and what they were narrowed to: “vein trial” in Treatment, since 1 January 2020. */
function sayAsked({ words, narrowed }: SearchPage): Said {
  // Quotes of its own mean a phrase; quotes around those would only confuse.
  const own = /["“”„«»]/.test(words) ? shorten(visible(words), 80) : quoted(words, 80);
  const asked = words === '' ? phrase`everything` : own;
  return row([asked, ...narrowed]);
}

/** 3 articles with all the words, and 4 with only some; page 1 of 2. */
function sayHowMany({ total, partial, page, pages }: SearchPage): Said {
  if (partial === 0) return phrase`${plural(total, 'article')}, page ${page + 1} of ${pages}.`;
  const some = plural(partial, '{n} article with some of the words', '{n} articles with some of the words');
  if (total === 0) return phrase`${some}, page ${page + 1} of ${pages}.`;
  const whole = plural(total, '{n} article with all the words', '{n} articles with all the words');
  return phrase`${whole} and ${partial} with only some, page ${page + 1} of ${pages}.`;
}

function suggestion({ suggested }: SearchPage): readonly Block<Said>[] {
  if (suggested === null) return [];
  return [{ kind: 'text', line: line(phrase`Did you mean ${bold(shorten(visible(suggested), 120))}?`), keep: true }];
}

function suggestedAction({ suggested, token }: SearchPage): readonly Action<Said>[] {
  if (suggested === null) return [];
  const label = phrase`Search “${shorten(visible(suggested), 60)}”`;
  return [{ kind: 'button', id: actionId('search', 'suggested', token), label, style: 'primary' }];
}

/** What is not in it is said, so that nobody takes it for what they looked for. */
function hitLine({ article, snippet, missing }: Hit): Line<Said> {
  const found: Inline<Said>[] = snippet.map((run) => ({
    kind: run.found ? 'bold' : 'text',
    text: run.text.replaceAll(/\s+/g, ' '),
  }));
  const without = all(missing.map((word) => quoted(word, 40)));
  const said: readonly Inline<Said>[] =
    missing.length === 0
      ? found
      : [...found, { kind: 'text', text: ' ' }, { kind: 'italic', text: phrase`Without ${without}.` }];
  return entryLine(article, said, numbered(article));
}

/** Pages do not shift while somebody turns them: what was taken back leaves a place, and is not taken for lost. */
function goneBlocks({ gone }: SearchPage): readonly Block<Said>[] {
  if (gone === 0) return [];
  const said = plural(
    gone,
    '{n} article that stood here was withdrawn meanwhile.',
    '{n} articles that stood here were withdrawn meanwhile.',
  );
  return [{ kind: 'text', line: line(said), keep: true }];
}

function turningBlocks(page: SearchPage): readonly Block<Said>[] {
  const [turn] = turning(
    page.page > 0 ? actionId('search', 'page', `${page.token}.${page.page - 1}`) : undefined,
    page.page + 1 < page.pages ? actionId('search', 'page', `${page.token}.${page.page + 1}`) : undefined,
  );
  const turns = turn?.kind === 'actions' ? turn.actions : [];
  const actions = [...suggestedAction(page), ...turns, ...followAction(page)];
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
