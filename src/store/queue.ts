import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Instant } from '../core/clock.ts';
import type { Db, Schema } from './schema.ts';

/** Ready deliveries with nothing open before them in their channel, but edits and announcements that wait, and nobody at work there. */
export function claimable(eb: ExpressionBuilder<Schema, 'delivery'>, now: Instant, platforms: readonly string[]) {
  return eb
    .selectFrom('delivery as d')
    .select('d.seq')
    .where(isOpen('d'))
    .where('d.platform', 'in', platforms)
    .where((d) => d.or([d('d.leaseUntil', 'is', null), d('d.leaseUntil', '<=', now)]))
    .where((d) => d.or([d('d.state', '=', 'sending'), d('d.dueAt', '<=', now)]))
    .where((d) =>
      d.not(
        d.exists(
          d
            .selectFrom('delivery as other')
            .select('other.seq')
            .whereRef('other.channel', '=', 'd.channel')
            .where(isOpen('other'))
            .where((o) =>
              o.or([
                o('other.leaseUntil', '>', now),
                o.and([
                  o('other.seq', '<', o.ref('d.seq')),
                  o.or([
                    o('other.kind', 'not in', ['edit', 'card', 'announce']),
                    o('other.state', '=', 'sending'),
                    o('other.dueAt', '<=', now),
                  ]),
                ]),
              ]),
            ),
        ),
      ),
    );
}

/** When the first delivery of these platforms can be claimed, leases counted. */
export async function nextDue(db: Db, platforms: readonly string[]): Promise<Instant | null> {
  if (platforms.length === 0) return null;
  // Nothing behind a channel's first post can be claimed, and nothing at all before every lease in the channel has ended.
  const { wake } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('delivery as d')
        .select((each) => [
          'd.channel',
          each.fn.max('d.leaseUntil').as('leased'),
          each.fn
            .min('d.seq')
            .filterWhere((d) => d.not(canStepAside(d)))
            .as('first'),
        ])
        .where(isOpen('d'))
        .where('d.platform', 'in', platforms)
        .groupBy('d.channel')
        .as('queue'),
    )
    .innerJoin('delivery as d', 'd.channel', 'queue.channel')
    .where(isOpen('d'))
    .where((eb) => eb.or([eb('queue.first', 'is', null), eb('d.seq', '<=', eb.ref('queue.first'))]))
    .select((eb) =>
      eb.fn
        .min(
          eb
            .case()
            .when('queue.leased', '>', eb.ref('d.dueAt'))
            .then(eb.ref('queue.leased'))
            .else(eb.ref('d.dueAt'))
            .end(),
        )
        .as('wake'),
    )
    .executeTakeFirstOrThrow();
  return wake;
}

/** An edit or announcement gives way to what stands behind it until it is due; one that was begun does not. */
function canStepAside(d: ExpressionBuilder<{ d: Schema['delivery'] }, 'd'>) {
  return d.and([d('d.kind', 'in', ['edit', 'card', 'announce']), d('d.state', '<>', 'sending')]);
}

/** Literals rather than parameters, or the partial indexes would not be used. */
function isOpen(alias: string) {
  return sql<SqlBool>`${sql.ref(`${alias}.state`)} in ('pending', 'waiting', 'sending')`;
}
