import type { Article } from '../article.ts';
import { actionId } from '../command.ts';
import { bold, line, type Action, type Block, type Line, type Message } from '../message.ts';
import type { CategoryCount, LatestPage } from '../newsroom.ts';
import { shorten, visible } from '../visible.ts';
import { entryLine } from './entry.ts';
import { leadSentence, notAdvice, plural } from './phrases.ts';

export function latestMessage(page: LatestPage): Message {
  const within = page.category ? ` in ${page.category.name}` : '';
  if (page.articles.length === 0) {
    return {
      plain: `Nothing has been published${within} yet`,
      blocks: [
        {
          kind: 'text',
          line: line(
            `Nothing has been published${within} yet. Look at the topics to see what there is, or follow one to hear when something comes.`,
          ),
          keep: true,
        },
      ],
    };
  }
  const older =
    page.next === null ? undefined : actionId('latest', 'older', `${page.next}.${page.category?.slug ?? ''}`);
  return {
    plain: `Latest news${within}`,
    blocks: [
      { kind: 'heading', line: line(`Latest news${within}`), keep: true },
      { kind: 'list', items: page.articles.map(articleLine), keep: true },
      { kind: 'note', line: line(notAdvice), keep: true },
      ...openMenu(page.articles),
      ...turning(undefined, older, 'Older'),
    ],
  };
}

/** What one can follow or search in. */
export function topicsMessage(counts: readonly CategoryCount[]): Message {
  const empty = 'This community has no categories yet. You can still search by words.';
  if (counts.length === 0) return { plain: empty, blocks: [{ kind: 'text', line: line(empty), keep: true }] };
  return {
    plain: 'Topics of this community',
    blocks: [
      { kind: 'heading', line: line('Topics'), keep: true },
      {
        kind: 'list',
        items: counts.map(({ category, articles }) =>
          line(
            bold(category.name),
            ` (${plural(articles, 'article')})${category.description && `: ${category.description}`}`,
          ),
        ),
        keep: true,
      },
      {
        kind: 'actions',
        actions: [
          {
            kind: 'menu',
            id: actionId('follow', 'category'),
            placeholder: 'Follow a topic, in private',
            options: counts
              .slice(0, 25)
              .map(({ category }) => ({ value: category.slug, label: shorten(category.name, 75) })),
          },
        ],
        keep: true,
      },
      {
        kind: 'note',
        line: line('What you follow is sent to your direct messages, and nobody else sees it.'),
        keep: true,
      },
    ],
  };
}

/** An article in one line: standing, title, source, one sentence, the caution. */
export function articleLine(article: Article): Line {
  const sentence = leadSentence(article);
  return entryLine(article, sentence ? line(shorten(visible(sentence), 220)) : [], numbered(article));
}

export function numbered({ id }: Article): { readonly before: string; readonly most: number } {
  return { before: `#${id} `, most: 220 };
}

export function openMenu(articles: readonly Article[]): readonly Block[] {
  const options = articles.map((article) => ({
    value: String(article.id),
    label: shorten(`#${article.id} ${visible(article.title)}`, 75),
  }));
  return [
    {
      kind: 'actions',
      actions: [{ kind: 'menu', id: actionId('read', 'open'), placeholder: 'Read one of these', options }],
      keep: true,
    },
  ];
}

export function turning(back: string | undefined, on: string | undefined, onward = 'Next'): readonly Block[] {
  const actions: Action[] = [
    ...(back ? [{ kind: 'button', id: back, label: 'Previous', style: 'plain' } satisfies Action] : []),
    ...(on ? [{ kind: 'button', id: on, label: onward, style: 'plain' } satisfies Action] : []),
  ];
  return actions.length > 0 ? [{ kind: 'actions', actions, keep: true }] : [];
}
