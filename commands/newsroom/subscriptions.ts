import { defineCommand } from '../../src/core/command.ts';
import { removeSubscription, subscriptionsMessage } from '../../src/core/wording/subscriptions.ts';

export const subscriptions = defineCommand({
  root: 'newsroom',
  name: 'subscriptions',
  description: 'List which channels receive what, and when next',
  who: 'moderator',
  reply: 'asker',
  options: {},
  run: async (_values, newsroom, member) =>
    subscriptionsMessage(await newsroom.subscriptions(member), {
      title: 'Subscriptions of this community’s channels',
      none: 'No channel is subscribed to anything yet. Subscribe one to have news posted there.',
      remove: removeSubscription,
    }),
});
