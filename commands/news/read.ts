import { defineCommand } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import { phrase } from '../../src/core/phrase.ts';
import { readMessage } from '../../src/core/wording/read.ts';
import { categoriesOf } from '../categories-of.ts';

export const read = defineCommand({
  root: 'news',
  name: 'read',
  description: 'Read one article’s summary, caution and evidence, with the sentences behind them',
  who: 'everyone',
  reply: 'asker',
  reads: true,
  anywhere: 'open',
  asks: true,
  options: {
    article: { kind: 'article', description: 'Its title, or its number like #12', required: true },
  },
  run: ({ article }, newsroom, member) => show(article, newsroom, member),
  actions: {
    // From a button the id is the argument, from a menu it is what was chosen.
    open: {
      shows: 'private',
      who: 'everyone',
      reads: true,
      run: (argument, [chosen], newsroom, member) => show(Number(chosen ?? argument), newsroom, member),
    },
  },
});

async function show(id: number, newsroom: Newsroom, member: Member): Promise<Told> {
  if (!Number.isSafeInteger(id))
    throw new NewsError('not-found', phrase`That article is not in this community’s archive.`);
  const article = await newsroom.read(id, member);
  return readMessage(article, await categoriesOf(newsroom, member));
}
