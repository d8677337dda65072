import type { ColumnDefinitionBuilder, CreateTableBuilder, Transaction } from 'kysely';
import { isPostgres } from '../kind.ts';
import type { Schema } from '../schema.ts';

/** A table each row of which belongs to a community; `serial` names a number that only ever grows. */
export function ofCommunity(
  db: Transaction<Schema>,
  table: string,
  serial?: string,
): CreateTableBuilder<string, string> {
  const created = db.schema.createTable(table);
  const numbered = serial ? created.addColumn(serial, 'integer', growing(db)) : created;
  return numbered.addColumn('community', 'text', (column) => column.notNull().references('community.id'));
}

/** A key that the database gives, larger than any it has given. */
export function growing(db: Transaction<Schema>) {
  return (column: ColumnDefinitionBuilder) =>
    isPostgres(db) ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey().autoIncrement();
}
