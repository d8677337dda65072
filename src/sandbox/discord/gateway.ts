import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Changes } from './changes.ts';
import {
  CLOSE,
  isShard,
  KNOWN_INTENTS,
  neededIntent,
  OP,
  parseFrame,
  PRIVILEGED,
  shardOf,
} from './gateway-protocol.ts';
import type { Fields } from './gateway-protocol.ts';
import { guildCreatePayload, userPayload } from './payload.ts';
import type { State } from './state.ts';

/** How many missed events a session keeps for a resume. */
const REPLAY = 1_000;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  seq: number;
  readonly log: { readonly s: number; readonly text: string }[];
  socket: WebSocket | undefined;
}

export interface Drop {
  /** Close with this code; without one the connection is cut in mid air. */
  readonly code?: number;
  /** Discord forgets the session too, so that a resume is refused. */
  readonly forget?: boolean;
}

/** `shut` lets nobody in, `deaf` lets in but answers nothing, not even a heartbeat. */
export type GatewayMood = 'open' | 'shut' | 'deaf';

export interface Gateway {
  /** Takes over a request to become a WebSocket. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly dispatch: (event: string, data: unknown, guildId?: string) => void;
  readonly drop: (how?: Drop) => void;
  /** Affects new connections, and for `deaf` also those that are open. */
  readonly setMood: (mood: GatewayMood) => void;
  /** True while a bot is logged in. */
  connected(): boolean;
  /** How many IDENTIFYs there were: real Discord allows 1,000 a day. */
  readonly identifies: () => number;
  close(): void;
}

export interface GatewayNeeds {
  readonly state: State;
  readonly changes: Changes;
  /** How often the bot is told to send a heartbeat. */
  readonly heartbeatMs: number;
  /** Where to come back to, known once the server listens. */
  readonly url: () => string;
}

/** Discord's side of the gateway: sessions outlive their sockets, so that a dropped bot can resume without losing an event. */
export function createGateway({ state, changes, heartbeatMs, url }: GatewayNeeds): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  let identifies = 0;
  let mood: GatewayMood = 'open';

  const emit = (session: Session, event: string, data: unknown): void => {
    session.seq += 1;
    const text = JSON.stringify({ op: OP.dispatch, t: event, s: session.seq, d: data });
    session.log.push({ s: session.seq, text });
    if (session.log.length > REPLAY) session.log.shift();
    session.socket?.send(text);
  };

  const identify = (socket: WebSocket, data: Fields): Session | undefined => {
    const intents = Number(data['intents']);
    const shard = data['shard'] === undefined ? [0, 1] : data['shard'];
    if (data['token'] !== state.token) return hangUp(socket, 'authenticationFailed');
    if (!Number.isInteger(intents) || (intents & ~KNOWN_INTENTS) !== 0) return hangUp(socket, 'invalidIntents');
    if ((intents & PRIVILEGED) !== 0) return hangUp(socket, 'disallowedIntents');
    if (!isShard(shard)) return hangUp(socket, 'invalidShard');

    for (const [id, old] of sessions) if (!old.socket && old.shard[0] === shard[0]) sessions.delete(id);
    const session: Session = { id: crypto.randomUUID(), intents, shard, seq: 0, log: [], socket };
    sessions.set(session.id, session);
    identifies += 1;
    const guilds = [...state.guilds.values()].filter(
      ({ id, members }) => members.has(state.applicationId) && shardOf(id, shard[1]) === shard[0],
    );
    const bot = state.users.get(state.applicationId);
    emit(session, 'READY', {
      v: 10,
      user: bot && { ...userPayload(bot), verified: true, mfa_enabled: false },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard,
      application: { id: state.applicationId, flags: 0 },
    });
    if ((intents & 1) !== 0)
      for (const guild of guilds) emit(session, 'GUILD_CREATE', guildCreatePayload(state, guild));
    changes.emit({ what: 'gateway', did: 'ready' });
    return session;
  };

  const resume = (socket: WebSocket, data: Fields): Session | undefined => {
    if (data['token'] !== state.token) return hangUp(socket, 'authenticationFailed');
    const session = sessions.get(String(data['session_id']));
    const seq = Number(data['seq']);
    const isKnown = session && seq <= session.seq && (session.log[0]?.s ?? 1) <= seq + 1;
    if (!isKnown) {
      socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
      return undefined;
    }
    session.socket?.terminate();
    session.socket = socket;
    for (const { s, text } of session.log) if (s > seq) socket.send(text);
    emit(session, 'RESUMED', {});
    changes.emit({ what: 'gateway', did: 'resumed' });
    return session;
  };

  const hangUp = (socket: WebSocket, why: keyof typeof CLOSE): undefined => {
    const [code, reason] = CLOSE[why];
    socket.close(code, reason);
    changes.emit({ what: 'gateway', did: 'refused' });
  };

  const greet = (socket: WebSocket, request: IncomingMessage): void => {
    let session: Session | undefined;
    const version = new URL(request.url ?? '/', 'ws://loopback').searchParams.get('v');
    if (version !== null && version !== '10') return hangUp(socket, 'invalidVersion');

    socket.on('message', (raw: Buffer) => {
      if (mood === 'deaf') return undefined;
      const frame = parseFrame(raw);
      if (!frame) return hangUp(socket, 'decodeError');
      if (frame.op === OP.heartbeat) return socket.send(JSON.stringify({ op: OP.heartbeatAck }));
      if (frame.op === OP.identify || frame.op === OP.resume) {
        if (session) return hangUp(socket, 'alreadyAuthenticated');
        session = frame.op === OP.identify ? identify(socket, frame.d) : resume(socket, frame.d);
        return undefined;
      }
      if (!session) return hangUp(socket, 'notAuthenticated');
      // 3 presence, 4 voice, 8 members, 31 sounds, 43 channel info: legal, and without effect on anything kept here.
      return [3, 4, 8, 31, 43].includes(frame.op) ? undefined : hangUp(socket, 'unknownOpcode');
    });
    socket.on('close', (code) => {
      if (!session || session.socket !== socket) return;
      session.socket = undefined;
      // A bot that says goodbye with 1000 or 1001 ends its session.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      changes.emit({ what: 'gateway', did: 'left' });
    });
    socket.on('error', () => socket.terminate());
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: heartbeatMs } }));
  };

  return {
    upgrade(request, socket, head) {
      if (mood === 'shut') socket.destroy();
      else server.handleUpgrade(request, socket, head, (ws) => greet(ws, request));
    },
    dispatch(event, data, guildId) {
      const need = neededIntent(event, guildId === undefined);
      for (const session of sessions.values()) {
        const isTheirs = (guildId === undefined ? 0 : shardOf(guildId, session.shard[1])) === session.shard[0];
        if (isTheirs && (session.intents & need) === need) emit(session, event, data);
      }
    },
    drop({ code, forget = false } = {}) {
      for (const session of sessions.values()) {
        const { socket } = session;
        if (forget) sessions.delete(session.id);
        if (code === undefined) socket?.terminate();
        else socket?.close(code);
      }
    },
    setMood: (wanted) => {
      mood = wanted;
    },
    connected: () => [...sessions.values()].some(({ socket }) => socket !== undefined),
    identifies: () => identifies,
    close() {
      sessions.clear();
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
