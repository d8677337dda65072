import { defineCommand, type Reaction } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase } from '../../src/core/phrase.ts';
import { copiesMessage } from '../../src/core/wording/correction.ts';
import { explanationMessage } from '../../src/core/wording/explanation.ts';
import { statusMessage } from '../../src/core/wording/status.ts';

export const status = defineCommand({
  root: 'newsroom',
  name: 'status',
  description: 'Show what is on its way, what went wrong, and why a channel did or did not get an article',
  who: 'moderator',
  reply: 'asker',
  options: {
    article: { kind: 'article', description: 'What became of this article’s copies' },
    channel: { kind: 'channel', description: 'Why this channel did or did not get it' },
  },
  run: async ({ article, channel }, newsroom, member) => {
    if (article === null && channel !== null)
      throw new NewsError('bad-input', phrase`Say which article, too: its title, or its number like #12.`, {
        field: 'article',
      });
    if (article === null) return statusMessage(await newsroom.status(member));
    if (channel === null) return copiesMessage(await newsroom.copies(article, member));
    return explanationMessage(await newsroom.explain(article, channel, member));
  },
  actions: {
    show: {
      shows: 'private',
      who: 'moderator',
      run: async (_argument, _chosen, newsroom, member) => statusMessage(await newsroom.status(member)),
    },
    again: decision('again'),
    arrived: decision('arrived'),
    dropped: decision('dropped'),
    // From the button the number is the argument, from the menu it is what was chosen.
    resume: {
      shows: 'update',
      who: 'moderator',
      run: async (argument, [chosen], newsroom, member) => {
        await newsroom.resume(Number(chosen ?? argument), member);
        return statusMessage(await newsroom.status(member));
      },
    },
    article: {
      shows: 'private',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => copiesMessage(await newsroom.copies(Number(id), member)),
    },
  },
});

function decision(word: 'again' | 'arrived' | 'dropped'): Reaction {
  return {
    shows: 'update',
    who: 'moderator',
    run: async (id, _chosen, newsroom, member) => {
      await newsroom.decide(id, word, member);
      return statusMessage(await newsroom.status(member));
    },
  };
}
