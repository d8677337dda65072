import { actionId } from '../command.ts';
import type { Form } from '../form.ts';
import { bold, line, type Block, type Told } from '../message.ts';
import type { Article } from '../article.ts';
import { faults, type Fault } from '../report.ts';
import type { Reported } from '../reporting.ts';
import { shorten, visible } from '../visible.ts';
import { titleLink } from './phrases.ts';
import { own, phrase, type Said } from '../phrase.ts';

export const faultNames = {
  distorted: 'The summary misses or distorts something',
  outdated: 'The news is outdated or wrong',
  untrusted: 'The source cannot be trusted',
  other: 'Something else',
} as const satisfies Record<Fault, string>;

export const faultChoices = faults.map((value) => ({ value, label: faultNames[value] }));

/** What is wrong with an article, for the moderators alone. */
export function reportForm({ id, title }: Article): Form<Said> {
  return {
    id: actionId('report', 'open', id),
    title: phrase`Tell the moderators`,
    submit: phrase`Send`,
    fields: [
      {
        name: 'what',
        label: phrase`What is wrong?`,
        hint: phrase`With “${shorten(visible(title), 80)}”`,
        required: true,
        input: {
          kind: 'choices',
          choices: faultChoices.map(({ value, label }) => ({ value, label: own(label) })),
          most: 1,
        },
      },
      {
        name: 'note',
        label: phrase`In a sentence`,
        hint: phrase`The moderators read it, without your name.`,
        required: false,
        maxLength: 500,
        input: { kind: 'paragraph' },
      },
    ],
  };
}

/** When it was not said yet what is wrong. */
export function askWhatMessage(article: Article): Told {
  return {
    plain: phrase`What is wrong with ${visible(article.title)}?`,
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`${bold(phrase`What is wrong with`)} ${titleLink(article)}${bold('?')}`,
          ' ',
          phrase`Nothing was sent yet.`,
        ),
        keep: true,
      },
      actions({ id: actionId('report', 'open', article.id), label: phrase`Tell the moderators`, style: 'primary' }),
    ],
  };
}

/** To a member who has just reported an article. */
export function reportedMessage({ kind, article }: Reported): Told {
  return {
    plain: phrase`Thank you. The moderators will look at it.`,
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`${bold(phrase`Thank you.`)} The moderators will look at ${titleLink(article)}, and are not told who you are.`,
          ' ',
          ...(kind === 'again' ? [phrase`What you told them before gave way to it.`, ' '] : []),
          phrase`You hear what became of it in your direct messages.`,
        ),
        keep: true,
      },
    ],
  };
}

function actions(button: { id: string; label: Said; style: 'primary' }): Block<Said> {
  return { kind: 'actions', actions: [{ kind: 'button', ...button }], keep: true };
}
