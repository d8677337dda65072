import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

export async function settings(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('community', 'text', (column) => column.primaryKey().references('community.id'))
    .addColumn('archive', 'text', (column) => column.notNull())
    .execute();
}
