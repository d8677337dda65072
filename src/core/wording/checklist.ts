import type { Judgement } from '../judgement.ts';
import { bold, line, type Block, type Line } from '../message.ts';
import { quoted } from './phrases.ts';
import { own, phrase, row, type Said } from '../phrase.ts';

export const checklistTitle = 'What this article tells you, and what it does not';

/** The questions a reader would ask: those it speaks of with its sentence, at most so many letters of it; then those it leaves open. */
export function checklistBlocks({ checklist = [] }: Judgement, letters: number): readonly Block<Said>[] {
  if (checklist.length === 0) return [];
  const told = checklist.flatMap(({ question, mentioned }): Line<Said>[] =>
    mentioned ? [line(bold(own(question)), ' ', quoted(mentioned.quote, letters))] : [],
  );
  return [
    { kind: 'text', line: line(bold(own(checklistTitle))) },
    ...(told.length > 0 ? [{ kind: 'list', items: told } satisfies Block<Said>] : []),
    ...(told.length === checklist.length
      ? []
      : [
          {
            kind: 'note',
            line: line(phrase`${bold(phrase`Not mentioned:`)} ${untold(checklist)}`),
            keep: true,
          } satisfies Block<Said>,
        ]),
  ];
}

function untold(checklist: NonNullable<Judgement['checklist']>): Said {
  return row(checklist.flatMap(({ question, mentioned }) => (mentioned ? [] : [own(question)])));
}
