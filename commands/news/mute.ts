import { defineCommand } from '../../src/core/command.ts';
import { muteAsTyped } from '../changing.ts';
import { follows } from './following.ts';

export const muteFollow = defineCommand({
  root: 'news',
  name: 'mute',
  description: 'Hear nothing of something you follow for some days; what was missed comes then',
  who: 'everyone',
  reply: 'asker',
  options: {
    subscription: {
      kind: 'subscription',
      description: 'Which one; its number is in the list of what you follow',
      required: true,
    },
    until: {
      kind: 'text',
      description: 'Days, like 7, or a day like 2026-12-24; off to end it',
      required: true,
      maxLength: 30,
    },
  },
  run: ({ subscription, until }, newsroom, member) => muteAsTyped(follows, subscription, until, newsroom, member),
});
