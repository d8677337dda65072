import { defineCommand } from '../../src/core/command.ts';
import { latestMessage } from '../../src/core/wording/lists.ts';

export const latest = defineCommand({
  root: 'news',
  name: 'latest',
  description: 'Show what was published last',
  who: 'everyone',
  reply: 'asker',
  reads: true,
  anywhere: 'open',
  options: { category: { kind: 'category', description: 'Only in this category', alias: 'in' } },
  run: async ({ category }, newsroom, member) =>
    latestMessage(await newsroom.latest(category?.[0] ?? null, null, member), member.moderator),
  actions: {
    // From a digest that left some out, for whoever presses.
    open: {
      shows: 'private',
      who: 'everyone',
      reads: true,
      run: async (_argument, _chosen, newsroom, member) =>
        latestMessage(await newsroom.latest(null, null, member), member.moderator),
    },
    // `<id to go on from>.<category>`
    older: {
      shows: 'update',
      who: 'everyone',
      reads: true,
      run: async (argument, _chosen, newsroom, member) => {
        const [before = '', category = ''] = argument.split('.');
        return latestMessage(await newsroom.latest(category || null, Number(before), member), member.moderator);
      },
    },
  },
});
