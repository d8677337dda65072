import { sql, type CreateTableBuilder, type SqlBool, type Transaction } from 'kysely';
import type { Instant } from '../core/clock.ts';
import { createSearchIndex } from './search.ts';
import type { Db, Schema } from './schema.ts';

interface Migration {
  /** Never renamed once released: databases remember it. */
  readonly name: string;
  up(db: Transaction<Schema>): Promise<void>;
}

/** In order, forward only. What is released is never changed; what has to change is a new one at the end. */
const migrations: readonly Migration[] = [
  { name: '0001-communities', up: communities },
  { name: '0002-articles', up: articles },
  { name: '0003-search', up: createSearchIndex },
  { name: '0004-outbox', up: outbox },
  { name: '0005-expiring', up: expiring },
  { name: '0006-manners', up: manners },
  { name: '0007-queues', up: queues },
  { name: '0008-settings', up: settings },
];

/**
 * Brings the database to this version, all of it or nothing; any number of processes may start at once.
 * Throws when a newer version has already changed it.
 */
export async function migrate(db: Db, now: Instant): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    const done = await trx.selectFrom('migration').select('name').orderBy('name').execute();
    const known = new Set(migrations.map((migration) => migration.name));
    const newer = done.find((row) => !known.has(row.name));
    if (newer)
      throw new Error(
        `The database was changed by a newer version of Carewire (“${newer.name}” is unknown here). ` +
          'Start that version, or restore a backup made before it ran.',
      );
    const names = new Set(done.map((row) => row.name));
    for (const migration of migrations.filter(({ name }) => !names.has(name))) {
      await migration.up(trx);
      await trx.insertInto('migration').values({ name: migration.name, at: now }).execute();
    }
  });
}

async function communities(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('community')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('place')
    .addColumn('place', 'text', (column) => column.primaryKey())
    .addColumn('community', 'text', (column) => column.notNull().references('community.id'))
    .execute();
  await db.schema.createIndex('place_community').on('place').column('community').execute();
  await db.schema
    .createTable('moderator')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('moderator_key', ['place', 'person'])
    .execute();
  await ofCommunity(db, 'category')
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('keywords', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('category_key', ['community', 'slug'])
    .execute();
}

async function articles(db: Transaction<Schema>): Promise<void> {
  // Small columns first: filters read them, and long text behind them then stays unread.
  await ofCommunity(db, 'article', 'id')
    .addColumn('life', 'text', (column) => column.notNull())
    .addColumn('canonicalUrl', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('sharedAt', 'bigint', (column) => column.notNull())
    .addColumn('sharedBy', 'text', (column) => column.notNull())
    .addColumn('correctedAt', 'bigint')
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('byline', 'text')
    .addColumn('siteName', 'text')
    .addColumn('publishedAt', 'text')
    .addColumn('language', 'text')
    .addColumn('image', 'text')
    .addColumn('original', 'text', (column) => column.notNull())
    .addColumn('filedUnder', 'text', (column) => column.notNull())
    .addColumn('categories', 'text', (column) => column.notNull())
    .addColumn('notice', 'text')
    .addColumn('judgement', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  // A withdrawn address may be published again, as a new article.
  await db.schema
    .createIndex('article_url')
    .unique()
    .on('article')
    .columns(['community', 'canonicalUrl'])
    .where(sql`life`, '=', sql.lit('published'))
    .execute();
  // Search filters and ranks by it alone: rows are as long as their articles.
  await db.schema
    .createIndex('article_latest')
    .on('article')
    .columns(['community', 'life', 'id', 'sharedAt'])
    .execute();
  await db.schema.createIndex('article_shared').on('article').columns(['community', 'sharedAt']).execute();
  await db.schema.createIndex('article_corrected').on('article').columns(['community', 'correctedAt']).execute();
  await ofCommunity(db, 'articleCategory')
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('article', 'integer', (column) => column.notNull().references('article.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('article_category_key', ['community', 'slug', 'article'])
    .execute();
  await db.schema.createIndex('article_category_article').on('articleCategory').column('article').execute();
}

async function outbox(db: Transaction<Schema>): Promise<void> {
  await ofCommunity(db, 'subscription', 'id')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('topicKey', 'text', (column) => column.notNull())
    .addColumn('cadence', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('toldUntil', 'bigint', (column) => column.notNull())
    .addColumn('nextAt', 'bigint')
    .addColumn('pausedReason', 'text')
    .addColumn('pausedAt', 'bigint')
    .addUniqueConstraint('subscription_topic', ['community', 'channel', 'topicKey'])
    .execute();
  await db.schema.createIndex('subscription_channel').on('subscription').column('channel').execute();
  await db.schema.createIndex('subscription_due').on('subscription').column('nextAt').execute();
  await ofCommunity(db, 'delivery', 'seq')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('work', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('dueAt', 'bigint', (column) => column.notNull())
    .addColumn('tryingSince', 'bigint')
    .addColumn('messageId', 'text')
    .addColumn('revision', 'integer')
    .addColumn('settledAt', 'bigint')
    .addColumn('trouble', 'text')
    .addColumn('token', 'text')
    .addColumn('leaseUntil', 'bigint')
    .execute();
  const open = sql`('pending', 'waiting', 'sending')`;
  await db.schema
    .createIndex('delivery_open')
    .on('delivery')
    .column('seq')
    .where(sql`state`, 'in', open)
    .execute();
  await db.schema
    .createIndex('delivery_queue')
    .on('delivery')
    .columns(['channel', 'seq'])
    .where(sql`state`, 'in', open)
    .execute();
  await db.schema.createIndex('delivery_state').on('delivery').columns(['community', 'state', 'seq']).execute();
  await db.schema
    .createTable('deliveryArticle')
    .addColumn('article', 'integer', (column) => column.notNull().references('article.id'))
    .addColumn('delivery', 'text', (column) => column.notNull().references('delivery.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('delivery_article_key', ['article', 'delivery'])
    .execute();
  await db.schema.createIndex('delivery_article_delivery').on('deliveryArticle').column('delivery').execute();
}

async function expiring(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('kv')
    .addColumn('ns', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires', 'bigint')
    .addPrimaryKeyConstraint('kv_key', ['ns', 'key'])
    .execute();
  await db.schema.createIndex('kv_expires').on('kv').column('expires').execute();
}

async function manners(db: Transaction<Schema>): Promise<void> {
  const plain = '{"quiet":null,"most":null,"empty":"skip","corrections":"edit"}';
  await db.schema
    .alterTable('subscription')
    .addColumn('manner', 'text', (column) => column.notNull().defaultTo(plain))
    .execute();
  await db.schema.alterTable('subscription').addColumn('mutedUntil', 'bigint').execute();
  await db.schema.alterTable('subscription').addColumn('tell', 'text').execute();
}

async function queues(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .alterTable('delivery')
    .addColumn('platform', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (const platform of ['discord', 'slack'])
    await db
      .updateTable('delivery')
      .set({ platform })
      .where(sql<SqlBool>`channel like ${`${platform}:%`}`)
      .execute();
  await db.schema
    .createIndex('delivery_platform')
    .on('delivery')
    .columns(['platform', 'seq'])
    .where(sql`state`, 'in', sql`('pending', 'waiting', 'sending')`)
    .execute();
  await db.schema.dropIndex('delivery_open').execute();
}

async function settings(db: Transaction<Schema>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('community', 'text', (column) => column.primaryKey().references('community.id'))
    .addColumn('archive', 'text', (column) => column.notNull())
    .execute();
}

/** A table each row of which belongs to a community; `serial` names a number that only ever grows. */
function ofCommunity(db: Transaction<Schema>, table: string, serial?: string): CreateTableBuilder<string, string> {
  const created = db.schema.createTable(table);
  const numbered = serial
    ? created.addColumn(serial, 'integer', (column) => column.primaryKey().autoIncrement())
    : created;
  return numbered.addColumn('community', 'text', (column) => column.notNull().references('community.id'));
}
