import type { Transaction } from 'kysely';
import type { Instant } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { communities } from './migrations/0001-communities.ts';
import { articles } from './migrations/0002-articles.ts';
import { searchIndex } from './migrations/0003-search.ts';
import { outbox } from './migrations/0004-outbox.ts';
import { expiring } from './migrations/0005-expiring.ts';
import { manners } from './migrations/0006-manners.ts';
import { queues } from './migrations/0007-queues.ts';
import { settings } from './migrations/0008-settings.ts';
import { candidates } from './migrations/0010-candidates.ts';
import { feeds } from './migrations/0011-feeds.ts';
import { languages } from './migrations/0018-languages.ts';
import { notices } from './migrations/0016-notices.ts';
import { reports } from './migrations/0017-reports.ts';
import { people } from './migrations/0019-people.ts';
import { told } from './migrations/0020-told.ts';
import { profiles } from './migrations/0021-profiles.ts';
import { weights } from './migrations/0022-weights.ts';
import { search } from './migrations/0012-search.ts';
import type { Db, Schema } from './schema.ts';

interface Migration {
  /** Never renamed once released: databases remember it. */
  readonly name: string;
  up(db: Transaction<Schema>): Promise<void>;
}

/** In order, forward only. What is released is never changed; what has to change is a new one at the end. */
export const migrations: readonly Migration[] = [
  { name: '0001-communities', up: communities },
  { name: '0002-articles', up: articles },
  { name: '0003-search', up: searchIndex },
  { name: '0004-outbox', up: outbox },
  { name: '0005-expiring', up: expiring },
  { name: '0006-manners', up: manners },
  { name: '0007-queues', up: queues },
  { name: '0008-settings', up: settings },
  { name: '0010-candidates', up: candidates },
  { name: '0011-feeds', up: feeds },
  { name: '0012-search', up: search },
  { name: '0016-notices', up: notices },
  { name: '0017-reports', up: reports },
  { name: '0018-languages', up: languages },
  { name: '0019-people', up: people },
  { name: '0020-told', up: told },
  { name: '0021-profiles', up: profiles },
  { name: '0022-weights', up: weights },
];

/**
 * Brings the database to this version, all of it or nothing; any number of processes may start at once.
 * Throws when a newer version has already changed it. What an older version left is told of before it is changed: in a large
 * archive it takes minutes.
 */
export async function migrate(db: Db, now: Instant, log?: Log): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    const done = await trx.selectFrom('migration').select('name').orderBy('name').execute();
    const known = new Set(migrations.map((migration) => migration.name));
    const newer = done.find((row) => !known.has(row.name));
    if (newer)
      throw new Error(
        `The database was changed by a newer version of Carewire (“${newer.name}” is unknown here). ` +
          'Start that version, or restore a backup made before it ran.',
      );
    const names = new Set(done.map((row) => row.name));
    for (const migration of migrations.filter(({ name }) => !names.has(name))) {
      if (names.size > 0)
        log?.info('the database is being brought to this version; a large archive takes minutes', {
          migration: migration.name,
        });
      await migration.up(trx);
      await trx.insertInto('migration').values({ name: migration.name, at: now }).execute();
    }
  });
}
