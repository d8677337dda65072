import { defineCommand } from '../../src/core/command.ts';
import type { Category } from '../../src/core/category.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase, type Said } from '../../src/core/phrase.ts';
import { bold, line, type Told } from '../../src/core/message.ts';
import type { CategoryChange } from '../../src/core/newsroom.ts';

export const categories = defineCommand({
  root: 'newsroom',
  name: 'categories',
  description: 'List, add, rename or remove this community’s categories',
  who: 'moderator',
  reply: 'asker',
  options: {
    action: {
      kind: 'choice',
      description: 'List unless you say',
      choices: [
        { value: 'list', label: 'List' },
        { value: 'add', label: 'Add' },
        { value: 'rename', label: 'Rename' },
        { value: 'remove', label: 'Remove' },
      ],
    },
    category: { kind: 'category', description: 'Which one to rename or remove', alias: 'in' },
    name: { kind: 'text', description: 'The name of the new one, or the new name', maxLength: 40 },
    about: { kind: 'text', description: 'What belongs in it, in a sentence', maxLength: 200 },
  },
  run: async ({ action, category, name, about }, newsroom, member) => {
    if (action === null || action === 'list') {
      const held = await newsroom.categories(member);
      return listMessage(
        phrase`Categories`,
        held.map((count) => count.category),
      );
    }
    const change = readChange(action, category?.[0] ?? null, name, about);
    return listMessage(phrase`Done. The categories are now`, await newsroom.changeCategories(change, member));
  },
});

function readChange(
  action: 'add' | 'rename' | 'remove',
  slug: string | null,
  name: string | null,
  about: string | null,
): CategoryChange {
  switch (action) {
    case 'add':
      if (!name) throw new NewsError('bad-input', phrase`Give the new category’s name.`, { field: 'name' });
      return { kind: 'add', name, description: about ?? '' };
    case 'rename':
      if (!slug) throw new NewsError('bad-input', phrase`Say which category to rename.`, { field: 'category' });
      if (!name) throw new NewsError('bad-input', phrase`Give the category’s new name.`, { field: 'name' });
      return { kind: 'rename', slug, name };
    case 'remove':
      if (!slug)
        throw new NewsError(
          'bad-input',
          phrase`Say which category to remove. Its articles stay, and are found by searching.`,
          { field: 'category' },
        );
      return { kind: 'remove', slug };
  }
}

function listMessage(title: Said, held: readonly Category[]): Told {
  const items = held.map(({ name, description }) => line(bold(name), description ? `: ${description}` : ''));
  return {
    plain: title,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      ...(items.length > 0
        ? [{ kind: 'list', items, keep: true } as const]
        : [{ kind: 'text', line: line(phrase`None yet. Add one to file news under it.`), keep: true } as const]),
    ],
  };
}
