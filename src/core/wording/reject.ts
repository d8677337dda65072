import type { Candidate } from '../candidate.ts';
import { actionId } from '../command.ts';
import type { Form } from '../form.ts';
import { phrase, type Said } from '../phrase.ts';
import { reasonFields } from './reason.ts';

/** What is usually wrong with a link. */
export const rejections = [
  'The same story is here already.',
  'It is not about what this community is for.',
  'It names no source that can be checked.',
  'It is an advertisement.',
  'It is too old to be news.',
  'It cannot be opened or read.',
] as const;

/** Why a link is not published. What is said goes to whoever suggested it. */
export function rejectForm(candidate: Candidate): Form<Said> {
  const told =
    candidate.origin.kind === 'member'
      ? phrase`The member who suggested it is told this.`
      : phrase`Kept with the link.`;
  return {
    id: actionId('queue', 'reject', candidate.id),
    title: phrase`Reject`,
    submit: phrase`Reject`,
    fields: reasonFields(rejections, phrase`Reason`, told),
  };
}
