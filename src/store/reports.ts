import type { Selectable, Transaction } from 'kysely';
import type { NewReport, Report, Reports } from '../core/report.ts';
import { owe } from './deliveries.ts';
import type { Db, Schema } from './schema.ts';

export function createReports(db: Db): Reports {
  return {
    add: (report) => db.transaction().execute((trx) => add(trx, report)),

    async waiting(community, limit) {
      const rows = await db
        .selectFrom('report')
        .selectAll()
        .where('community', '=', community)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toReport);
    },

    count: (community) =>
      db
        .selectFrom('report')
        .select((eb) => [
          eb.fn.count<number>('article').distinct().as('articles'),
          eb.fn.countAll<number>().as('reports'),
          eb.fn.min('at').as('oldest'),
        ])
        .where('community', '=', community)
        .executeTakeFirstOrThrow(),

    answer: (community, article, upTo, owed) =>
      db.transaction().execute(async (trx) => {
        const decided = await takeReports(trx, community, article, upTo);
        await owe(trx, owed(decided));
        return decided;
      }),
  };
}

/** Inside the caller's transaction: who reported the article, and the reports are gone. */
export async function takeReports(
  trx: Transaction<Schema>,
  community: string,
  article: number,
  upTo?: number,
): Promise<readonly Report[]> {
  const rows = await trx
    .deleteFrom('report')
    .where('community', '=', community)
    .where('article', '=', article)
    .$if(upTo !== undefined, (rows) => rows.where('id', '<=', upTo ?? 0))
    .returningAll()
    .execute();
  return rows.map(toReport).toSorted((a, b) => a.id - b.id);
}

async function add(trx: Transaction<Schema>, { from, ...report }: NewReport): Promise<'new' | 'again' | 'gone'> {
  const { community, article } = report;
  const published = await trx
    .selectFrom('article')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', article)
    .where('life', '=', 'published')
    .executeTakeFirst();
  if (!published) return 'gone';
  const { numDeletedRows } = await trx
    .deleteFrom('report')
    .where('article', '=', article)
    .where('person', '=', from?.person ?? null)
    .executeTakeFirst();
  await trx
    .insertInto('report')
    .values({ ...report, person: from?.person ?? null, direct: from?.direct ?? null })
    .execute();
  return numDeletedRows > 0n ? 'again' : 'new';
}

export function toReport({ person, direct, ...row }: Selectable<Schema['report']>): Report {
  return { ...row, from: person === null || direct === null ? null : { person, direct } };
}
