import type { Updateable } from 'kysely';
import type { Instant } from '../core/clock.ts';
import type { Outcome } from '../core/delivery.ts';
import { writeSaid } from './said.ts';
import type { Schema } from './schema.ts';

/** What an attempt leaves of a delivery's row. */
export function settled(outcome: Outcome): Updateable<Schema['delivery']> {
  switch (outcome.state) {
    case 'sent': {
      const { state, messageId, revision, at } = outcome;
      return { state, messageId, revision, settledAt: at, tryingSince: null, trouble: null };
    }
    case 'waiting': {
      const { state, dueAt, trouble, inDoubt } = outcome;
      return { state, dueAt, trouble: writeSaid(trouble), ...(inDoubt ? {} : { tryingSince: null }) };
    }
    case 'unknown':
    case 'gone':
    case 'failed':
      return { state: outcome.state, trouble: writeSaid(outcome.trouble), settledAt: outcome.at };
  }
}

/** A moderator's word ends the doubt, so `again` starts afresh. */
export const decided = {
  again: (at) => ({ state: 'pending', attempts: 0, dueAt: at, tryingSince: null, settledAt: null, trouble: null }),
  arrived: (at) => ({ state: 'sent', tryingSince: null, settledAt: at, trouble: null }),
  dropped: (at) => ({ state: 'gone', tryingSince: null, settledAt: at }),
} satisfies Record<string, (at: Instant) => Updateable<Schema['delivery']>>;
