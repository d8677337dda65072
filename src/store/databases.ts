import type { Dialect } from 'kysely';
import { checkPostgresIndex, createPostgresFulltext } from './fulltext-postgres.ts';
import { checkSqliteIndex } from './fulltext-sqlite.ts';
import type { Version } from './kept.ts';
import { cannotReach, checkPostgres, postgresDialect } from './postgres.ts';
import type { Db } from './schema.ts';
import { createSearching, type Searching } from './search-jobs.ts';
import { createSearcher } from './searcher.ts';
import { cannotOpen, checkSqlite, sqliteDialect } from './sqlite.ts';

/** One SQLite file, or a PostgreSQL database that more than one machine may use. */
export type Database = { readonly file: string } | { readonly url: string };

/** What differs between them. */
interface Kind {
  readonly dialect: Dialect;
  readonly version: Version;
  /** A sentence that says what to do, where the error is the database's. */
  readonly explain: (error: unknown) => unknown;
  readonly search: (db: Db) => Searching & { close(): Promise<void> };
  readonly check: (db: Db) => Promise<string | undefined>;
}

export function databaseOf(database: Database): Kind {
  return 'file' in database ? sqlite(database.file) : postgres(database.url);
}

function sqlite(file: string): Kind {
  const dialect = sqliteDialect(file);
  return {
    dialect,
    version: dialect.version,
    explain: (error) => cannotOpen(file, error),
    search: () => createSearcher(file),
    async check(db) {
      try {
        return (await checkSqlite(db, file)) ?? (await checkSqliteIndex(db));
      } catch (error) {
        return `The database ${file} cannot be read to its end (${String(error)}). Restore the latest backup.`;
      }
    },
  };
}

function postgres(url: string): Kind {
  return {
    dialect: postgresDialect(url),
    // To ask would take as long as reading.
    version: () => undefined,
    explain: (error) => cannotReach(url, error),
    // The server searches; nobody here stands still meanwhile.
    search: (db) => ({ ...createSearching(db, createPostgresFulltext(db)), close: async () => undefined }),
    check: async (db) => (await checkPostgres(db, url)) ?? (await checkPostgresIndex(db)),
  };
}
