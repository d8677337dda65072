import { once } from 'node:events';
import { readConfig } from '../config.ts';
import { writeLine } from '../store/lines.ts';
import { communityFor, openArchive } from './archive.ts';
import { readArgs, UsageError, type Verb } from './verb.ts';

/** The whole archive as lines of JSON, oldest first, for import elsewhere: articles and what became of them; nobody's name or follows. */
export const exportVerb: Verb = {
  name: 'export',
  usage: ['export [--community ID] > archive.jsonl'],
  run: async (args) => {
    const { values, positionals } = readArgs(args, { community: { type: 'string' } });
    if (positionals.length > 0) throw new UsageError('Export writes to standard output: put > and a file behind it.');
    const config = readConfig();
    const store = await openArchive(config);
    try {
      const community = await communityFor(store, values.community);
      const [newest] = await store.articles.latest(community, { limit: 1 });
      const changed = await store.articles.corrected(community, { limit: 1_000 });
      const last = Math.max(newest?.id ?? 0, ...changed.map(({ id }) => id));
      for (let id = 1; id <= last; id += 1) {
        const article = await store.articles.get(community, id);
        if (article && !process.stdout.write(`${writeLine(article)}\n`)) await once(process.stdout, 'drain');
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};
