import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { growing, ofCommunity } from './of-community.ts';

export async function feeds(db: Transaction<Schema>): Promise<void> {
  await ofCommunity(db, 'feed', 'id')
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('siteUrl', 'text')
    .addColumn('filing', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('tell', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('nextAt', 'bigint')
    .addColumn('readAt', 'bigint')
    .addColumn('validators', 'text')
    .addColumn('rest', 'text', (column) => column.notNull())
    .addColumn('every', 'bigint', (column) => column.notNull())
    .addColumn('brought', 'integer', (column) => column.notNull())
    .addColumn('broughtAt', 'bigint')
    .addColumn('leftOut', 'integer', (column) => column.notNull())
    .addColumn('trouble', 'text')
    .addColumn('recoveredAt', 'bigint')
    .addColumn('pausedReason', 'text')
    .addColumn('pausedAt', 'bigint')
    .addColumn('token', 'text')
    .addColumn('heldUntil', 'bigint')
    .addUniqueConstraint('feed_url', ['community', 'url'])
    .execute();
  await db.schema.createIndex('feed_due').on('feed').column('nextAt').execute();
  await db.schema.createIndex('feed_host').on('feed').columns(['host', 'heldUntil']).execute();
  await db.schema
    .createTable('feedItem')
    .addColumn('id', 'integer', growing(db))
    .addColumn('feed', 'integer', (column) => column.notNull().references('feed.id').onDelete('cascade'))
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('headline', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('arriving', 'text')
    .addColumn('dueAt', 'bigint')
    .addUniqueConstraint('feed_item_once', ['feed', 'item'])
    .execute();
  await db.schema.createIndex('feed_item_due').on('feedItem').column('dueAt').execute();
  await db.schema
    .createTable('configuredFeed')
    .addColumn('community', 'text', (column) => column.notNull().references('community.id'))
    .addColumn('url', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('configured_feed_key', ['community', 'url'])
    .execute();
}
