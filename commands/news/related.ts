import { defineCommand } from '../../src/core/command.ts';
import { relatedMessage } from '../../src/core/wording/search.ts';

export const related = defineCommand({
  root: 'news',
  name: 'related',
  description: 'Show articles most like one, and what was published later about the same',
  who: 'everyone',
  reply: 'asker',
  reads: true,
  anywhere: 'open',
  asks: true,
  options: {
    article: { kind: 'article', description: 'Its title, or its number like #12', required: true },
  },
  run: async ({ article }, newsroom, member) => relatedMessage(await newsroom.related(article, member)),
  actions: {
    open: {
      shows: 'private',
      who: 'everyone',
      reads: true,
      run: async (argument, _chosen, newsroom, member) =>
        relatedMessage(await newsroom.related(Number(argument), member)),
    },
  },
});
