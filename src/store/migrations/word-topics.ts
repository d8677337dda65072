import type { Transaction } from 'kysely';
import { topicKey } from '../../core/topic.ts';
import * as documents from '../documents.ts';
import type { Schema } from '../schema.ts';

/** Topics of words are told apart by stems since; of two that have become one, the second keeps its former key. */
export async function renameWordTopics(db: Transaction<Schema>): Promise<void> {
  const rows = await db
    .selectFrom('subscription')
    .select(['id', 'community', 'channel', 'topic', 'topicKey'])
    .where('topicKey', 'like', 'words:%')
    .orderBy('id')
    .execute();
  const taken = new Set(rows.map((row) => nameOf(row, row.topicKey)));
  for (const row of rows) {
    const key = topicKey(documents.topic.read(row.topic));
    if (key === row.topicKey || taken.has(nameOf(row, key))) continue;
    taken.add(nameOf(row, key));
    await db.updateTable('subscription').set({ topicKey: key }).where('id', '=', row.id).execute();
  }
}

function nameOf({ community, channel }: { community: string; channel: string }, key: string): string {
  return `${community}\n${channel}\n${key}`;
}
