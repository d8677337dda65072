import { sql, type SqlBool, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

export async function queues(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .alterTable('delivery')
    .addColumn('platform', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (const platform of ['discord', 'slack'])
    await db
      .updateTable('delivery')
      .set({ platform })
      .where(sql<SqlBool>`channel like ${`${platform}:%`}`)
      .execute();
  await db.schema
    .createIndex('delivery_platform')
    .on('delivery')
    .columns(['platform', 'seq'])
    .where(sql`state`, 'in', sql`('pending', 'waiting', 'sending')`)
    .execute();
  await db.schema.dropIndex('delivery_open').execute();
}
