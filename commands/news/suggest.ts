import { defineCommand } from '../../src/core/command.ts';
import { suggestedMessage } from '../../src/core/wording/suggested.ts';

export const suggest = defineCommand({
  root: 'news',
  name: 'suggest',
  description: 'Hand in a link for the moderators to look at; they are not told who you are',
  who: 'everyone',
  reply: 'asker',
  asks: true,
  options: {
    url: { kind: 'url', description: 'The article’s web address', required: true },
    note: {
      kind: 'text',
      description: 'Why it matters; moderators read it, without your name',
      maxLength: 300,
    },
  },
  run: async ({ url, note }, newsroom, member) => suggestedMessage(await newsroom.suggest(url, note, member)),
});
