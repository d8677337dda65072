import type { Moderators } from '../core/member.ts';
import type { Person, Place } from '../core/place.ts';
import { kept, type Version } from './kept.ts';
import { prepared } from './prepared.ts';
import type { Db } from './schema.ts';

export function createModerators(db: Db, version: Version): Moderators {
  const has = prepared(
    db,
    (place: Place, person: Person) =>
      db.selectFrom('moderator').select('person').where('place', '=', place).where('person', '=', person),
    ['place:', 'person:'],
  );
  const list = prepared(
    db,
    (place: Place) => db.selectFrom('moderator').select('person').where('place', '=', place).orderBy('person'),
    ['place:'],
  );
  return {
    has: kept(version, async (place: Place, person: Person) => (await has(place, person)).length > 0),

    list: kept(version, async (place: Place) => (await list(place)).map((row) => row.person)),

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
