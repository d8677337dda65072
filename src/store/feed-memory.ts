import type { Transaction } from 'kysely';
import type { Instant } from '../core/clock.ts';
import { mostRemembered, type ArrivedItem, type Mark } from '../core/followed-feed.ts';
import * as documents from './documents.ts';
import type { Db, Schema } from './schema.ts';

/** Marks per statement: PostgreSQL takes 65,535 values at once, SQLite 32,766. */
const batch = 200;

/** Which of the marks the feed remembers, by their place in the list: the item's own name, its page, or title and day is enough. */
export async function recognise(db: Db, feed: number, marks: readonly Mark[]): Promise<ReadonlySet<number>> {
  const known = { item: new Set<string>(), page: new Set<string>(), headline: new Set<string>() };
  for (let start = 0; start < marks.length; start += batch) {
    const some = marks.slice(start, start + batch);
    const headlines = some.flatMap(({ headline }) => headline ?? []);
    const rows = await db
      .selectFrom('feedItem')
      .select(['item', 'page', 'headline'])
      .where('feed', '=', feed)
      .where((eb) =>
        eb.or([
          eb(
            'item',
            'in',
            some.map(({ item }) => item),
          ),
          eb(
            'page',
            'in',
            some.map(({ page }) => page),
          ),
          ...(headlines.length > 0 ? [eb('headline', 'in', headlines)] : []),
        ]),
      )
      .execute();
    for (const { item, page, headline } of rows) {
      known.item.add(item);
      known.page.add(page);
      if (headline !== null) known.headline.add(headline);
    }
  }
  return new Set(
    marks.flatMap(({ item, page, headline }, place) =>
      known.item.has(item) || known.page.has(page) || (headline !== null && known.headline.has(headline))
        ? [place]
        : [],
    ),
  );
}

/** Inside the caller's transaction. What has been seen now is forgotten last; beyond the newest, what has arrived is forgotten. */
export async function remember(
  trx: Transaction<Schema>,
  feed: number,
  seen: readonly (Mark & { readonly arrived?: ArrivedItem })[],
  at: Instant,
): Promise<void> {
  for (let start = 0; start < seen.length; start += batch)
    await trx
      .insertInto('feedItem')
      .values(
        seen.slice(start, start + batch).map(({ item, page, headline, arrived }) => ({
          feed,
          item,
          page,
          headline,
          at,
          arriving: arrived ? documents.arrivedItem.write(arrived) : null,
          dueAt: arrived ? at : null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['feed', 'item']).doUpdateSet((eb) => ({
          page: eb.ref('excluded.page'),
          headline: eb.ref('excluded.headline'),
          at: eb.ref('excluded.at'),
        })),
      )
      .execute();
  await trx
    .deleteFrom('feedItem')
    .where('feed', '=', feed)
    .where('dueAt', 'is', null)
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('feedItem')
        .select('id')
        .where('feed', '=', feed)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(mostRemembered),
    )
    .execute();
}
