import { defineCommand } from '../../src/core/command.ts';
import { topicsMessage } from '../../src/core/wording/lists.ts';

export const topics = defineCommand({
  root: 'news',
  name: 'topics',
  description: 'List the categories, with how much each holds',
  who: 'everyone',
  reply: 'asker',
  reads: true,
  anywhere: 'open',
  options: {},
  run: async (_values, newsroom, member) => topicsMessage(await newsroom.categories(member), member),
  actions: {
    list: {
      shows: 'private',
      who: 'everyone',
      reads: true,
      run: async (_argument, _chosen, newsroom, member) => topicsMessage(await newsroom.categories(member), member),
    },
  },
});
