import { defineCommand } from '../../src/core/command.ts';
import { removeFollow, subscriptionsMessage } from '../../src/core/wording/subscriptions.ts';

export const following = defineCommand({
  root: 'news',
  name: 'following',
  description: 'List what you follow; only you see it',
  who: 'everyone',
  reply: 'asker',
  options: {},
  run: async (_values, newsroom, member) =>
    subscriptionsMessage(await newsroom.following(member), {
      title: 'You follow',
      none: 'You follow nothing yet. Look at the topics to see what there is.',
      remove: removeFollow,
    }),
});
