import type { CreateTableBuilder, Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** A table each row of which belongs to a community; `serial` names a number that only ever grows. */
export function ofCommunity(
  db: Transaction<Schema>,
  table: string,
  serial?: string,
): CreateTableBuilder<string, string> {
  const created = db.schema.createTable(table);
  const numbered = serial
    ? created.addColumn(serial, 'integer', (column) => column.primaryKey().autoIncrement())
    : created;
  return numbered.addColumn('community', 'text', (column) => column.notNull().references('community.id'));
}
