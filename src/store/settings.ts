import { plainSettings, type AllSettings, type DueNote, type Settings } from '../core/settings.ts';
import { owe } from './deliveries.ts';
import { kept, type Version } from './kept.ts';
import { prepared } from './prepared.ts';
import type { Db } from './schema.ts';

const columns = ['archive', 'desk', 'noteAt', 'secondEyes', 'language'] as const satisfies readonly (keyof Settings)[];

export function createSettings(db: Db, version: Version): AllSettings {
  const decided = prepared(
    db,
    (community: string) => db.selectFrom('settings').select(columns).where('community', '=', community),
    ['community'],
  );

  return {
    of: kept(version, async (community) => ({ ...plainSettings, ...(await decided(community))[0] })),

    change: (community, changed, nextNote) => {
      const note = nextNote === undefined ? {} : { nextNote };
      return db
        .insertInto('settings')
        .values({ community, nextNote: null, ...plainSettings, ...changed, ...note })
        .onConflict((conflict) => conflict.column('community').doUpdateSet({ community, ...changed, ...note }))
        .returning(columns)
        .executeTakeFirstOrThrow();
    },

    async openArchives() {
      const rows = await db
        .selectFrom('settings')
        .select('community')
        .where('archive', '=', 'open')
        .orderBy('community')
        .execute();
      return rows.map((row) => row.community);
    },

    async notesDue(now) {
      const rows = await db
        .selectFrom('settings')
        .select(['community', 'desk', 'noteAt', 'nextNote as due'])
        .where('nextNote', '<=', now)
        .orderBy('nextNote')
        .execute();
      return rows.flatMap(({ community, desk, noteAt, due }): readonly DueNote[] =>
        desk === null || noteAt === null || due === null ? [] : [{ community, desk, noteAt, due }],
      );
    },

    noted: ({ community, desk, due }, next, owed) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('settings')
          .set({ nextNote: next })
          .where('community', '=', community)
          .where('desk', '=', desk)
          .where('nextNote', '=', due)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await owe(trx, owed);
        return true;
      }),
  };
}
