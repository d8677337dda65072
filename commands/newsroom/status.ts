import { defineCommand } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import type { Message } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import { copiesMessage, statusMessage } from '../../src/core/wording/status.ts';

export const status = defineCommand({
  root: 'newsroom',
  name: 'status',
  description: 'Show what is on its way, what went wrong, and what comes next',
  who: 'moderator',
  reply: 'asker',
  options: { article: { kind: 'article', description: 'What became of this article’s copies' } },
  run: async ({ article }, newsroom, member) =>
    article === null
      ? statusMessage(await newsroom.status(member))
      : copiesMessage(article, await newsroom.copies(article, member)),
  actions: {
    again: decision('again'),
    arrived: decision('arrived'),
    dropped: decision('dropped'),
  },
});

function decision(word: 'again' | 'arrived' | 'dropped') {
  return {
    shows: 'update',
    who: 'moderator',
    run: async (id: string, _chosen: readonly string[], newsroom: Newsroom, member: Member): Promise<Message> => {
      await newsroom.decide(id, word, member);
      return statusMessage(await newsroom.status(member));
    },
  } as const;
}
