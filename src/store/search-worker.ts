import { parentPort, workerData } from 'node:worker_threads';
import { Kysely, sql } from 'kysely';
import { plugins } from './plugins.ts';
import { createSqliteFulltext } from './fulltext-sqlite.ts';
import type { Schema } from './schema.ts';
import { createSearching } from './search-jobs.ts';
import type { Answer, Asked } from './searcher.ts';
import { sqliteDialect } from './sqlite.ts';

/**
 * The thread that searches: one connection of its own, one search after the other. Between them it moves what was written from the
 * write-ahead log into the database file (https://sqlite.org/wal.html#ckpt): that is two more flushes of the disk, and whoever writes
 * need not wait for them.
 */
const db = new Kysely<Schema>({ dialect: sqliteDialect(String(workerData)), plugins });
const searching = createSearching(db, createSqliteFulltext(db));
const ready = sql`pragma query_only = on`.execute(db);

parentPort?.on('message', ({ turn, job }: Asked) => {
  const answer = (said: Answer['said']): void => parentPort?.postMessage({ turn, said } satisfies Answer);
  ready
    .then(() => run(job))
    .then(
      (value) => answer({ kind: 'done', value }),
      (error: unknown) => answer({ kind: 'failed', reason: String(error) }),
    );
});

// One that finds nothing to move costs next to nothing. What fails here, a full disk say, the writer meets itself.
setInterval(() => void sql`pragma wal_checkpoint(passive)`.execute(db).catch(() => undefined), 2_000);

function run(job: Asked['job']): Promise<unknown> {
  switch (job.kind) {
    case 'find':
      return searching.find(...job.args);
    case 'suggest':
      return searching.suggest(...job.args);
    case 'related':
      return searching.related(...job.args);
    case 'count':
      return searching.count(...job.args);
    case 'completeWords':
      return searching.completeWords(...job.args);
    case 'titles':
      return searching.titles(...job.args);
  }
}
