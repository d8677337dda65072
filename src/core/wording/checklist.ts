import type { Judgement } from '../judgement.ts';
import { bold, line, type Block, type Line } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import type { Said } from '../phrase.ts';

export const checklistTitle = 'What this article tells you, and what it does not';

/** The questions a reader would ask: those it speaks of with its sentence, at most so many letters of it; then those it leaves open. */
export function checklistBlocks({ checklist = [] }: Judgement, letters: number): readonly Block<Said>[] {
  if (checklist.length === 0) return [];
  const told = checklist.flatMap(({ question, mentioned }): Line<Said>[] =>
    mentioned ? [line(bold(`${question} `), `“${shorten(visible(mentioned.quote), letters)}”`)] : [],
  );
  const open = untold(checklist);
  return [
    { kind: 'text', line: line(bold(checklistTitle)) },
    ...(told.length > 0 ? [{ kind: 'list', items: told } satisfies Block<Said>] : []),
    ...(open === ''
      ? []
      : [{ kind: 'note', line: line(bold('Not mentioned: '), open), keep: true } satisfies Block<Said>]),
  ];
}

function untold(checklist: NonNullable<Judgement['checklist']>): string {
  return checklist.flatMap(({ question, mentioned }) => (mentioned ? [] : [question])).join(' ');
}
