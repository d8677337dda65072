import { defineCommand } from '../../src/core/command.ts';
import { phrase } from '../../src/core/phrase.ts';
import { subscriptionsMessage } from '../../src/core/wording/subscriptions.ts';
import { changing, type Receiving } from '../changing.ts';
import { stopFollowing } from './unfollow.ts';

/** What a member follows, and what they may do with it. */
export const follows: Receiving = {
  command: 'following',
  who: 'everyone',
  title: phrase`You follow`,
  none: phrase`You follow nothing yet. Look at the topics to see what there is.`,
  lines: (newsroom, member) => newsroom.following(member),
  remove: stopFollowing,
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
