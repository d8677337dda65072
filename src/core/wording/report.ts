import { actionId } from '../command.ts';
import type { Form } from '../form.ts';
import { bold, line, type Block, type Told } from '../message.ts';
import type { Article } from '../article.ts';
import { faults, type Fault } from '../report.ts';
import type { Reported } from '../reporting.ts';
import { shorten, visible } from '../visible.ts';
import { titleLink } from './phrases.ts';
import type { Said } from '../phrase.ts';

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
    title: 'Tell the moderators',
    submit: 'Send',
    fields: [
      {
        name: 'what',
        label: 'What is wrong?',
        hint: `With “${shorten(visible(title), 80)}”`,
        required: true,
        input: { kind: 'choices', choices: faultChoices, most: 1 },
      },
      {
        name: 'note',
        label: 'In a sentence',
        hint: 'The moderators read it, without your name.',
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
    plain: `What is wrong with ${visible(article.title)}?`,
    blocks: [
      {
        kind: 'text',
        line: line(bold('What is wrong with '), titleLink(article), bold('? '), 'Nothing was sent yet.'),
        keep: true,
      },
      actions({ id: actionId('report', 'open', article.id), label: 'Tell the moderators', style: 'primary' }),
    ],
  };
}

/** To a member who has just reported an article. */
export function reportedMessage({ kind, article }: Reported): Told {
  const again = kind === 'again' ? ' What you told them before gave way to it.' : '';
  return {
    plain: 'Thank you. The moderators will look at it.',
    blocks: [
      {
        kind: 'text',
        line: line(
          bold('Thank you. '),
          'The moderators will look at ',
          titleLink(article),
          `, and are not told who you are.${again} You hear what became of it in your direct messages.`,
        ),
        keep: true,
      },
    ],
  };
}

function actions(button: { id: string; label: string; style: 'primary' }): Block<Said> {
  return { kind: 'actions', actions: [{ kind: 'button', ...button }], keep: true };
}
