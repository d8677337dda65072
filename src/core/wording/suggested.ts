import { actionId } from '../command.ts';
import { bold, line, time, type Told } from '../message.ts';
import type { Suggested } from '../queueing.ts';
import { visible } from '../visible.ts';
import { titleLink } from './phrases.ts';

/** To a member who has just handed in a link. */
export function suggestedMessage(suggested: Suggested): Told {
  switch (suggested.kind) {
    case 'thanks':
      return said(
        'Thank you. ',
        'The moderators will look at it, without your name. You hear here what became of it, in your direct messages.',
      );
    case 'waits':
      return said(
        'Thank you. ',
        'This link waits for the moderators already. If they publish it, you find it with search.',
      );
    case 'decided': {
      const { decision } = suggested.candidate;
      const reason = decision?.kind === 'rejected' ? ` Their reason: ${visible(decision.reason)}` : '';
      return said('Thank you. ', `The moderators have looked at this link before and decided not to show it.${reason}`);
    }
    case 'shared':
      return {
        plain: `Already shared: ${visible(suggested.article.title)}`,
        blocks: [
          {
            kind: 'text',
            line: line(
              bold('Already shared on '),
              time(suggested.article.sharedAt, 'date'),
              ': ',
              titleLink(suggested.article),
              '. Thank you all the same.',
            ),
            keep: true,
          },
          {
            kind: 'actions',
            actions: [
              { kind: 'button', id: actionId('read', 'open', suggested.article.id), label: 'Read', style: 'primary' },
            ],
            keep: true,
          },
        ],
      };
  }
}

function said(first: string, rest: string): Told {
  return { plain: `${first}${rest}`, blocks: [{ kind: 'text', line: line(bold(first), rest), keep: true }] };
}
