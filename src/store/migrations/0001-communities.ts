import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { ofCommunity } from './of-community.ts';

export async function communities(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('community')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('place')
    .addColumn('place', 'text', (column) => column.primaryKey())
    .addColumn('community', 'text', (column) => column.notNull().references('community.id'))
    .execute();
  await db.schema.createIndex('place_community').on('place').column('community').execute();
  await db.schema
    .createTable('moderator')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('moderator_key', ['place', 'person'])
    .execute();
  await ofCommunity(db, 'category')
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('keywords', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('category_key', ['community', 'slug'])
    .execute();
}
