import { standings } from '../../src/core/article.ts';
import { defineCommand } from '../../src/core/command.ts';
import { searchMessage } from '../../src/core/wording/search.ts';
import { standingNames } from '../../src/core/wording/phrases.ts';
import { subscribedMessage } from '../../src/core/wording/subscriptions.ts';
import { sayTopic } from '../../src/core/topic.ts';
import { categoriesOf } from '../categories-of.ts';

export const search = defineCommand({
  root: 'news',
  name: 'search',
  description: 'Search everything this community has published',
  who: 'everyone',
  reply: 'asker',
  reads: true,
  anywhere: 'open',
  asks: true,
  options: {
    words: {
      kind: 'words',
      description: 'Words to look for; "a phrase" in quotes, -word to leave out, begin* for words that begin so',
      required: true,
      maxLength: 200,
    },
    category: { kind: 'category', description: 'Only in this category', alias: 'in' },
    site: { kind: 'text', description: 'Only from this site, such as example.org or its name', maxLength: 100 },
    since: { kind: 'text', description: 'Published then or later: 2020, 2020-03 or 2020-03-15', maxLength: 10 },
    until: { kind: 'text', description: 'Published then or before: 2020, 2020-03 or 2020-03-15', maxLength: 10 },
    standing: {
      kind: 'choice',
      description: 'Only articles that stand like this',
      alias: 'is',
      choices: standings.map((value) => ({ value, label: standingNames[value] })),
    },
  },
  run: async ({ category, ...wanted }, newsroom, member) =>
    searchMessage(await newsroom.search({ ...wanted, category: category?.[0] ?? null }, member)),
  actions: {
    // `<token>.<page>`: the token stands for the words, so that no button carries what somebody looks for.
    page: {
      shows: 'update',
      who: 'everyone',
      reads: true,
      run: async (argument, _chosen, newsroom, member) => {
        const [token = '', page = ''] = argument.split('.');
        return searchMessage(await newsroom.searchPage(token, Number(page), member));
      },
    },
    suggested: {
      shows: 'update',
      who: 'everyone',
      reads: true,
      run: async (token, _chosen, newsroom, member) => searchMessage(await newsroom.searchSuggested(token, member)),
    },
    wider: {
      shows: 'update',
      who: 'everyone',
      reads: true,
      run: async (token, _chosen, newsroom, member) => searchMessage(await newsroom.searchEverything(token, member)),
    },
    follow: {
      shows: 'private',
      who: 'everyone',
      run: async (token, _chosen, newsroom, member) => {
        const subscribed = await newsroom.followSearch(token, member);
        const categories = await categoriesOf(newsroom, member);
        return subscribedMessage(subscribed, sayTopic(subscribed.subscription.topic, categories));
      },
    },
  },
});
