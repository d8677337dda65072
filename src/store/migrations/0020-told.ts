import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** What was told to somebody in private and may have arrived was kept until a moderator decided, who never got to see it. */
export async function told(db: Transaction<Schema>): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('kind', 'in', ['answer', 'reported', 'ended'])
    .where('state', '=', 'unknown')
    .execute();
}
