import type { Candidate } from '../candidate.ts';
import { actionId } from '../command.ts';
import { link, text, type Action, type Inline } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { isWeb } from './phrases.ts';
import { phrase, type Said } from '../phrase.ts';

/** The next older story. */
export function next(id: number): Action<Said> {
  return button('next', id, phrase`Next`, 'plain');
}

export function button(
  action: string,
  argument: string | number,
  label: Said,
  style: 'plain' | 'primary' | 'danger',
): Action<Said> {
  return { kind: 'button', id: actionId('queue', action, argument), label, style };
}

/** By its title, when that is known. */
export function pageLink(
  candidate: Pick<Candidate, 'url' | 'title'> & { readonly seen?: Candidate['seen'] },
  title?: string,
): Inline<Said> {
  const read = candidate.seen?.kind === 'read' ? candidate.seen.title : candidate.title;
  const shown = shorten(visible(title ?? read ?? candidate.url), 200);
  return isWeb(candidate.url) ? link(shown, candidate.url) : text(shown);
}
