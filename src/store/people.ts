import { sql, type Expression, type SqlBool, type Transaction } from 'kysely';
import type { Kept, People } from '../core/people.ts';
import { directsOf, nobody, type Person } from '../core/place.ts';
import { toCandidate } from './candidate-rows.ts';
import { draftsOf, forgetKept, openedOf, readingOf } from './people-expiring.ts';
import { toReport } from './reports.ts';
import type { Db, Schema } from './schema.ts';
import { toSubscription } from './subscriptions.ts';

export function createPeople(db: Db): People {
  return {
    kept: (person) => db.transaction().execute((trx) => read(trx, person)),
    forget: (person) =>
      db.transaction().execute(async (trx) => {
        await forgetMember(trx, person);
        await forgetModerator(trx, person);
        await forgetKept(trx, person);
      }),
  };
}

async function read(trx: Transaction<Schema>, person: Person): Promise<Kept> {
  const follows = await trx
    .selectFrom('subscription')
    .selectAll()
    .where(isTheirs('channel', person))
    .orderBy('id')
    .execute();
  const suggestions = await trx
    .selectFrom('candidate')
    .selectAll()
    .where('person', '=', person)
    .where('origin', '=', 'member')
    .orderBy('id')
    .execute();
  const reports = await trx.selectFrom('report').selectAll().where('person', '=', person).orderBy('id').execute();
  const { messages } = await trx
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('messages'))
    .where(isDirect)
    .where(isTheirs('channel', person))
    .executeTakeFirstOrThrow();
  const channels = await trx
    .selectFrom('subscription')
    .selectAll()
    .where('by', '=', person)
    .where((eb) => eb.not(isTheirs('channel', person)))
    .orderBy('id')
    .execute();
  const moderates = await trx
    .selectFrom('moderator')
    .select('place')
    .where('person', '=', person)
    .orderBy('place')
    .execute();
  return {
    follows: follows.map(toSubscription),
    suggestions: suggestions.map(toCandidate),
    reports: reports.map(toReport),
    messages,
    drafts: await draftsOf(trx, person),
    opened: await openedOf(trx, person),
    articles: await trx
      .selectFrom('article')
      .select(['community', 'id', 'title', 'sharedAt'])
      .where('sharedBy', '=', person)
      .orderBy('id')
      .execute(),
    decided: await trx
      .selectFrom('candidate')
      .select((eb) => [
        'community',
        'url',
        // They said yes when they put it before a second moderator, who may have decided since.
        eb
          .case()
          .when('decidedBy', '=', person)
          .then(eb.fn.coalesce('decidedAt', 'at'))
          .else(eb.ref('at'))
          .end()
          .as('at'),
      ])
      .where((eb) =>
        eb.or([eb('decidedBy', '=', person), eb.and([eb('person', '=', person), eb('origin', '=', 'desk')])]),
      )
      .orderBy('id')
      .execute(),
    channels: channels.map(toSubscription),
    feeds: await trx
      .selectFrom('feed')
      .select(['community', 'url', 'at'])
      .where((eb) => eb.or([eb('by', '=', person), isTheirs('tell', person)]))
      .orderBy('id')
      .execute(),
    reading: await readingOf(trx, person),
    moderates: moderates.map(({ place }) => place),
  };
}

/** What is theirs alone is gone; what they handed in stays for the moderators, without their words. */
async function forgetMember(trx: Transaction<Schema>, person: Person): Promise<void> {
  await trx.deleteFrom('subscription').where(isTheirs('channel', person)).execute();
  await trx.deleteFrom('delivery').where(isDirect).where(isTheirs('channel', person)).execute();
  await trx
    .updateTable('candidate')
    .set({ person: null, direct: null, note: null })
    .where('person', '=', person)
    .where('origin', '=', 'member')
    .execute();
  await trx
    .updateTable('report')
    .set({ person: null, direct: null, words: null })
    .where('person', '=', person)
    .execute();
}

/** What they did for their community stays, and nobody can tell who did it. */
async function forgetModerator(trx: Transaction<Schema>, person: Person): Promise<void> {
  await trx.updateTable('article').set({ sharedBy: nobody }).where('sharedBy', '=', person).execute();
  await trx.updateTable('candidate').set({ decidedBy: nobody }).where('decidedBy', '=', person).execute();
  await trx.updateTable('candidate').set({ person: nobody }).where('person', '=', person).execute();
  for (const table of ['subscription', 'feed'] as const) {
    await trx.updateTable(table).set({ tell: null }).where(isTheirs('tell', person)).execute();
    await trx.updateTable(table).set({ by: nobody }).where('by', '=', person).execute();
  }
}

/** As the partial index has it: else all there is of deliveries would be read. */
const isDirect = sql<SqlBool>`channel like '%:@%'`;

function isTheirs(column: 'channel' | 'tell', person: Person): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${directsOf(person).replace('*', '%')}`;
}
