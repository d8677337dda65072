import { defineCommand } from '../../src/core/command.ts';
import { findCategory } from '../../src/core/category.ts';
import { unknownCategory, sayTopic } from '../../src/core/topic.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import type { Wish } from '../../src/core/subscribing.ts';
import { subscribedMessage } from '../../src/core/wording/subscriptions.ts';
import { cadenceOptions, readCadence, readManner } from '../cadence.ts';
import { categoriesOf } from '../categories-of.ts';

export const follow = defineCommand({
  root: 'news',
  name: 'follow',
  description: 'Get news of a topic in your direct messages; nobody else sees it',
  who: 'everyone',
  reply: 'asker',
  asks: true,
  options: {
    topic: { kind: 'topic', description: 'A category, or "words" in quotes, or everything', required: true },
    ...cadenceOptions,
  },
  run: ({ topic, zone, ...how }, newsroom, member) =>
    start({ topic, cadence: readCadence(how), zone, manner: readManner(how) }, newsroom, member),
  actions: {
    // From an article's button the category is the argument, from the topics' menu it is what was chosen.
    category: {
      shows: 'private',
      who: 'everyone',
      run: async (argument, [chosen], newsroom, member) => {
        const wanted = chosen ?? argument;
        const categories = await categoriesOf(newsroom, member);
        const category = findCategory(categories, wanted);
        if (!category) throw unknownCategory(wanted, categories);
        const topic = { kind: 'category', slug: category.slug } as const;
        return start({ topic, cadence: null, zone: null }, newsroom, member);
      },
    },
  },
});

/** What is followed already keeps what was not said. */
async function start(wish: Wish, newsroom: Newsroom, member: Member): Promise<Told> {
  const subscribed = await newsroom.follow(wish, member);
  const categories = await categoriesOf(newsroom, member);
  return subscribedMessage(subscribed, sayTopic(wish.topic, categories));
}
