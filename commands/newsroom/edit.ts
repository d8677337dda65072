import type { Changes } from '../../src/core/article.ts';
import { actionId, defineCommand } from '../../src/core/command.ts';
import { bold, line, type Told } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import { revisedMessage } from '../../src/core/wording/correction.ts';
import { editing } from '../editing.ts';

export const edit = defineCommand({
  root: 'newsroom',
  name: 'edit',
  description: 'Change a published article’s title, summary or categories; every copy follows quietly',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    article: { kind: 'article', description: 'Its title, or its number like #12', required: true },
    category: { kind: 'category', description: 'File it under these instead', alias: 'in', most: 3 },
    title: { kind: 'text', description: 'A new title', maxLength: 250 },
  },
  run: async ({ article, category, title }, newsroom, member) => {
    if (category || title) {
      const changes: Changes = { ...(category ? { categories: category } : {}), ...(title ? { title } : {}) };
      return revisedMessage(await newsroom.edit(article, changes, member));
    }
    const found = await newsroom.read(article, member);
    return {
      plain: phrase`Edit #${found.id}`,
      blocks: [
        {
          kind: 'text',
          line: line(phrase`Change ${bold(found.title)}? Its copies will follow without a notice.`),
          keep: true,
        },
        {
          kind: 'actions',
          actions: [
            {
              kind: 'button',
              id: actionId('edit', 'open', found.id),
              label: phrase`Edit title and summary`,
              style: 'primary',
            },
          ],
          keep: true,
        },
      ],
    } satisfies Told;
  },
  actions: {
    open: editing('edit', 'open', (revised) => revisedMessage(revised)),
  },
});
