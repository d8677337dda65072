import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

export async function expiring(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('kv')
    .addColumn('ns', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires', 'bigint')
    .addPrimaryKeyConstraint('kv_key', ['ns', 'key'])
    .execute();
  await db.schema.createIndex('kv_expires').on('kv').column('expires').execute();
}
