import type { Candidate } from '../candidate.ts';
import { bold, line, link, moderatorNode, text, time, type Action, type Block, type Inline } from '../message.ts';
import type { Story } from '../queueing.ts';
import { shorten, tidy, visible } from '../visible.ts';
import { buttonsOf } from './buttons.ts';
import { feedName } from './feed-line.ts';
import { isWeb } from './phrases.ts';
import { phrase, type Said } from '../phrase.ts';

/** The next older story. */
export function next(id: number): Action<Said> {
  return button('next', id, phrase`Next`, 'plain');
}

export const button = buttonsOf('queue');

/** By its title, when that is known. */
export function pageLink(
  candidate: Pick<Candidate, 'url' | 'title'> & { readonly seen?: Candidate['seen'] },
  title?: string,
): Inline<Said> {
  const read = candidate.seen?.kind === 'read' ? candidate.seen.title : candidate.title;
  const shown = shorten(visible(title ?? read ?? candidate.url), 200);
  return isWeb(candidate.url) ? link(shown, candidate.url) : text(shown);
}

/** Who brought it; of a member never who. */
export function origin({ candidate: { origin, at }, feed }: Pick<Story, 'candidate' | 'feed'>): Said {
  switch (origin.kind) {
    case 'feed':
      return feed
        ? phrase`Feed #${feed.id} ${feedName(feed)} brought it ${time(at, 'ago')}.`
        : phrase`A feed brought it ${time(at, 'ago')}.`;
    case 'member':
      return origin.note === null
        ? phrase`A member suggested it ${time(at, 'ago')}.`
        : phrase`A member suggested it ${time(at, 'ago')}: “${shorten(visible(origin.note), 300)}”`;
    case 'desk':
      return phrase`Proposed by ${moderatorNode(origin.by)}, ${time(at, 'ago')}.`;
  }
}

/** That a colleague thought otherwise, and why. */
export function rejectedBlocks(rejected: Story['rejected']): readonly Block<Said>[] {
  if (!rejected) return [];
  const { by, at, reason } = rejected;
  const said = phrase`This link was rejected by ${moderatorNode(by)} on ${time(at, 'date')}. Reason: ${tidy(reason)}`;
  return [{ kind: 'text', line: line(bold(phrase`Rejected before.`), ' ', said), keep: true }];
}
