import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

export async function manners(db: Transaction<Schema>): Promise<void> {
  const plain = '{"quiet":null,"most":null,"empty":"skip","corrections":"edit"}';
  await db.schema
    .alterTable('subscription')
    .addColumn('manner', 'text', (column) => column.notNull().defaultTo(plain))
    .execute();
  await db.schema.alterTable('subscription').addColumn('mutedUntil', 'bigint').execute();
  await db.schema.alterTable('subscription').addColumn('tell', 'text').execute();
}
