import type { Member } from '../src/core/member.ts';
import type { Told } from '../src/core/message.ts';
import type { Newsroom } from '../src/core/newsroom.ts';

/** What moderators work through one at a time. The command begins with the first, and so does a button that stands elsewhere. */
export function pile(first: (newsroom: Newsroom, member: Member) => Promise<Told>) {
  return {
    begins: {
      root: 'newsroom',
      who: 'moderator',
      reply: 'asker',
      options: {},
      run: (_values: unknown, newsroom: Newsroom, member: Member): Promise<Told> => first(newsroom, member),
    },
    open: {
      shows: 'private',
      who: 'moderator',
      run: (_id: string, _chosen: readonly string[], newsroom: Newsroom, member: Member): Promise<Told> =>
        first(newsroom, member),
    },
  } as const;
}
