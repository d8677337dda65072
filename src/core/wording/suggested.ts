import { actionId } from '../command.ts';
import { bold, line, time, type Told } from '../message.ts';
import type { Suggested } from '../queueing.ts';
import { phrase, row, type Said } from '../phrase.ts';
import { tidy, visible } from '../visible.ts';
import { titleLink } from './phrases.ts';

/** To a member who has just handed in a link. */
export function suggestedMessage(suggested: Suggested): Told {
  switch (suggested.kind) {
    case 'thanks':
      return said(
        phrase`The moderators will look at it, and are not told who you are. You hear in your direct messages what becomes of it.`,
      );
    case 'waits':
      return said(
        suggested.isTheirs
          ? phrase`You handed this in before, and it waits for the moderators still. You hear in your direct messages what becomes of it.`
          : phrase`This link waits for the moderators already. If they publish it, you find it with search.`,
      );
    case 'decided': {
      const { decision } = suggested.candidate;
      const known = phrase`The moderators have looked at this link before and decided not to show it.`;
      return said(decision?.kind === 'rejected' ? row([known, phrase`Their reason: ${tidy(decision.reason)}`]) : known);
    }
    case 'shared':
      return {
        plain: phrase`Already shared: ${visible(suggested.article.title)}`,
        blocks: [
          {
            kind: 'text',
            line: line(
              phrase`${bold(phrase`Already shared on`)} ${time(suggested.article.sharedAt, 'date')}: ${titleLink(suggested.article)}. Thank you all the same.`,
            ),
            keep: true,
          },
          {
            kind: 'actions',
            actions: [
              {
                kind: 'button',
                id: actionId('read', 'open', suggested.article.id),
                label: phrase`Read`,
                style: 'primary',
              },
            ],
            keep: true,
          },
        ],
      };
  }
}

function said(rest: Said): Told {
  const thanks = phrase`Thank you.`;
  return { plain: row([thanks, rest]), blocks: [{ kind: 'text', line: line(bold(thanks), ' ', rest), keep: true }] };
}
