import { defineCommand } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import { bold, say, type Told } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';

export const unfollow = defineCommand({
  root: 'news',
  name: 'unfollow',
  description: 'Stop following something',
  who: 'everyone',
  reply: 'asker',
  asks: true,
  options: {
    subscription: {
      kind: 'subscription',
      description: 'Which one; its number is in the list of what you follow',
      required: true,
    },
  },
  run: ({ subscription }, newsroom, member) => stopFollowing(subscription, newsroom, member),
  actions: {
    remove: {
      shows: 'update',
      who: 'everyone',
      run: (_argument, [chosen], newsroom, member) => stopFollowing(Number(chosen), newsroom, member),
    },
  },
});

export async function stopFollowing(id: number, newsroom: Newsroom, member: Member): Promise<Told> {
  const { topic } = await newsroom.unfollow(id, member);
  return say(phrase`You no longer follow ${bold(topic)} (#${id}). Nothing more of it will be sent to you.`);
}
