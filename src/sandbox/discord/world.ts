import type { Changes } from './changes.ts';
import type { State } from './state.ts';

/** What every part of the platform works with: what is, how to tell of a change, and how to tell the bot. */
export interface World {
  readonly state: State;
  readonly changes: Changes;
  /** Sends a gateway event to the sessions that want it; without a guild it goes to shard 0, as direct messages do. */
  readonly dispatch: (event: string, data: unknown, guildId?: string) => void;
  /** How long the bot may take to acknowledge. */
  readonly ackMs: number;
  /** How long an interaction's token can be used. */
  readonly tokenMs: number;
  /** How long a nonce is remembered. */
  readonly nonceWindowMs: number;
}
