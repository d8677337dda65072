import type { Draft } from '../../src/core/article.ts';
import { actionId, defineCommand } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase } from '../../src/core/phrase.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import { chosenIn } from '../../src/core/wording/category-menus.ts';
import { discardedMessage, draftForm, draftMessage } from '../../src/core/wording/draft.ts';
import { pressedMessage, surelyMessage } from '../../src/core/wording/queue-decided.ts';
import { readEdit } from '../editing.ts';
import { categoriesOf } from '../categories-of.ts';

export const post = defineCommand({
  root: 'newsroom',
  name: 'post',
  description: 'Turn a link (or pasted text) into an article; you check it before it is published',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    url: { kind: 'url', description: 'The article’s web address' },
    category: {
      kind: 'category',
      description: 'What to file it under; suggested unless you say',
      alias: 'in',
      most: 3,
    },
    text: {
      kind: 'text',
      description: 'The article’s text, when its page cannot be read: title line first',
      maxLength: 4000,
      paragraph: true,
    },
    more: {
      kind: 'text',
      description: 'The rest of the text, when one box is too small',
      maxLength: 4000,
      paragraph: true,
    },
  },
  run: async ({ url, category, text, more }, newsroom, member) => {
    if (!url && !text) {
      throw new NewsError('bad-input', phrase`Give the article’s web address, or paste its text.`, { field: 'url' });
    }
    const pasted = text && more ? `${text}\n${more}` : text;
    return show(await newsroom.submit({ url, text: pasted }, category, member), newsroom, member);
  },
  actions: {
    open: {
      shows: 'private',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => show(await newsroom.draft(id, member), newsroom, member),
    },
    publish: {
      shows: 'update',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => {
        const ids = { surely: actionId('post', 'surely', id), back: actionId('post', 'back', id) };
        return (
          surelyMessage(await newsroom.draft(id, member), ids, false) ??
          pressedMessage(await newsroom.press(id, member), null)
        );
      },
    },
    surely: {
      shows: 'update',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => pressedMessage(await newsroom.press(id, member), null),
    },
    back: {
      shows: 'update',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => show(await newsroom.draft(id, member), newsroom, member),
    },
    discard: {
      shows: 'update',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => discardedMessage(await newsroom.discard(id, member)),
    },
    file: {
      shows: 'update',
      who: 'moderator',
      run: async (argument, chosen, newsroom, member) => {
        const { id, now } = chosenIn(argument);
        const before = await newsroom.draft(id, member);
        const categories = now(chosen, before.categories, await categoriesOf(newsroom, member));
        return show(await newsroom.editDraft(id, { categories }, member), newsroom, member);
      },
    },
    edit: {
      shows: 'form',
      afterwards: 'update',
      who: 'moderator',
      form: async (id, newsroom, member) => draftForm(await newsroom.draft(id, member)),
      submit: async (id, raw, newsroom, member) =>
        show(await newsroom.editDraft(id, readEdit(raw), member), newsroom, member),
    },
  },
});

async function show(draft: Draft, newsroom: Newsroom, member: Member): Promise<Told> {
  const categories = await categoriesOf(newsroom, member);
  return draftMessage(await newsroom.preview(draft, member), categories);
}
