import type { Article } from '../article.ts';
import { actionId } from '../command.ts';
import type { Member } from '../member.ts';
import { bold, line, say, type Action, type Block, type Line, type Told } from '../message.ts';
import type { CategoryCount, LatestPage } from '../newsroom.ts';
import { shorten, visible } from '../visible.ts';
import { inMenus } from './category-menus.ts';
import { entryLine } from './entry.ts';
import { leadSentence, notAdvice } from './phrases.ts';
import { phrase, plural, type Said } from '../phrase.ts';

export function latestMessage(page: LatestPage, isModerator: boolean): Told {
  if (page.articles.length === 0) return nothingYet(page.category?.name, isModerator);
  const title = page.category ? phrase`Latest news in ${page.category.name}` : phrase`Latest news`;
  const older =
    page.next === null ? undefined : actionId('latest', 'older', `${page.next}.${page.category?.slug ?? ''}`);
  return {
    plain: title,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      { kind: 'list', items: page.articles.map(articleLine), keep: true },
      { kind: 'note', line: line(notAdvice), keep: true },
      ...openMenu(page.articles),
      ...turning(undefined, older, phrase`Older`),
    ],
  };
}

/** What somebody can do about it: hand something in, or publish it. */
function nothingYet(category: string | undefined, isModerator: boolean): Told {
  const what =
    category === undefined
      ? phrase`Nothing has been published yet.`
      : phrase`Nothing has been published in ${category} yet.`;
  const next = isModerator
    ? phrase`Post a link to an article to publish the first one, add a feed whose news shall wait for you, or look at what members suggested.`
    : phrase`Suggest a link, and the moderators will look at it; or follow a topic, and you hear when something comes.`;
  return {
    plain: what,
    blocks: [
      { kind: 'text', line: line(what), keep: true },
      { kind: 'note', line: line(next), keep: true },
      {
        kind: 'actions',
        actions: [
          { kind: 'button', id: actionId('topics', 'list'), label: phrase`See the topics`, style: 'plain' },
          ...(isModerator
            ? [
                {
                  kind: 'button',
                  id: actionId('queue', 'open'),
                  label: phrase`Open the queue`,
                  style: 'plain',
                } satisfies Action<Said>,
              ]
            : []),
        ],
        keep: true,
      },
    ],
  };
}

/** What one can follow or search in. */
export function topicsMessage(counts: readonly CategoryCount[], { isAway }: Pick<Member, 'isAway'>): Told {
  if (counts.length === 0) return say(phrase`This community has no categories yet. You can still search by words.`);
  return {
    plain: phrase`Topics of this community`,
    blocks: [
      { kind: 'heading', line: line(phrase`Topics`), keep: true },
      {
        kind: 'list',
        items: counts.map(({ category, articles }) =>
          line(
            bold(category.name),
            phrase` (${plural(articles, 'article')})`,
            category.description && `: ${category.description}`,
          ),
        ),
        keep: true,
      },
      ...(isAway ? [] : following(counts)),
    ],
  };
}

function following(counts: readonly CategoryCount[]): readonly Block<Said>[] {
  return [
    {
      kind: 'actions',
      actions: inMenus(counts).map((some, at) => ({
        kind: 'menu',
        id: actionId('follow', 'category', at === 0 ? '' : at),
        placeholder: at === 0 ? phrase`Follow a topic, in private` : phrase`More topics to follow, in private`,
        options: some.map(({ category }) => ({ value: category.slug, label: shorten(category.name, 75) })),
      })),
      keep: true,
    },
    {
      kind: 'note',
      line: line(phrase`What you follow is sent to your direct messages, and nobody else sees it.`),
      keep: true,
    },
  ];
}

/** An article in one line: standing, title, source, one sentence, the caution. */
export function articleLine(article: Article): Line<Said> {
  const sentence = leadSentence(article);
  return entryLine(article, sentence ? line(shorten(visible(sentence), 220)) : [], numbered(article));
}

export function numbered({ id }: Article): { readonly before: string; readonly most: number } {
  return { before: `#${id} `, most: 220 };
}

export function openMenu(articles: readonly Article[]): readonly Block<Said>[] {
  const options = articles.map((article) => ({
    value: String(article.id),
    label: shorten(`#${article.id} ${visible(article.title)}`, 75),
  }));
  return [
    {
      kind: 'actions',
      actions: [{ kind: 'menu', id: actionId('read', 'open'), placeholder: phrase`Read one of these`, options }],
      keep: true,
    },
  ];
}

export function turning(
  back: string | undefined,
  on: string | undefined,
  onward: Said = phrase`Next`,
): readonly Block<Said>[] {
  const actions: Action<Said>[] = [
    ...(back ? [{ kind: 'button', id: back, label: phrase`Previous`, style: 'plain' } satisfies Action<Said>] : []),
    ...(on ? [{ kind: 'button', id: on, label: onward, style: 'plain' } satisfies Action<Said>] : []),
  ];
  return actions.length > 0 ? [{ kind: 'actions', actions, keep: true }] : [];
}
