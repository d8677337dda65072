import { defineCommand } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import { bold, channelNode, say, type Told } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';

export const unsubscribe = defineCommand({
  root: 'newsroom',
  name: 'unsubscribe',
  description: 'Stop sending a topic to a channel',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    subscription: {
      kind: 'subscription',
      description: 'Which one; its number is in the list of subscriptions',
      required: true,
    },
  },
  run: ({ subscription }, newsroom, member) => stopSending(subscription, newsroom, member),
  actions: {
    remove: {
      shows: 'update',
      who: 'moderator',
      run: (_argument, [chosen], newsroom, member) => stopSending(Number(chosen), newsroom, member),
    },
  },
});

export async function stopSending(id: number, newsroom: Newsroom, member: Member): Promise<Told> {
  const { topic, subscription } = await newsroom.unsubscribe(id, member);
  return say(
    phrase`Subscription #${id} is removed. ${channelNode(subscription.channel)} gets nothing more of ${bold(topic)}; what was posted stays.`,
  );
}
