import type { Article } from '../article.ts';
import { filing, nameOf, type Category } from '../category.ts';
import type { Instant } from '../clock.ts';
import { actionId } from '../command.ts';
import { bold, line, link, text, time, type Action, type Block, type Line, type Told } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { entryLine, noticeOf } from './entry.ts';
import { leadSentence, notAdvice, sayStanding, sayWhere, titleLink } from './phrases.ts';
import { all, phrase, plural, type Said } from '../phrase.ts';

/** One message of a digest. */
export interface DigestView {
  /** As people call it: "Treatment", "everything", "“stem cells”". */
  readonly topic: Said;
  readonly from: Instant;
  readonly to: Instant;
  /** Its readers', by whose calendar one digest's thread is told from another's. */
  readonly zone?: string;
  readonly late: boolean;
  /** Articles of the window that are not among those told. */
  readonly more: number;
  /** Where those can be read on the web, when the community's archive is open. */
  readonly archive?: string | undefined;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  readonly articles: readonly Article[];
  readonly corrections: readonly Article[];
  readonly categories: readonly Category[];
}

/** Corrections first, then what is new by category in the community's order, newest first within one. */
export function digestMessage(digest: DigestView): Told {
  const { articles, corrections } = digest;
  if (articles.length + corrections.length === 0) return emptyMessage(digest);
  const counted = [
    ...(articles.length > 0 ? [plural(articles.length, 'article')] : []),
    ...(corrections.length > 0 ? [plural(corrections.length, 'correction')] : []),
  ];
  const title =
    digest.parts > 1
      ? phrase`News digest: ${digest.topic} (${digest.part}/${digest.parts})`
      : phrase`News digest: ${digest.topic}`;
  return {
    plain: phrase`${title}, ${all(counted, 'and')}`,
    title: phrase`News digest: ${digest.topic}, ${dayOf(digest)}`,
    ...filing(
      digest.categories,
      [...articles, ...corrections].flatMap((article) => article.categories),
    ),
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      { kind: 'note', line: period(digest), keep: true },
      ...correctionBlocks(corrections),
      ...byCategory(digest).flatMap(([name, held]): Block<Said>[] => [
        { kind: 'text', line: line(bold(name)), keep: true },
        { kind: 'list', items: held.map(digestLine), keep: true },
      ]),
      ...moreBlocks(digest),
      { kind: 'note', line: line(notAdvice), keep: true },
    ],
  };
}

function dayOf({ to, zone = 'UTC' }: DigestView): Said {
  // Sweden writes its days as ISO does.
  return { kind: 'day', day: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(to) };
}

/** A digest's part as its preview shows it, with a way to the others; it is worded as it will be sent. */
export function previewMessage(
  message: Told,
  at: { readonly subscription: number; readonly part: number; readonly parts: number },
): Told {
  const { subscription, part, parts } = at;
  const turn = (to: number, label: Said): readonly Action<Said>[] =>
    to >= 0 && to < parts
      ? [{ kind: 'button', id: actionId('digest', 'part', `${subscription}.${to}`), label, style: 'plain' }]
      : [];
  const actions = [...turn(part - 1, phrase`Previous`), ...turn(part + 1, phrase`Next`)];
  return {
    plain: phrase`Preview: ${message.plain}`,
    blocks: [
      {
        kind: 'note',
        line: line(
          bold(phrase`Preview. `),
          parts > 1
            ? phrase`This would be sent now, message ${part + 1} of ${parts}. Only you see it.`
            : phrase`This would be sent now. Only you see it.`,
        ),
        keep: true,
      },
      ...message.blocks,
      ...(actions.length > 0 ? [{ kind: 'actions', actions, keep: true } satisfies Block<Said>] : []),
    ],
  };
}

/** One quiet line, for those who want to know that nothing was missed. */
function emptyMessage(digest: DigestView): Told {
  return {
    plain: phrase`Nothing new: ${digest.topic}`,
    title: phrase`Nothing new: ${digest.topic}, ${dayOf(digest)}`,
    blocks: [
      {
        kind: 'note',
        line: line(phrase`Nothing new in ${digest.topic}.`, ' ', ...period(digest)),
        keep: true,
      },
    ],
  };
}

/** What was left out is told at the end, and where it can be read. */
function moreBlocks({ more, archive, part, parts }: DigestView): readonly Block<Said>[] {
  if (more === 0 || part < parts) return [];
  const counted = phrase`${more} more`;
  return [
    {
      kind: 'note',
      line: line(
        phrase`${archive === undefined ? bold(counted) : link(counted, archive)} in this time: this digest tells the best few only.`,
      ),
      keep: true,
    },
    {
      kind: 'actions',
      actions: [
        { kind: 'button', id: actionId('latest', 'open'), label: phrase`See all the latest news`, style: 'plain' },
      ],
      keep: true,
    },
  ];
}

function period(digest: DigestView): Line<Said> {
  const late = digest.late ? [text(phrase` · sent late`)] : [];
  return line(phrase`From ${time(digest.from, 'moment')} to ${time(digest.to, 'moment')}`, ...late);
}

function correctionBlocks(corrections: readonly Article[]): readonly Block<Said>[] {
  if (corrections.length === 0) return [];
  return [
    {
      kind: 'quote',
      tone: 'alert',
      label: phrase`Corrections to what you were sent before`,
      line: line(phrase`Please read these first.`),
      keep: true,
    },
    { kind: 'list', items: corrections.map(correctionLine), keep: true },
  ];
}

function correctionLine(article: Article): Line<Said> {
  const title = article.life === 'withdrawn' ? text(shorten(visible(article.title), 200)) : titleLink(article, 200);
  return line(
    bold(phrase`${sayStanding(article)}: `),
    title,
    phrase` (${sayWhere(article)}). `,
    ...noticeOf(article, 400),
  );
}

/** Title, source, one sentence, and the caution when there is one: nothing shorter would be honest. */
function digestLine(article: Article): Line<Said> {
  const sentence = leadSentence(article);
  return entryLine(article, sentence ? line(shorten(visible(sentence), 300)) : []);
}

/** An article of several categories stands under the first it is filed under, once. */
function byCategory({ articles, categories }: DigestView): readonly (readonly [Said, readonly Article[]])[] {
  const order = new Map(categories.map(({ slug }, index) => [slug, index]));
  const groups = new Map<string, Article[]>();
  for (const article of articles.toSorted((a, b) => b.sharedAt - a.sharedAt || b.id - a.id)) {
    const slug = article.categories[0] ?? '';
    groups.set(slug, [...(groups.get(slug) ?? []), article]);
  }
  return [...groups]
    .toSorted(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size))
    .map(([slug, held]) => [slug === '' ? phrase`Uncategorised` : nameOf(categories, slug), held] as const);
}
