import type { RawValues } from '../src/core/answering.ts';
import { askFor } from '../src/core/asking.ts';
import type { Command, Reaction } from '../src/core/command.ts';
import type { Member } from '../src/core/member.ts';
import type { Told } from '../src/core/message.ts';
import type { Newsroom } from '../src/core/newsroom.ts';
import { categoriesOf } from './categories-of.ts';

/** A moderator’s button that opens another verb's own form with something in it already: what follows is as if it had been typed. */
export function asking(
  command: Command,
  begun: (id: number, newsroom: Newsroom, member: Member) => Promise<RawValues>,
  otherwise: (id: number, newsroom: Newsroom, member: Member) => Promise<Told>,
): Reaction {
  return {
    shows: 'form',
    afterwards: 'private',
    who: 'moderator',
    form: async (id, newsroom, member) =>
      askFor(command, await begun(Number(id), newsroom, member), await categoriesOf(newsroom, member)),
    // The form is the verb's, and so is its id: it is sent in there.
    submit: (id, _raw, newsroom, member) => otherwise(Number(id), newsroom, member),
  };
}
