import { plainSettings, type AllSettings } from '../core/settings.ts';
import type { Db } from './schema.ts';

export function createSettings(db: Db): AllSettings {
  const of = (community: string) =>
    db.selectFrom('settings').select('archive').where('community', '=', community).executeTakeFirst();

  return {
    of: async (community) => ({ ...plainSettings, ...(await of(community)) }),

    change: (community, changed) =>
      db
        .insertInto('settings')
        .values({ community, ...plainSettings, ...changed })
        .onConflict((conflict) => conflict.column('community').doUpdateSet({ community, ...changed }))
        .returning('archive')
        .executeTakeFirstOrThrow(),

    async openArchives() {
      const rows = await db
        .selectFrom('settings')
        .select('community')
        .where('archive', '=', 'open')
        .orderBy('community')
        .execute();
      return rows.map((row) => row.community);
    },
  };
}
