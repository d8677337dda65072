import { sql, type Transaction } from 'kysely';
import { sameAddress } from '../../core/address.ts';
import { sketchOf } from '../../core/likeness.ts';
import { keepBands } from '../bands.ts';
import type { Schema } from '../schema.ts';
import { ofCommunity } from './of-community.ts';

export async function candidates(db: Transaction<Schema>): Promise<void> {
  await addressKeys(db);
  await ofCommunity(db, 'candidate', 'id')
    .addColumn('addressKey', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('summary', 'text')
    .addColumn('publishedAt', 'text')
    .addColumn('categories', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('feed', 'integer')
    .addColumn('note', 'text')
    .addColumn('person', 'text')
    .addColumn('direct', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('laterUntil', 'bigint')
    .addColumn('seen', 'text')
    .addColumn('decidedBy', 'text')
    .addColumn('decidedAt', 'bigint')
    .addColumn('article', 'integer')
    .addColumn('reason', 'text')
    .addUniqueConstraint('candidate_address', ['community', 'addressKey'])
    .execute();
  await db.schema
    .createIndex('candidate_waiting')
    .on('candidate')
    .columns(['community', 'id', 'laterUntil'])
    .where(sql`state`, '=', sql.lit('waiting'))
    .execute();
  await db.schema
    .createIndex('candidate_person')
    .on('candidate')
    .column('person')
    .where(sql`person`, 'is not', null)
    .execute();
  await db.schema.createIndex('candidate_decided').on('candidate').column('decidedAt').execute();
  await db.schema.alterTable('settings').addColumn('desk', 'text').execute();
  await db.schema
    .alterTable('settings')
    .addColumn('noteAt', 'text', (column) => column.defaultTo('09:00'))
    .execute();
  await db.schema
    .alterTable('settings')
    .addColumn('secondEyes', 'text', (column) => column.notNull().defaultTo('off'))
    .execute();
  await db.schema.alterTable('settings').addColumn('nextNote', 'bigint').execute();
}

/** Articles are known by their address however it is spelt, and by what their texts have in common. */
async function addressKeys(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .alterTable('article')
    .addColumn('addressKey', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createTable('articleBand')
    .addColumn('band', 'bigint', (column) => column.notNull())
    .addColumn('article', 'integer', (column) => column.notNull().references('article.id'))
    .addPrimaryKeyConstraint('article_band_key', ['band', 'article'])
    .execute();
  await backfill(db);
  // A withdrawn address may be published again, as a new article.
  await db.schema
    .createIndex('article_address')
    .unique()
    .on('article')
    .columns(['community', 'addressKey'])
    .where(sql`life`, '=', sql.lit('published'))
    .execute();
  await db.schema.dropIndex('article_url').execute();
}

const batch = 500;

async function backfill(db: Transaction<Schema>): Promise<void> {
  const taken = new Set<string>();
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('article')
      .select(['id', 'community', 'life', 'canonicalUrl', 'text'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    for (const { id, community, life, canonicalUrl, text } of rows) {
      const key = sameAddress(canonicalUrl);
      // Two spellings that were published before there was one key: the later one keeps a key of its own.
      const isTwin = life === 'published' && taken.has(`${community} ${key}`);
      if (life === 'published') taken.add(`${community} ${key}`);
      await db
        .updateTable('article')
        .set({ addressKey: isTwin ? `${key}#${id}` : key })
        .where('id', '=', id)
        .execute();
      await keepBands(db, id, sketchOf(text));
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
