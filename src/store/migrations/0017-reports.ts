import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { ofCommunity } from './of-community.ts';

export async function reports(db: Transaction<Schema>): Promise<void> {
  await ofCommunity(db, 'report', 'id')
    .addColumn('article', 'integer', (column) => column.notNull().references('article.id').onDelete('cascade'))
    .addColumn('fault', 'text', (column) => column.notNull())
    .addColumn('words', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('direct', 'text')
    .addUniqueConstraint('report_once', ['article', 'person'])
    .execute();
  await db.schema.createIndex('report_community').on('report').columns(['community', 'id']).execute();
}
