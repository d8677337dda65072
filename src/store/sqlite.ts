import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type SqliteDatabase,
} from 'kysely';
import { createLoopShare } from './loop-share.ts';
import { createChanges, type Changes } from './changes.ts';
import type { Version } from './kept.ts';
import type { Db } from './schema.ts';

const settings = [
  'pragma journal_mode = wal',
  // A published article must outlive a power cut, and a commit a moment is all we ever make.
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  // What somebody had deleted is overwritten, not left in free pages until they are used again.
  'pragma secure_delete = on',
  // In KiB when negative: 32 MiB hold the index of some ten thousand articles.
  'pragma cache_size = -32768',
  // In pages. The thread that searches empties the log; this is for where there is none yet, and for more than it can keep up with.
  'pragma wal_autocheckpoint = 4000',
];

/** What to do about SQLite's primary result codes (https://sqlite.org/rescode.html). */
const busy = 5;
const remedies: Readonly<Record<number, string>> = {
  [busy]: 'Another process keeps it locked: stop that one, then start again.',
  11: 'It is damaged: restore the latest backup.',
  13: 'The disk is full: make room, then start again.',
  26: 'It is no database: move it away, or name another folder as DATA_DIR.',
};
const otherRemedy = 'See that the user this runs as may write to its folder, or name another one as DATA_DIR.';

/**
 * SQLite in one file through `node:sqlite`, for Kysely: one connection, WAL, every commit on disk before it is answered.
 * The file and its folder are made when missing, readable by their owner only. While another process writes, a statement
 * waits for at most `patienceMs`, then throws, as it does when the disk is full.
 */
export function sqliteDialect(file: string, patienceMs = 10_000): Dialect & { readonly version: Version } {
  const changes = createChanges();
  return {
    version: changes.version,
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(file, patienceMs, changes),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** A sentence that says what to do, for an error of SQLite or the file system; any other error as it is. */
export function cannotOpen(file: string, error: unknown): unknown {
  const code = primaryCode(error);
  if (!(error instanceof Error) || (code === undefined && !('syscall' in error))) return error;
  const remedy = remedies[code ?? 0] ?? otherRemedy;
  return new Error(`The database ${file} cannot be opened: ${error.message}. ${remedy}`, { cause: error });
}

/** What is wrong with the database file, in a sentence, or undefined. Reads all of it: seconds for a large archive. */
export async function checkSqlite(db: Db, file: string): Promise<string | undefined> {
  const integrity = await sql<{ line: string }>`
    select integrity_check as line from pragma_integrity_check limit 3`.execute(db);
  const damage = integrity.rows.map(({ line }) => line.replaceAll(/\s+/gu, ' ')).filter((line) => line !== 'ok');
  if (damage.length > 0)
    return `The database ${file} is damaged (${damage.join('; ').slice(0, 200)}). Restore the latest backup.`;
  const dangling = await sql`pragma foreign_key_check`.execute(db);
  if (dangling.rows.length > 0)
    return `The database ${file} has ${dangling.rows.length} rows that point at nothing. Restore the latest backup.`;
  const mode = statSync(file).mode & 0o777;
  if (mode & 0o077)
    return `The database ${file} can be read by other users of this machine (mode ${mode.toString(8)}). Run: chmod 600 ${file}`;
  return undefined;
}

/** Everybody else waits so long at most, and for one statement. */
const mostHeldMs = 8;

function createDriver(file: string, patienceMs: number, changes: Changes): Driver {
  let database: DatabaseSync | undefined;
  const shareLoop = createLoopShare(mostHeldMs);
  const driver = new SqliteDriver({
    database: async () => {
      database = await openFile(file, patienceMs);
      changes.watch(database);
      return adapt(database);
    },
  });
  return {
    init: () => driver.init(),
    acquireConnection: async () => patient(await driver.acquireConnection(), patienceMs, shareLoop, changes),
    releaseConnection: () => driver.releaseConnection(),
    // Immediate: a deferred transaction that reads first and then writes fails when another process wrote in between.
    beginTransaction: async (connection) => void (await connection.executeQuery(CompiledQuery.raw('begin immediate'))),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    async rollbackTransaction(connection) {
      // A full disk makes SQLite roll back by itself; a second rollback would hide the reason.
      if (database?.isTransaction) await driver.rollbackTransaction(connection);
    },
    destroy: () => driver.destroy(),
  };
}

async function openFile(file: string, patienceMs: number): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // SQLite would make the file by the umask; -wal and -shm take after it.
    closeSync(openSync(file, 'a', 0o600));
    const opened = new DatabaseSync(file, { timeout: 0 });
    database = opened;
    for (const setting of settings) await patiently(() => opened.exec(setting), patienceMs);
    return opened;
  } catch (error) {
    database?.close();
    throw cannotOpen(file, error);
  }
}

/** What Kysely asks of a database, which is what better-sqlite3 offers. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const known = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => database.close(),
    prepare(text) {
      const before = known.get(text);
      if (before) return before;
      const statement = database.prepare(text);
      const prepared = {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...parameters.map(bindable)),
        run: (parameters: readonly unknown[]) => statement.run(...parameters.map(bindable)),
        // Two walks at once through one statement would disturb each other.
        iterate: (parameters: readonly unknown[]) => database.prepare(text).iterate(...parameters.map(bindable)),
      };
      if (known.size >= mostStatements) known.clear();
      known.set(text, prepared);
      return prepared;
    },
  };
}

/** Preparing one takes longer than running it; all of ours are fewer, but for lists of parameters of every length. */
const mostStatements = 500;

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a ${typeof value} here`);
}

/** Between two statements of a transaction others may run, but none that asks the database: the connection is taken. */
function patient(
  connection: DatabaseConnection,
  patienceMs: number,
  shareLoop: () => Promise<void>,
  changes: Changes,
): DatabaseConnection {
  return {
    async executeQuery(query) {
      changes.byUs(query.query.kind !== 'SelectQueryNode');
      await shareLoop();
      return patiently(() => connection.executeQuery(query), patienceMs);
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** SQLite's own busy timeout would stand still with the whole event loop, and another connection of this process with it. */
async function patiently<Result>(run: () => Result | Promise<Result>, patienceMs: number): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (primaryCode(error) !== busy || performance.now() > deadline) throw error;
    }
    await sleep(1 + Math.random() * 9);
  }
}

/** The low byte of SQLite's extended code; undefined for errors that are not SQLite's. */
function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
}
