import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** What a person's name stands at is found without reading whole tables. */
export async function people(db: Transaction<Schema>): Promise<void> {
  await db.schema.createIndex('article_shared_by').on('article').column('sharedBy').execute();
  await db.schema
    .createIndex('candidate_decided_by')
    .on('candidate')
    .column('decidedBy')
    .where(sql.ref('decidedBy'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('delivery_direct')
    .on('delivery')
    .column('channel')
    .where(sql`channel`, 'like', sql.lit('%:@%'))
    .execute();
}
