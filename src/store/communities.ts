import type { Transaction } from 'kysely';
import type { Category } from '../core/category.ts';
import { NewsError } from '../core/errors.ts';
import type { Communities, Community } from '../core/member.ts';
import type { Person, Place } from '../core/place.ts';
import { addCategory } from './categories.ts';
import { kept, type Version } from './kept.ts';
import { prepared } from './prepared.ts';
import type { Db, Schema } from './schema.ts';

/** What the configuration says of communities. */
export interface CommunitySettings {
  readonly communities: readonly ConfiguredCommunity[];
  /** What a place nobody configured starts with. */
  readonly newcomer: { readonly zone: string; readonly categories: readonly Category[] };
}

export interface ConfiguredCommunity extends Community {
  readonly places: readonly Place[];
  readonly categories: readonly Category[];
  readonly moderators: readonly { readonly place: Place; readonly person: Person }[];
}

export function createCommunities(db: Db, version: Version, newcomer: CommunitySettings['newcomer']): Communities {
  const ofPlace = kept(
    version,
    prepared(
      db,
      (place: Place) =>
        db
          .selectFrom('place')
          .innerJoin('community', 'community.id', 'place.community')
          .select(['community.id', 'community.name', 'community.zone'])
          .where('place.place', '=', place),
      ['place:'],
    ),
  );

  return {
    async ofPlace(place, name) {
      const [known] = await ofPlace(place);
      if (known) return known;
      const own = { id: place, name: name ?? place, zone: newcomer.zone };
      return db.transaction().execute(async (trx) => {
        const settled = await homeOf(trx, place);
        // Somebody else met the place between our look and our transaction.
        if (settled !== undefined)
          return trx.selectFrom('community').selectAll().where('id', '=', settled).executeTakeFirstOrThrow();
        const community = await ensureCommunity(trx, own, newcomer.categories);
        await trx.insertInto('place').values({ place, community: community.id }).execute();
        return community;
      });
    },

    get: (id) => db.selectFrom('community').selectAll().where('id', '=', id).executeTakeFirst(),

    list: () => db.selectFrom('community').selectAll().orderBy('id').execute(),

    async places(community) {
      const rows = await db
        .selectFrom('place')
        .select('place')
        .where('community', '=', community)
        .orderBy('place')
        .execute();
      return rows.map((row) => row.place);
    },

    join: (place, community) =>
      db.transaction().execute(async (trx) => {
        const known = await trx.selectFrom('community').select('id').where('id', '=', community).executeTakeFirst();
        if (!known) throw new NewsError('not-found', `There is no community “${community}” to join.`);
        return movePlace(trx, place, community);
      }),
  };
}

/**
 * Makes or renames the configured communities, and brings their places and moderators in. Categories are a community's
 * own from then on. Throws a NewsError when a configured place already has articles elsewhere.
 */
export async function configureCommunities(db: Db, communities: readonly ConfiguredCommunity[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { id, name, zone, categories, places, moderators } of communities) {
      await ensureCommunity(trx, { id, name, zone }, categories);
      await trx.updateTable('community').set({ name, zone }).where('id', '=', id).execute();
      for (const place of places)
        if (!(await movePlace(trx, place, id))) throw settledElsewhere(place, id, await homeOf(trx, place));
      for (const moderator of moderators)
        await trx
          .insertInto('moderator')
          .values({ place: moderator.place, person: moderator.person })
          .onConflict((conflict) => conflict.columns(['place', 'person']).doNothing())
          .execute();
    }
  });
}

/** The community as it is, or as given when it is new, with its first categories. */
async function ensureCommunity(
  trx: Transaction<Schema>,
  community: Community,
  categories: readonly Category[],
): Promise<Community> {
  const made = await trx
    .insertInto('community')
    .values(community)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!made) return trx.selectFrom('community').selectAll().where('id', '=', community.id).executeTakeFirstOrThrow();
  for (const category of categories) await addCategory(trx, community.id, category);
  return made;
}

/** What a place's channels follow moves with it. False, and nothing moved, when the community it leaves has articles. */
async function movePlace(trx: Transaction<Schema>, place: Place, community: string): Promise<boolean> {
  const home = await homeOf(trx, place);
  if (home === community) return true;
  if (home !== undefined) {
    const article = await trx.selectFrom('article').select('id').where('community', '=', home).executeTakeFirst();
    if (article) return false;
    await trx
      .updateTable('subscription')
      .set({ community })
      .where('community', '=', home)
      .where((eb) => eb(eb.fn('substr', ['channel', eb.val(1), eb.val(place.length + 1)]), '=', `${place}:`))
      .execute();
  }
  if (home !== undefined) await moveFeeds(trx, place, home, community);
  if (home !== undefined)
    // What waits for the moderators of the one waits for those of the other now, but what waits there already.
    await trx
      .updateTable('candidate')
      .set({ community })
      .where('community', '=', home)
      .where('addressKey', 'not in', (eb) =>
        eb.selectFrom('candidate').select('addressKey').where('community', '=', community),
      )
      .execute();
  await trx
    .insertInto('place')
    .values({ place, community })
    .onConflict((conflict) => conflict.column('place').doUpdateSet({ community }))
    .execute();
  return true;
}

/** The feeds its people follow, less those that are followed there already. */
async function moveFeeds(trx: Transaction<Schema>, place: Place, home: string, community: string): Promise<void> {
  const theirs = trx
    .selectFrom('feed')
    .select('id')
    .where('community', '=', home)
    .where((eb) => eb(eb.fn('substr', ['tell', eb.val(1), eb.val(place.length + 1)]), '=', `${place}:`));
  const twice = trx.selectFrom('feed').select('url').where('community', '=', community);
  await trx.deleteFrom('feed').where('id', 'in', theirs).where('url', 'in', twice).execute();
  await trx.updateTable('feed').set({ community }).where('id', 'in', theirs).execute();
}

async function homeOf(trx: Transaction<Schema>, place: Place): Promise<string | undefined> {
  const row = await trx.selectFrom('place').select('community').where('place', '=', place).executeTakeFirst();
  return row?.community;
}

function settledElsewhere(place: Place, community: string, home: string | undefined): NewsError {
  return new NewsError(
    'conflict',
    `${place} is configured for the community “${community}”, but it already has articles in “${home}”. ` +
      `Give the configured community the id “${home}” to keep them, or take the place out of “${community}”.`,
  );
}
