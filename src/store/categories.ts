import type { Transaction } from 'kysely';
import type { Categories, Category } from '../core/category.ts';
import { topicKey } from '../core/topic.ts';
import { owe } from './deliveries.ts';
import * as documents from './documents.ts';
import { kept, type Version } from './kept.ts';
import { prepared } from './prepared.ts';
import type { Db, Schema } from './schema.ts';
import { toSubscription } from './subscriptions.ts';

export function createCategories(db: Db, version: Version): Categories {
  const list = prepared(
    db,
    (community: string) =>
      db
        .selectFrom('category')
        .select(['slug', 'name', 'description', 'keywords'])
        .where('community', '=', community)
        .orderBy('position')
        .orderBy('slug'),
    ['community'],
  );
  return {
    list: kept(version, async (community) =>
      (await list(community)).map((row) => ({ ...row, keywords: keywordsOf(row.keywords) })),
    ),

    add: (community, category) => db.transaction().execute((trx) => addCategory(trx, community, category)),

    async change(community, { slug, name, description, keywords }) {
      const { numUpdatedRows } = await db
        .updateTable('category')
        .set({ name, description, keywords: documents.words.write(keywords) })
        .where('community', '=', community)
        .where('slug', '=', slug)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    remove: (community, slug, owed) =>
      db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('category')
          .where('community', '=', community)
          .where('slug', '=', slug)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        const followers = await trx
          .deleteFrom('subscription')
          .where('community', '=', community)
          .where('topicKey', '=', topicKey({ kind: 'category', slug }))
          .returningAll()
          .execute();
        await owe(trx, owed(followers.map(toSubscription)));
        return true;
      }),
  };
}

/** Read with nearly everything anybody does, and seldom changed. */
const known = new Map<string, readonly string[]>();

function keywordsOf(text: string): readonly string[] {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const read = documents.words.read(text);
  known.set(text, read);
  return read;
}

const mostKnown = 1_000;

/** At the end of the community's list; false when the slug is taken. */
export async function addCategory(trx: Transaction<Schema>, community: string, category: Category): Promise<boolean> {
  const last = await trx
    .selectFrom('category')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('community', '=', community)
    .executeTakeFirst();
  const added = await trx
    .insertInto('category')
    .values({
      community,
      slug: category.slug,
      name: category.name,
      description: category.description,
      keywords: documents.words.write(category.keywords),
      position: (last?.position ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.columns(['community', 'slug']).doNothing())
    .returning('slug')
    .executeTakeFirst();
  return added !== undefined;
}
