import type { Draft } from '../article.ts';
import type { Category } from '../category.ts';
import { actionId } from '../command.ts';
import type { Form } from '../form.ts';
import { bold, line, time, type Action, type Block, type Line, type Told } from '../message.ts';
import type { Published } from '../newsroom.ts';
import type { Discarded, Preview } from '../queueing.ts';
import { visible } from '../visible.ts';
import { articleBlocks, type Shown } from './article.ts';
import { categoryMenus } from './category-menus.ts';
import { checklistBlocks } from './checklist.ts';
import { editForm } from './edit.ts';
import { titleLink } from './phrases.ts';
import { button as inQueue, origin, rejectedBlocks } from './queue-parts.ts';
import { secondBlocks } from './second-eyes.ts';
import { phrase, plural, row, type Said } from '../phrase.ts';

/** The private preview: what channels will get, what the moderator should know first, and what to do with it. */
export function draftMessage({ draft, second, waiting, rejected }: Preview, categories: readonly Category[]): Told {
  return {
    plain: phrase`Preview: ${visible(draft.page.title)}`,
    blocks: [
      {
        kind: 'note',
        line: line(phrase`${bold(phrase`Preview.`)} Only you see this, and nothing is posted until you publish.`),
        keep: true,
      },
      ...articleBlocks(asShown(draft), categories),
      ...warningBlocks(draft),
      ...checklistBlocks(draft.judgement, 160),
      ...rejectedBlocks(rejected),
      ...secondBlocks(second, draft, categories),
      ...waitingBlocks(waiting),
      { kind: 'actions', actions: categoryMenu(actionId('post', 'file', draft.id), draft, categories), keep: true },
      { kind: 'actions', actions: decisions(draft, second), keep: true },
    ],
  };
}

/** What replaces the preview once somebody decided. */
export function publishedMessage({ article, channels, quiet, digests }: Published): Told {
  const sent =
    channels.length > 0
      ? plural(channels.length, 'It is on its way to {n} channel', 'It is on its way to {n} channels')
      : phrase`No channel gets it at once`;
  const held =
    quiet > 0
      ? plural(quiet, '{n} channel gets it when the quiet hours end', '{n} channels get it when the quiet hours end')
      : '';
  const later = digests > 0 ? plural(digests, 'and {n} digest will bring it', 'and {n} digests will bring it') : '';
  const where =
    channels.length + quiet + digests === 0
      ? phrase`No channel follows what it is filed under yet; members find it by searching`
      : row([sent, held, later], ', ');
  return {
    plain: phrase`Published: ${visible(article.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(phrase`${bold(phrase`Published`)} ${titleLink(article)} as #${article.id}. ${where}.`),
        keep: true,
      },
      { kind: 'note', line: line(phrase`Published by you, ${time(article.sharedAt, 'moment')}`), keep: true },
    ],
  };
}

/** Discarding a draft decides nothing about the link: what waits is said to wait, and can be rejected from here. */
export function discardedMessage({ draft, at, waiting }: Discarded): Told {
  return {
    plain: phrase`Discarded: ${visible(draft.page.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(phrase`${bold(phrase`Discarded`)} ${titleLink(draft.page)}. Nothing was posted.`),
        keep: true,
      },
      { kind: 'note', line: line(phrase`Discarded by you, ${time(at, 'moment')}`), keep: true },
      ...(waiting ? leftWaiting(waiting) : []),
    ],
  };
}

function leftWaiting(waiting: NonNullable<Discarded['waiting']>): readonly Block<Said>[] {
  const { id, origin: brought } = waiting.candidate;
  const how =
    brought.kind === 'member'
      ? phrase`Reject it as well if it shall not come up again: they are told your reason.`
      : phrase`Reject it as well if it shall not come up again.`;
  return [
    {
      kind: 'text',
      line: line(bold(phrase`The link still waits in the queue.`), ' ', row([origin(waiting), how])),
      keep: true,
    },
    {
      kind: 'actions',
      actions: [
        inQueue('show', id, phrase`See it in the queue`, 'plain'),
        inQueue('reject', id, phrase`Reject`, 'danger'),
      ],
      keep: true,
    },
  ];
}

/** Title, summary and categories to change, as they stand. */
export function draftForm(draft: Draft): Form<Said> {
  return editForm(actionId('post', 'edit', draft.id), { title: draft.page.title, judgement: draft.judgement });
}

export function asShown(draft: Draft): Shown {
  return {
    ...draft.page,
    categories: draft.categories,
    judgement: draft.judgement,
    standing: 'current',
    notice: null,
    life: 'published',
  };
}

/** What the moderator should know first. */
export function warningBlocks({ judgement }: Draft): readonly Block<Said>[] {
  const grade: Line<Said>[] =
    judgement.readingGrade === null
      ? []
      : [line(phrase`The summary reads at US school grade ${Math.round(judgement.readingGrade)}.`)];
  const items = [...judgement.warnings.map(({ text }) => line(text)), ...grade];
  if (items.length === 0) return [];
  return [
    { kind: 'text', line: line(bold(phrase`Before you publish`)), keep: true },
    { kind: 'list', items, keep: true },
  ];
}

/** `id` is what choosing does. */
export function categoryMenu(id: string, draft: Draft, categories: readonly Category[]): readonly Action<Said>[] {
  return categoryMenus(id, phrase`Category`, draft.categories, categories);
}

function waitingBlocks(waiting: Preview['waiting']): readonly Block<Said>[] {
  if (!waiting) return [];
  const told = waiting.candidate.origin.kind === 'member' ? phrase`Publish it here, and they are told.` : '';
  return [
    {
      kind: 'text',
      line: line(bold(phrase`It waits in the queue as well.`), ' ', row([origin(waiting), told])),
      keep: true,
    },
  ];
}

function decisions({ id }: Draft, second: Preview['second']): readonly Action<Said>[] {
  const publish = second === 'needed' ? phrase`Say yes` : phrase`Publish`;
  return [
    { kind: 'button', id: actionId('post', 'publish', id), label: publish, style: 'primary' },
    { kind: 'button', id: actionId('post', 'edit', id), label: phrase`Edit`, style: 'plain' },
    { kind: 'button', id: actionId('post', 'discard', id), label: phrase`Discard`, style: 'danger' },
  ];
}
