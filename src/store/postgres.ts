import {
  CompiledQuery,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely';
import { Pool, types } from 'pg';
import type { Db } from './schema.ts';

/** 15 is the oldest that is tried; https://www.postgresql.org/support/versioning/ */
const oldest = 150_000;
const connections = 10;
const patienceMs = 20_000;

/**
 * PostgreSQL, for Kysely. Transactions wait for one another, as SQLite's do: what is decided in one from what it read is still
 * true when it commits, whatever other processes do. Numbers of 64 bits come as numbers: ours are milliseconds and counts. A
 * statement that has to wait for longer than 20 seconds throws.
 */
export function postgresDialect(url: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(url),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** A sentence that says what to do, without user or password. */
export function cannotReach(url: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const remedy = remedies[String(error.code)] ?? 'See that it runs, and that DATABASE_URL names it.';
  return new Error(`The database ${nameOf(url)} cannot be used: ${error.message}. ${remedy}`, { cause: error });
}

/** What is wrong with the database, in a sentence, or undefined. */
export async function checkPostgres(db: Db, url: string): Promise<string | undefined> {
  const { rows } = await sql<{ version: number; durable: string }>`
    select current_setting('server_version_num')::int as version, current_setting('fsync') as durable`.execute(db);
  const [server] = rows;
  if (server && server.version < oldest)
    return `The database ${nameOf(url)} is PostgreSQL ${Math.floor(server.version / 10_000)}; 15 or newer is needed.`;
  if (server?.durable === 'off')
    return `The database ${nameOf(url)} has fsync off: what it holds does not survive a power cut. Turn it on.`;
  return undefined;
}

/** What to do about PostgreSQL's error codes (https://www.postgresql.org/docs/15/errcodes-appendix.html) and the network's. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start PostgreSQL, or mend DATABASE_URL.',
  ENOTFOUND: 'There is no such host: mend DATABASE_URL.',
  '28P01': 'Mend user and password in DATABASE_URL.',
  '28000': 'Mend user and password in DATABASE_URL, or what pg_hba.conf allows.',
  '3D000': 'Make the database, or mend its name in DATABASE_URL.',
  '42501': 'Let the user own the database, so that tables can be made.',
  '53100': 'Its disk is full: make room.',
  '53300': 'It has no connection left: allow more, or end what holds them.',
};

function createDriver(url: string): Driver {
  const driver = new PostgresDriver({ pool: async () => openPool(url) });
  return Object.assign(driver, {
    async beginTransaction(connection: DatabaseConnection) {
      // In one message; a schema of its own has a lock of its own.
      await connection.executeQuery(
        CompiledQuery.raw(`begin; select pg_advisory_xact_lock(hashtext('carewire'), hashtext(current_schema()))`),
      );
    },
  });
}

function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'carewire',
    max: connections,
    connectionTimeoutMillis: patienceMs,
    statement_timeout: patienceMs,
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that breaks is replaced by the next statement, which would throw if it could not be.
  pool.on('error', () => undefined);
  return pool;
}

function nameOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host || 'localhost'}${pathname}`;
}
