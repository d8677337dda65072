import type { Moderators } from '../core/member.ts';
import type { Db } from './schema.ts';

export function createModerators(db: Db): Moderators {
  return {
    async has(place, person) {
      const row = await db
        .selectFrom('moderator')
        .select('person')
        .where('place', '=', place)
        .where('person', '=', person)
        .executeTakeFirst();
      return row !== undefined;
    },

    async list(place) {
      const rows = await db
        .selectFrom('moderator')
        .select('person')
        .where('place', '=', place)
        .orderBy('person')
        .execute();
      return rows.map((row) => row.person);
    },

    async add(place, person) {
      await db
        .insertInto('moderator')
        .values({ place, person })
        .onConflict((conflict) => conflict.columns(['place', 'person']).doNothing())
        .execute();
    },

    async remove(place, person) {
      const { numDeletedRows } = await db
        .deleteFrom('moderator')
        .where('place', '=', place)
        .where('person', '=', person)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
