import { defineCommand } from '../../src/core/command.ts';
import { bold, say } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import { subscriptionsMessage } from '../../src/core/wording/subscriptions.ts';
import { changing, type Receiving } from '../changing.ts';

/** What a member follows, and what they may do with it. */
export const follows: Receiving = {
  command: 'following',
  who: 'everyone',
  title: phrase`You follow`,
  none: phrase`You follow nothing yet. Look at the topics to see what there is.`,
  lines: (newsroom, member) => newsroom.following(member),
  which: 'Which one; its number is in the list of what you follow',
  remove: async (id, newsroom, member) => {
    const { topic } = await newsroom.unfollow(id, member);
    return say(phrase`You no longer follow ${bold(topic)} (#${id}). Nothing more of it will be sent to you.`);
  },
};

export const following = defineCommand({
  root: 'news',
  name: 'following',
  description: 'List what you follow, and pause, mute or remove it; only you see it',
  who: 'everyone',
  reply: 'asker',
  reads: true,
  options: {},
  run: async (_values, newsroom, member) => subscriptionsMessage(await follows.lines(newsroom, member), follows),
  actions: changing(follows),
});
