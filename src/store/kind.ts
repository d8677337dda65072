import { PostgresAdapter, type Kysely, type Transaction } from 'kysely';
import type { IndexTables } from './fulltext.ts';
import { postgresTables } from './fulltext-postgres.ts';
import { sqliteTables } from './fulltext-sqlite.ts';
import type { Schema } from './schema.ts';

/** Which of the two databases this is: asked only where they differ. */
export function isPostgres(db: Kysely<Schema> | Transaction<Schema>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export function indexTables(trx: Transaction<Schema>): IndexTables {
  return isPostgres(trx) ? postgresTables : sqliteTables;
}
