import type { Delivery } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Rates } from './rates.ts';
import type { State } from './state.ts';

/** What the parts of the loopback Slack share. */
export interface Platform {
  readonly state: State;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly rates: Rates | undefined;
  readonly delivery: Delivery;
  readonly life: Life;
  /** `http://127.0.0.1:port`, known once it listens. */
  readonly origin: () => string;
}

/** How long Slack waits and keeps, in milliseconds. */
export interface Life {
  readonly ack: number;
  readonly trigger: number;
  readonly eventRetries: readonly number[];
}
