import type { Transaction } from 'kysely';
import { published, reweigh } from '../indexing.ts';
import type { Schema } from '../schema.ts';

/** A word said often and a word of the title count less than they did: every article is weighed anew. */
export async function weights(db: Transaction<Schema>): Promise<void> {
  for await (const article of published(db)) await reweigh(db, article);
}
