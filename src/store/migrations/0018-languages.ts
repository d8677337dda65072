import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** None: what is spoken here unless somebody said otherwise. */
export async function languages(db: Transaction<Schema>): Promise<void> {
  await db.schema.alterTable('settings').addColumn('language', 'text').execute();
}
