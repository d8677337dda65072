import type { SelectQueryBuilder, Transaction } from 'kysely';
import { sameAddress } from '../core/address.ts';
import type { Candidate, Candidates, Decision, NewCandidate, Waiting } from '../core/candidate.ts';
import type { Person } from '../core/place.ts';
import { toCandidate, toRow, type CandidateRow as Row } from './candidate-rows.ts';
import { owe } from './deliveries.ts';
import * as documents from './documents.ts';
import { writeSaid } from './said.ts';
import type { Db, Schema } from './schema.ts';

type Rows = SelectQueryBuilder<Schema, 'candidate', Row>;

export function createCandidates(db: Db): Candidates {
  return {
    add: (candidates) =>
      db.transaction().execute(async (trx) => {
        const added: Candidate[] = [];
        for (const candidate of candidates) {
          const row = await addOne(trx, candidate);
          if (row) added.push(toCandidate(row));
        }
        return added;
      }),

    async get(community, id) {
      const row = await all(db, community).where('id', '=', id).executeTakeFirst();
      return row && toCandidate(row);
    },

    async findByUrl(community, url) {
      const row = await all(db, community).where('addressKey', '=', sameAddress(url)).executeTakeFirst();
      return row && toCandidate(row);
    },

    async waiting(community, now, limit) {
      const rows = await waiting(db, community)
        .where((eb) => eb.or([eb('laterUntil', 'is', null), eb('laterUntil', '<=', now)]))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toCandidate);
    },

    async count(community, now) {
      const {
        inSight,
        all: total,
        oldest,
      } = await db
        .selectFrom('candidate')
        .select((eb) => {
          const isInSight = eb.or([eb('laterUntil', 'is', null), eb('laterUntil', '<=', now)]);
          return [
            eb.fn.countAll<number>().as('all'),
            eb.fn.countAll<number>().filterWhere(isInSight).as('inSight'),
            eb.fn.min('at').filterWhere(isInSight).as('oldest'),
          ];
        })
        .where('community', '=', community)
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow();
      return { inSight, putOff: total - inSight, oldest };
    },

    async measure(community, which) {
      return only(waiting(db, community), which)
        .clearSelect()
        .select((eb) => [
          eb.fn.countAll<number>().as('count'),
          eb.fn.countAll<number>().filterWhere('origin', '=', 'member').as('members'),
        ])
        .executeTakeFirstOrThrow();
    },

    async see(community, id, seen) {
      await db
        .updateTable('candidate')
        .set({ seen: documents.seen.write(seen), ...(seen.kind === 'read' && { title: seen.title }) })
        .where('community', '=', community)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute();
    },

    async putOff(community, id, until) {
      const { numUpdatedRows } = await db
        .updateTable('candidate')
        .set({ laterUntil: until })
        .where('community', '=', community)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    reject: (community, which, { by, at, reason }, owed) =>
      db.transaction().execute(async (trx) => {
        const rows = await only(waiting(trx, community), which).orderBy('id').execute();
        if (rows.length === 0) return [];
        const decision = { kind: 'rejected', by, at, reason } as const;
        await decide(trx, rows, decision);
        const decided = rows.map((row) => ({ ...toCandidate(row), decision }));
        await owe(trx, owed(decided));
        return decided;
      }),

    async forget(before) {
      const { numDeletedRows } = await db.deleteFrom('candidate').where('decidedAt', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function all(db: Db, community: string): Rows {
  return db.selectFrom('candidate').selectAll().where('community', '=', community);
}

function waiting(db: Db, community: string): Rows {
  return all(db, community).where('state', '=', 'waiting');
}

/** Within the ledger's transaction: what waits under these addresses, and the one with this number, led to the article. */
export async function settle(
  trx: Transaction<Schema>,
  { id, community, by, at }: { id: number; community: string; by: Person; at: number },
  addresses: readonly string[],
  candidate: number | undefined,
): Promise<readonly Candidate[]> {
  const keys = addresses.map(sameAddress);
  const rows = await trx
    .selectFrom('candidate')
    .selectAll()
    .where('community', '=', community)
    .where('state', '=', 'waiting')
    .where((eb) =>
      eb.or([eb('addressKey', 'in', keys), ...(candidate === undefined ? [] : [eb('id', '=', candidate)])]),
    )
    .execute();
  const decision = { kind: 'published', article: id, by, at } as const;
  await decide(trx, rows, decision);
  return rows.map((row) => ({ ...toCandidate(row), decision }));
}

export async function stillWaits(trx: Transaction<Schema>, community: string, id: number): Promise<boolean> {
  return (await waiting(trx, community).where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Undefined when the community has it already. */
async function addOne(trx: Transaction<Schema>, candidate: NewCandidate): Promise<Row | undefined> {
  const row = toRow(candidate);
  const published = await trx
    .selectFrom('article')
    .select('id')
    .where('community', '=', candidate.community)
    .where('addressKey', '=', row.addressKey)
    .where('life', '=', 'published')
    .executeTakeFirst();
  if (published) return undefined;
  if (candidate.origin.kind === 'desk')
    // A moderator may think again about what was decided.
    await trx
      .deleteFrom('candidate')
      .where('community', '=', candidate.community)
      .where('addressKey', '=', row.addressKey)
      .where('state', '<>', 'waiting')
      .execute();
  return trx
    .insertInto('candidate')
    .values(row)
    .onConflict((conflict) => conflict.columns(['community', 'addressKey']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

function only(rows: Rows, which: Waiting): Rows {
  switch (which.kind) {
    case 'these':
      return rows.where('id', 'in', which.ids);
    case 'feed':
      return rows.where('feed', '=', which.feed).where('id', '<=', which.upTo);
    case 'before':
      return rows.where('at', '<', which.before).where('id', '<=', which.upTo);
  }
}

const batch = 500;

async function decide(trx: Transaction<Schema>, rows: readonly Row[], decision: Decision): Promise<void> {
  const how =
    decision.kind === 'published'
      ? { state: decision.kind, article: decision.article }
      : { state: decision.kind, reason: writeSaid(decision.reason) };
  for (let start = 0; start < rows.length; start += batch)
    await trx
      .updateTable('candidate')
      .set({
        ...how,
        decidedBy: decision.by,
        decidedAt: decision.at,
        person: null,
        direct: null,
        note: null,
        seen: null,
      })
      .where(
        'id',
        'in',
        rows.slice(start, start + batch).map(({ id }) => id),
      )
      .execute();
}
