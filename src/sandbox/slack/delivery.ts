import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { slowness, type Fault, type Faults } from './faults.ts';
import type { DeliveryType, Journal } from './journal.ts';
import type { Life } from './platform.ts';
import { postToRequestUrl } from './request-url.ts';
import type { Sockets } from './sockets.ts';
import { secret, teamOf, type State } from './state.ts';
import { isSubscribed, type SlackEvent } from './subscriptions.ts';

/** What became of something sent to the app. */
export type Ack =
  | { readonly outcome: 'acked'; readonly body: unknown }
  | { readonly outcome: 'timeout' | 'refused' | 'unreachable' };

/** Sending things to the app, over its sockets or to its request URL. */
export interface Delivery {
  /** Sends once and waits for the acknowledgement, three seconds at most. */
  send(type: Exclude<DeliveryType, 'events_api'>, payload: Readonly<Record<string, unknown>>): Promise<Ack>;
  /**
   * Sends an event, again when it is not acknowledged (at once, after a minute, after five). Skips what the app did not subscribe to.
   * What somebody with an account elsewhere does bears that workspace's id, and the app's own stands among its authorizations (bolt-js#935).
   */
  event(teamId: string, event: SlackEvent, account?: string): Promise<Ack | undefined>;
  close(): void;
}

/** One try at a delivery, as the ways out (socket, request URL) need it. */
export interface Parcel {
  readonly id: string;
  readonly type: DeliveryType;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempt: number;
  readonly reason: string;
}

interface Needs {
  readonly state: State;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly sockets: Sockets;
  readonly life: Life;
}

export function createDelivery({ state, journal, faults, sockets, life }: Needs): Delivery {
  const closing = new AbortController();

  const carry = (parcel: Parcel): Promise<Ack> =>
    state.app.requestUrl === undefined
      ? sockets.carry(parcel, life.ack)
      : postToRequestUrl(state.app.requestUrl, state.app.signingSecret, parcel, life.ack);

  const attempt = async (parcel: Parcel): Promise<Ack> => {
    const started = performance.now();
    const fault = faults.strike({ method: parcel.type, team: teamIn(parcel.payload), channel: undefined });
    const ack = await underFault(fault, parcel, carry, life.ack);
    journal.write({
      kind: 'delivery',
      type: parcel.type,
      via: state.app.requestUrl === undefined ? 'socket' : 'http',
      id: parcel.id,
      attempt: parcel.attempt,
      outcome: ack.outcome,
      body: ack.outcome === 'acked' ? ack.body : undefined,
      ms: Math.round(performance.now() - started),
    });
    return ack;
  };

  const retry = async (parcel: Parcel, first: Ack): Promise<void> => {
    let last = first;
    for (const [index, delay] of life.eventRetries.entries()) {
      if (last.outcome === 'acked') return;
      await wait(delay, undefined, { ref: false, signal: closing.signal });
      last = await attempt({ ...parcel, id: randomUUID(), attempt: index + 1, reason: REASONS[last.outcome] });
    }
  };

  return {
    send: (type, payload) => attempt({ id: randomUUID(), type, payload, attempt: 0, reason: '' }),
    event: async (teamId, event, account = teamId) => {
      if (!isSubscribed(state, teamId, event)) return undefined;
      const parcel: Parcel = {
        id: randomUUID(),
        type: 'events_api',
        payload: { ...eventBody(state, teamId, event), team_id: account },
        attempt: 0,
        reason: '',
      };
      const ack = await attempt(parcel);
      // Retries go on by themselves; closing the loopback Slack ends them.
      retry(parcel, ack).catch(() => undefined);
      return ack;
    },
    close: () => closing.abort(),
  };
}

const REASONS = { timeout: 'http_timeout', refused: 'http_error', unreachable: 'connection_failed' } as const;

async function underFault(
  fault: Fault | undefined,
  parcel: Parcel,
  carry: (parcel: Parcel) => Promise<Ack>,
  ackMs: number,
): Promise<Ack> {
  await slowness(fault);
  if (fault?.kind === 'lost-before') {
    await wait(ackMs, undefined, { ref: false });
    return { outcome: 'timeout' };
  }
  if (fault?.kind === 'twice') {
    const [first] = await Promise.all([carry(parcel), carry(parcel)]);
    return first;
  }
  const ack = await carry(parcel);
  return fault?.kind === 'ack-lost' || fault?.kind === 'lost-after' ? { outcome: 'timeout' } : ack;
}

function eventBody(state: State, teamId: string, event: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    token: state.app.verificationToken,
    team_id: teamId,
    api_app_id: state.app.id,
    event: { event_ts: state.newTs(), ...event },
    type: 'event_callback',
    event_id: state.newId('Ev'),
    event_time: Math.floor(state.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: teamOf(state, teamId).botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${secret(16)}`,
  };
}

function teamIn(payload: Readonly<Record<string, unknown>>): string | undefined {
  const { team_id: id, team } = payload;
  if (typeof id === 'string') return id;
  return typeof team === 'object' && team !== null && 'id' in team ? String(team.id) : undefined;
}
