import { defineCommand, type Reaction } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase, type Said } from '../../src/core/phrase.ts';
import { readWords } from '../../src/core/feed-news.ts';
import type { FilingChanges } from '../../src/core/feeding.ts';
import type { FollowedFeed } from '../../src/core/followed-feed.ts';
import type { Member } from '../../src/core/member.ts';
import { say, type Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import { chosenIn } from '../../src/core/wording/category-menus.ts';
import { exportMessage, feedName } from '../../src/core/wording/feed-line.ts';
import { triedMessage } from '../../src/core/wording/feed-notices.ts';
import {
  asJudged,
  feedsMessage,
  followingMessage,
  oneFeed,
  straightMessage,
  wordsForm,
} from '../../src/core/wording/feeds.ts';
import { categoriesOf } from '../categories-of.ts';

export const feeds = defineCommand({
  root: 'newsroom',
  name: 'feeds',
  description: 'List the feeds that bring news to the queue, change one, or add one by its site’s address',
  who: 'moderator',
  reply: 'asker',
  options: {
    add: { kind: 'url', description: 'A site or its feed, to follow from now on' },
    category: { kind: 'category', description: 'What to file its items under', alias: 'in', most: 3 },
    include: { kind: 'text', description: 'Only items with one of these words, with commas between', maxLength: 1000 },
    exclude: { kind: 'text', description: 'No items with any of these words', maxLength: 1000 },
  },
  run: async ({ add, category, include, exclude }, newsroom, member) => {
    if (add === null) {
      if (category !== null || include !== null || exclude !== null)
        throw new NewsError('bad-input', phrase`Say which feed to add: give the address of a site or its feed.`, {
          field: 'add',
        });
      return feedsMessage(await newsroom.feeds(member));
    }
    const filing = {
      ...(category === null ? {} : { categories: category }),
      ...(include === null ? {} : { include: readWords(include) }),
      ...(exclude === null ? {} : { exclude: readWords(exclude) }),
    };
    return followingMessage(await newsroom.followFeed(add, filing, member), await categoriesOf(newsroom, member));
  },
  actions: {
    choose: {
      shows: 'update',
      who: 'moderator',
      run: async (token, [place], newsroom, member) =>
        followingMessage(
          await newsroom.followFound(token, Number(place), member),
          await categoriesOf(newsroom, member),
        ),
    },
    page: {
      shows: 'update',
      who: 'moderator',
      run: async (page, _chosen, newsroom, member) => feedsMessage(await newsroom.feeds(member), Number(page)),
    },
    list: {
      shows: 'update',
      who: 'moderator',
      run: async (_argument, _chosen, newsroom, member) => feedsMessage(await newsroom.feeds(member)),
    },
    export: {
      shows: 'update',
      who: 'moderator',
      run: async (page, _chosen, newsroom, member) => exportMessage(await newsroom.exportFeeds(Number(page), member)),
    },
    open: act((id, newsroom, member) => newsroom.feed(id, member)),
    file: {
      shows: 'update',
      who: 'moderator',
      run: async (argument, chosen, newsroom, member) => {
        const { id, now } = chosenIn(argument);
        const { filing } = await newsroom.feed(Number(id), member);
        const isJudged = chosen.length > 0 && chosen.every((slug) => slug === asJudged);
        const slugs = chosen.filter((slug) => slug !== asJudged);
        const list = await categoriesOf(newsroom, member);
        return filed(
          Number(id),
          { categories: isJudged ? [] : now(slugs, filing.categories, list, [asJudged]) },
          phrase`Changed. It holds for what comes from now on.`,
          newsroom,
          member,
        );
      },
    },
    words: {
      shows: 'form',
      afterwards: 'update',
      who: 'moderator',
      form: async (id, newsroom, member) => wordsForm(await newsroom.feed(Number(id), member)),
      submit: async (id, raw, newsroom, member) => {
        const words = { include: readWords(raw['include'] ?? ''), exclude: readWords(raw['exclude'] ?? '') };
        return filed(Number(id), words, phrase`Changed. It holds for what comes from now on.`, newsroom, member);
      },
    },
    straight: {
      shows: 'update',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => straightMessage(await newsroom.feed(Number(id), member)),
    },
    publish: manner('straight', phrase`What it brings is published without review from now on, in your name.`),
    queue: manner('queue', phrase`What it brings waits in the queue again.`),
    pause: act(
      (id, newsroom, member) => newsroom.pauseFeed(id, member),
      ({ id }) => phrase`#${id} is paused. Nobody asks it until you resume it.`,
    ),
    retry: act((id, newsroom, member) => newsroom.retryFeed(id, member), sayTried),
    // Under what whoever follows it is told in direct messages, where not every platform says who moderates: the verb itself knows whose feed it is.
    again: {
      shows: 'update',
      who: 'everyone',
      run: async (id, _chosen, newsroom, member) => {
        const feed = await newsroom.retryFeed(Number(id), member);
        return triedMessage(feed, sayTried(feed));
      },
    },
    remove: {
      shows: 'update',
      who: 'moderator',
      run: async (id, _chosen, newsroom, member) => {
        const feed = await newsroom.unfollowFeed(Number(id), member);
        return say(phrase`Feed #${feed.id} ${feedName(feed)} is removed. What it brought stays.`);
      },
    },
  },
});

/** From the menu the number is what was chosen, from a button it is the argument. */
function act(
  run: (id: number, newsroom: Newsroom, member: Member) => Promise<FollowedFeed>,
  said: (feed: FollowedFeed) => Said = () => '',
): Reaction {
  return {
    shows: 'update',
    who: 'moderator',
    run: async (argument, [chosen], newsroom, member) => {
      const feed = await run(Number(chosen ?? argument), newsroom, member);
      return oneFeed(feed, await categoriesOf(newsroom, member), said(feed));
    },
  };
}

function manner(manner: 'queue' | 'straight', said: Said): Reaction {
  return {
    shows: 'update',
    who: 'moderator',
    run: (id, _chosen, newsroom, member) => filed(Number(id), { manner }, said, newsroom, member),
  };
}

async function filed(
  id: number,
  changes: FilingChanges,
  said: Said,
  newsroom: Newsroom,
  member: Member,
): Promise<Told> {
  return oneFeed(await newsroom.fileFeed(id, changes, member), await categoriesOf(newsroom, member), said);
}

function sayTried({ id, trouble }: FollowedFeed): Said {
  return trouble === null
    ? phrase`#${id} works: it was read just now.`
    : phrase`#${id} was tried just now, and does not work yet.`;
}
