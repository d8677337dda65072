import { defineCommand } from '../../src/core/command.ts';
import { searchMessage } from '../../src/core/wording/lists.ts';

export const search = defineCommand({
  root: 'news',
  name: 'search',
  description: 'Search everything this community has published',
  who: 'everyone',
  reply: 'asker',
  asks: true,
  options: {
    words: { kind: 'text', description: 'Words to look for; "a phrase" in quotes', required: true, maxLength: 200 },
    category: { kind: 'category', description: 'Only in this category', alias: 'in' },
  },
  run: async ({ words, category }, newsroom, member) =>
    searchMessage(await newsroom.search(words, category?.[0] ?? null, member)),
  actions: {
    // `<token>.<page>`: the token stands for the words, so that no button carries what somebody looks for.
    page: {
      shows: 'update',
      who: 'everyone',
      run: async (argument, _chosen, newsroom, member) => {
        const [token = '', page = ''] = argument.split('.');
        return searchMessage(await newsroom.searchPage(token, Number(page), member));
      },
    },
  },
});
