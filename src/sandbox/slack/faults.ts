import { setTimeout as wait } from 'node:timers/promises';

/** How an answer is lost: a TCP reset, a clean close without an answer, or silence until the client gives up. */
export type Loss = 'reset' | 'close' | 'hang';

/** What goes wrong, and for which calls. */
export type Fault = {
  /** A Web API method (`*` is any), `response_url`, or a delivery (`slash_commands`, `interactive`, `events_api`). */
  readonly method: string;
  /** How many calls it strikes; once unless told. */
  readonly times?: number;
  readonly team?: string;
  readonly channel?: string;
} & (
  | { readonly kind: 'rate-limited'; readonly retryAfter?: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'lost-before'; readonly how?: Loss }
  | { readonly kind: 'lost-after'; readonly how?: Loss }
  | { readonly kind: 'slow'; readonly ms: number }
  /** A delivery that comes twice, with the same ids. */
  | { readonly kind: 'twice' }
  /** A delivery whose acknowledgement never reaches Slack. */
  | { readonly kind: 'ack-lost' }
);

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The first fault that strikes this call, counted down. */
  strike(call: {
    readonly method: string;
    readonly team: string | undefined;
    readonly channel: string | undefined;
  }): Fault | undefined;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      waiting = [];
    },
    strike: ({ method, team, channel }) => {
      const found = waiting.find(
        ({ fault }) =>
          (fault.method === method || (fault.method === '*' && method.includes('.'))) &&
          (fault.team === undefined || fault.team === team) &&
          (fault.channel === undefined || fault.channel === channel),
      );
      if (!found) return undefined;
      found.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return found.fault;
    },
  };
}

/** Waits as a slow Slack would. */
export async function slowness(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'slow') await wait(fault.ms, undefined, { ref: false });
}
