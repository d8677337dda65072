import type { Changes } from '../src/core/article.ts';
import { actionId, type Reaction } from '../src/core/command.ts';
import type { Member } from '../src/core/member.ts';
import type { Told } from '../src/core/message.ts';
import type { Newsroom, Revised } from '../src/core/newsroom.ts';
import { editForm } from '../src/core/wording/edit.ts';

/** A published article’s title and summary, to be changed in a form; `shown` says what comes of it. */
export function editing(
  command: string,
  action: string,
  shown: (revised: Revised, newsroom: Newsroom, member: Member) => Told | Promise<Told>,
): Reaction {
  return {
    shows: 'form',
    afterwards: 'update',
    who: 'moderator',
    form: async (id, newsroom, member) => {
      const article = await newsroom.read(Number(id), member);
      return editForm(actionId(command, action, article.id), article);
    },
    submit: async (id, raw, newsroom, member) =>
      shown(await newsroom.edit(Number(id), readEdit(raw), member), newsroom, member),
  };
}

/** The form’s fields as changes. */
export function readEdit(raw: Readonly<Record<string, string>>): Changes {
  const sentences = (raw['sentences'] ?? '')
    .split('\n')
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  return { ...(raw['title'] ? { title: raw['title'].trim() } : {}), ...(sentences.length > 0 ? { sentences } : {}) };
}
