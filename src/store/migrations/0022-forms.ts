import type { Transaction } from 'kysely';
import { index, published } from '../indexing.ts';
import type { Schema } from '../schema.ts';
import { renameWordTopics } from './word-topics.ts';

/** Forms of a word that its endings keep apart are looked up as one since (core/forms.ts): every article is indexed anew. */
export async function forms(db: Transaction<Schema>): Promise<void> {
  for await (const article of published(db)) await index(db, article);
  await renameWordTopics(db);
}
