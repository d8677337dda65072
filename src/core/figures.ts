import type { Instant } from './clock.ts';
import type { DeliveryState } from './delivery.ts';

/** How many deliveries of a platform are in a state, over all communities: all that is ever counted. */
export interface Figure {
  readonly platform: string;
  readonly state: DeliveryState;
  readonly deliveries: number;
  /** When the first of them became or becomes due. */
  readonly dueAt: Instant;
}

export interface Figures {
  deliveries(): Promise<readonly Figure[]>;
}
