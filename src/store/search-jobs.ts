import type { Instant } from '../core/clock.ts';
import type { Found, Search } from '../core/searching.ts';
import type { Topic } from '../core/topic.ts';
import * as documents from './documents.ts';
import type { Fulltext } from './fulltext.ts';
import { relatedIds } from './related.ts';
import type { Db } from './schema.ts';
import { completeWords, count, find, type Archive } from './search.ts';
import { suggest } from './suggest.ts';
import { createVocabulary } from './vocabulary.ts';

/** Searches, as they are run in a thread of their own: each is asked and answered with plain values. */
export interface Searching {
  find(community: string, search: Search): Promise<Found>;
  suggest(community: string, search: Search): Promise<string | undefined>;
  related(community: string, id: number, limit: number): Promise<readonly number[]>;
  count(community: string, topic: Topic, since: Instant): Promise<number>;
  completeWords(community: string, typed: string, limit: number): Promise<readonly string[]>;
  titles(
    community: string,
    beginnings: readonly string[],
    limit: number,
  ): Promise<readonly { id: number; title: string }[]>;
}

export function createSearching(db: Db, fulltext: Fulltext): Searching {
  const archive: Archive = {
    fulltext,
    vocabulary: createVocabulary(db),
    async alone() {
      const communities = await db.selectFrom('community').select('id').limit(2).execute();
      return communities.length < 2;
    },
  };
  return {
    find: (community, search) => find(archive, community, search),
    suggest: (community, search) => suggest(archive, community, search),
    related: (community, id, limit) => related(db, archive, community, id, limit),
    count: (community, topic, since) => count(archive, community, topic, since),
    completeWords: (community, typed, limit) => completeWords(archive, community, typed, limit),
    titles: (community, beginnings, limit) => archive.fulltext.titles(community, beginnings, limit),
  };
}

async function related(
  db: Db,
  archive: Archive,
  community: string,
  id: number,
  limit: number,
): Promise<readonly number[]> {
  const row = await db
    .selectFrom('article')
    .innerJoin('articleWeight', 'articleWeight.article', 'article.id')
    .selectAll('article')
    .select('articleWeight.weights')
    .where('article.community', '=', community)
    .where('article.id', '=', id)
    .executeTakeFirst();
  if (!row) return [];
  const article = {
    ...row,
    original: documents.original.read(row.original),
    categories: documents.words.read(row.categories),
    judgement: documents.judgement.read(row.judgement),
  };
  return relatedIds(archive, article, row.weights, limit);
}
