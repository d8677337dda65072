import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { ofCommunity } from './of-community.ts';

export async function outbox(db: Transaction<Schema>): Promise<void> {
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
