import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { checkSqliteIndex } from './fulltext-sqlite.ts';
import { plugins } from './plugins.ts';
import type { Schema } from './schema.ts';
import { cannotOpen, checkSqlite, sqliteDialect } from './sqlite.ts';

/**
 * Copies the database as it is at this moment to `to`, readable by its owner only, while others go on reading and writing it
 * (https://sqlite.org/lang_vacuum.html#vacuuminto). The copy bears its name only once it was read to its end, found whole, and is on
 * the disk. Stands still until it is done: seconds for 200 MB. Throws a sentence when either cannot be opened or written, or
 * the copy is not whole; then nothing is left of it.
 */
export async function backUp(file: string, to: string): Promise<void> {
  const unfinished = `${to}.part`;
  rmSync(unfinished, { force: true });
  try {
    copy(file, unfinished);
    const wrong = await check(unfinished);
    if (wrong !== undefined) throw new Error(`The copy is not whole. ${wrong}`);
    flush(unfinished);
    renameSync(unfinished, to);
    flush(dirname(to));
  } catch (error) {
    for (const rest of ['', '-wal', '-shm']) rmSync(`${unfinished}${rest}`, { force: true });
    throw error;
  }
}

function copy(file: string, to: string): void {
  // SQLite would make the file by the umask, and writes into an empty one.
  try {
    closeSync(openSync(to, 'wx', 0o600));
  } catch (error) {
    throw cannotOpen(to, error);
  }
  let database: DatabaseSync | undefined;
  try {
    if (!existsSync(file)) throw new Error(`There is no archive at ${file} yet.`);
    database = new DatabaseSync(file, { timeout: 10_000 });
    database.prepare('vacuum into ?').run(to);
  } catch (error) {
    throw cannotOpen(file, error);
  } finally {
    database?.close();
  }
}

async function check(file: string): Promise<string | undefined> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file), plugins });
  try {
    return (await checkSqlite(db, file)) ?? (await checkSqliteIndex(db));
  } finally {
    await db.destroy();
  }
}

function flush(path: string): void {
  const opened = openSync(path, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
