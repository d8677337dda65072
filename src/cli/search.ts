import { readConfig } from '../config.ts';
import { findCategory } from '../core/category.ts';
import { inEnglish } from '../core/speak.ts';
import { readQuery } from '../core/query.ts';
import { unknownCategory } from '../core/topic.ts';
import { sayWhere, standingNames } from '../core/wording/phrases.ts';
import type { Store } from '../store/store.ts';
import { communityFor, openArchive } from './archive.ts';
import { print, printJson, readArgs, UsageError, type Verb } from './verb.ts';

export const search: Verb = {
  name: 'search',
  usage: ['search <words> [--category C] [--community ID] [--json] (filters too: site:… since:… until:… is:…)'],
  run: async (args) => {
    const { values, positionals } = readArgs(
      args.filter((arg) => !isLeftOut(arg)),
      {
        category: { type: 'string' },
        community: { type: 'string' },
        json: { type: 'boolean' },
      },
    );
    if (positionals.length === 0) throw new UsageError('Which words?');
    const config = readConfig();
    const store = await openArchive(config);
    try {
      const community = await communityFor(store, values.community);
      const category = values.category === undefined ? undefined : await categoryFor(store, community, values.category);
      const words = [...positionals, ...args.filter(isLeftOut)].join(' ');
      const typed = readQuery(words).category;
      const among = typed === undefined ? undefined : await categoryFor(store, community, typed);
      const slug = category ?? among;
      const search = { words, ...(slug !== undefined && { category: slug }) };
      const { ids, total } = await store.articles.find(community, search);
      const hits = await store.articles.hits(community, words, ids.slice(0, 20));
      const suggested = total === 0 ? await store.articles.suggest(community, search) : undefined;
      if (values.json) {
        printJson({
          total,
          ...(suggested !== undefined && { suggested }),
          hits: hits.map(({ article: { id, title, url, categories, standing, publishedAt }, snippet }) => ({
            id,
            title,
            url,
            categories,
            standing,
            publishedAt,
            snippet,
          })),
        });
      } else {
        print(`${total} found`);
        if (suggested !== undefined) print(`Did you mean: ${suggested}`);
        for (const { article } of hits) {
          const standing = article.standing === 'current' ? '' : `${standingNames[article.standing].toUpperCase()}: `;
          print(`#${article.id} ${standing}${article.title} (${inEnglish(sayWhere(article))}) ${article.url}`);
        }
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};

/** A word to leave out begins with a dash, and is no option of ours. */
function isLeftOut(arg: string): boolean {
  return /^-[^-]/.test(arg);
}

async function categoryFor(store: Store, community: string, typed: string): Promise<string> {
  const categories = await store.categories.list(community);
  const category = findCategory(categories, typed);
  if (!category) throw unknownCategory(typed, categories);
  return category.slug;
}
