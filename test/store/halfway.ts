import { Kysely } from 'kysely';
import { migrations } from '../../src/store/migrations.ts';
import { plugins } from '../../src/store/plugins.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';

/** Run as a process of its own: begins to bring an archive left at 0008 to this version, says so when half is done, and stays there. Meant to be killed. */
export const halfway = import.meta.filename;

if (import.meta.main) {
  const [database = ''] = process.argv.slice(2);
  const dialect = database.startsWith('postgres:') ? postgresDialect(database) : sqliteDialect(database);
  const db = new Kysely<Schema>({ dialect, plugins });
  await db.transaction().execute(async (trx) => {
    for (const migration of migrations.filter(({ name }) => name > '0008-settings').slice(0, -1)) {
      await migration.up(trx);
      await trx.insertInto('migration').values({ name: migration.name, at: 1 }).execute();
    }
    process.stdout.write('half done\n');
    await new Promise(() => setInterval(() => {}, 60_000));
  });
}
