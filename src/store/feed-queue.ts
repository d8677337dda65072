import { sql, type ExpressionBuilder } from 'kysely';
import type { Instant } from '../core/clock.ts';
import type { Db, Schema } from './schema.ts';

/** The feeds anybody may read now: of every host that is not held, the one due longest. */
export function claimableFeeds(eb: ExpressionBuilder<Schema, 'feed'>, now: Instant, limit: number) {
  return eb
    .selectFrom((inner) =>
      inner
        .selectFrom('feed as f')
        .select([
          'f.id',
          'f.nextAt',
          sql<number>`row_number() over (partition by ${sql.ref('f.host')} order by ${sql.ref('f.nextAt')}, ${sql.ref('f.id')})`.as(
            'place',
          ),
        ])
        .where('f.nextAt', '<=', now)
        .where((f) =>
          f.not(
            f.exists(
              f
                .selectFrom('feed as held')
                .select('held.id')
                .whereRef('held.host', '=', 'f.host')
                .where('held.heldUntil', '>', now),
            ),
          ),
        )
        .as('due'),
    )
    .select('due.id')
    .where('due.place', '=', 1)
    .orderBy('due.nextAt')
    .orderBy('due.id')
    .limit(limit);
}

/** When the first feed can be claimed: of each host the first that is due, but not before it is let go. */
export async function nextFeedDue(db: Db): Promise<Instant | null> {
  const { wake } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('feed')
        .select((each) => [each.fn.min('nextAt').as('due'), each.fn.max('heldUntil').as('held')])
        .groupBy('host')
        .as('host'),
    )
    .select((eb) =>
      eb.fn
        .min(
          eb.case().when('host.held', '>', eb.ref('host.due')).then(eb.ref('host.held')).else(eb.ref('host.due')).end(),
        )
        .as('wake'),
    )
    .where('host.due', 'is not', null)
    .executeTakeFirstOrThrow();
  return wake;
}
