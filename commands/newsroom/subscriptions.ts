import { defineCommand } from '../../src/core/command.ts';
import { bold, channelNode, say } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import { subscriptionsMessage } from '../../src/core/wording/subscriptions.ts';
import { changing, type Receiving } from '../changing.ts';

/** What the community's channels receive, and what moderators may do with it. */
export const channels: Receiving = {
  command: 'subscriptions',
  who: 'moderator',
  title: phrase`Subscriptions of this community’s channels`,
  none: phrase`No channel is subscribed to anything yet. Subscribe one to have news posted there.`,
  lines: (newsroom, member) => newsroom.subscriptions(member),
  which: 'Which one; its number is in the list of subscriptions',
  remove: async (id, newsroom, member) => {
    const { topic, subscription } = await newsroom.unsubscribe(id, member);
    return say(
      phrase`Subscription #${id} is removed. ${channelNode(subscription.channel)} gets nothing more of ${bold(topic)}; what was posted stays.`,
    );
  },
};

export const subscriptions = defineCommand({
  root: 'newsroom',
  name: 'subscriptions',
  description: 'List which channels receive what, and when next; pause, mute or remove one',
  who: 'moderator',
  reply: 'asker',
  options: {},
  run: async (_values, newsroom, member) => subscriptionsMessage(await channels.lines(newsroom, member), channels),
  actions: changing(channels),
});
