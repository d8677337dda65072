import { defineCommand } from '../../src/core/command.ts';
import { muteAsTyped } from '../changing.ts';
import { channels } from './subscriptions.ts';

export const muteSubscription = defineCommand({
  root: 'newsroom',
  name: 'mute',
  description: 'Send a channel nothing of a topic for some days; what was missed comes then',
  who: 'moderator',
  reply: 'asker',
  options: {
    subscription: {
      kind: 'subscription',
      description: 'Which one; its number is in the list of subscriptions',
      required: true,
    },
    until: {
      kind: 'text',
      description: 'Days, like 7, or a day like 2026-12-24; off to end it',
      required: true,
      maxLength: 30,
    },
  },
  run: ({ subscription, until }, newsroom, member) => muteAsTyped(channels, subscription, until, newsroom, member),
});
