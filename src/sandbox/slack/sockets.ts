import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';

import type { Ack, Parcel } from './delivery.ts';
import type { Journal } from './journal.ts';
import { LIFE, SOCKETS } from './limits.ts';
import { secret, type State } from './state.ts';

/** Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode): tickets, hello, envelopes and their acknowledgements. */
export interface Sockets {
  /** A ticket for one connection, used up by connecting. */
  ticket(): string;
  /** Takes an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope down one of the connections, in turn, and waits for its acknowledgement. */
  carry(parcel: Parcel, ackMs: number): Promise<Ack>;
  readonly open: number;
  /** Tears connections off without a close frame; all of them, or the oldest `count`. */
  drop(count?: number): void;
  /** Asks connections to reconnect, as Slack does every few hours; all of them, or the oldest `count`. */
  refresh(reason?: 'refresh_requested' | 'warning' | 'link_disabled', count?: number): void;
  close(): void;
}

const acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

export function createSockets(state: State, journal: Journal): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const connections: WebSocket[] = [];
  const awaited = new Map<string, Set<(ack: Ack) => void>>();
  let turn = 0;

  const settle = (envelopeId: string, ack: Ack): void => {
    for (const resolve of awaited.get(envelopeId) ?? []) resolve(ack);
    awaited.delete(envelopeId);
  };

  const greet = (connection: WebSocket): void => {
    if (connections.length >= SOCKETS.perApp) {
      journal.write({ kind: 'socket', change: 'refused', open: connections.length });
      send(connection, { type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo() });
      connection.close(1000);
      return;
    }
    connections.push(connection);
    connection.on('close', () => {
      connections.splice(connections.indexOf(connection), 1);
      journal.write({ kind: 'socket', change: 'closed', open: connections.length });
    });
    connection.on('error', () => connection.terminate());
    connection.on('message', (data) => {
      const read = acknowledgement.safeParse(parse(Buffer.isBuffer(data) ? data.toString() : ''));
      if (read.success) settle(read.data.envelope_id, { outcome: 'acked', body: read.data.payload });
    });
    send(connection, {
      type: 'hello',
      num_connections: connections.length,
      debug_info: debugInfo(),
      connection_info: { app_id: state.app.id },
    });
    journal.write({ kind: 'socket', change: 'opened', open: connections.length });
  };

  // Slack pings too; a client that never hears a ping cannot tell a dead connection.
  const pinging = setInterval(() => {
    for (const connection of connections) connection.ping('Ping from applink');
  }, SOCKETS.pingEvery).unref();

  return {
    ticket: () => {
      const ticket = secret(16);
      state.tickets.set(ticket, state.now());
      return ticket;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
      const issued = state.tickets.get(ticket);
      state.tickets.delete(ticket);
      if (issued === undefined || state.now() - issued > LIFE.ticket) {
        journal.write({ kind: 'socket', change: 'refused', open: connections.length });
        socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    carry: (parcel, ackMs) => {
      const ready = connections.filter(({ readyState, OPEN }) => readyState === OPEN);
      const connection = ready[(turn += 1) % ready.length];
      if (!connection) return Promise.resolve({ outcome: 'unreachable' });
      return new Promise((resolve) => {
        const deadline = setTimeout(() => settle(parcel.id, { outcome: 'timeout' }), ackMs);
        const waiting = awaited.get(parcel.id) ?? new Set();
        waiting.add((ack) => {
          clearTimeout(deadline);
          resolve(ack);
        });
        awaited.set(parcel.id, waiting);
        send(connection, envelope(parcel));
      });
    },
    get open() {
      return connections.length;
    },
    drop: (count = connections.length) => {
      for (const connection of connections.slice(0, count)) connection.terminate();
    },
    refresh: (reason = 'refresh_requested', count = connections.length) => {
      for (const connection of connections.slice(0, count))
        send(connection, { type: 'disconnect', reason, debug_info: debugInfo() });
    },
    close: () => {
      clearInterval(pinging);
      for (const envelopeId of awaited.keys()) settle(envelopeId, { outcome: 'unreachable' });
      for (const connection of connections) connection.terminate();
      server.close();
    },
  };
}

function envelope(parcel: Parcel): Record<string, unknown> {
  return {
    envelope_id: parcel.id,
    type: parcel.type,
    payload: parcel.payload,
    accepts_response_payload: parcel.type !== 'events_api',
    ...(parcel.type === 'events_api' ? { retry_attempt: parcel.attempt, retry_reason: parcel.reason } : {}),
  };
}

function debugInfo() {
  return { host: 'applink-loopback', build_number: 1, approximate_connection_time: 18_060 };
}

function send(connection: WebSocket, frame: Readonly<Record<string, unknown>>): void {
  connection.send(JSON.stringify(frame));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
