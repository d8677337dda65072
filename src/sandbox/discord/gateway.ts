import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Changes } from './changes.ts';
import { guildCreatePayload, userPayload } from './payload.ts';
import type { State } from './state.ts';

/** Intents that need Discord's approval: members, presences, message content. Source: discord-api-docs, events/gateway.mdx. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const KNOWN_INTENTS = ((1 << 17) - 1) | (3 << 20) | (3 << 24);

/** The intent an event needs in a guild and in direct messages; those not listed always arrive. */
const NEEDED_INTENT: Readonly<Record<string, { readonly guild: number; readonly direct: number }>> = {
  GUILD_CREATE: { guild: 1, direct: 1 },
  GUILD_DELETE: { guild: 1, direct: 1 },
  CHANNEL_CREATE: { guild: 1, direct: 1 },
  CHANNEL_UPDATE: { guild: 1, direct: 1 },
  CHANNEL_DELETE: { guild: 1, direct: 1 },
  THREAD_CREATE: { guild: 1, direct: 1 },
  THREAD_UPDATE: { guild: 1, direct: 1 },
  THREAD_DELETE: { guild: 1, direct: 1 },
  MESSAGE_CREATE: { guild: 1 << 9, direct: 1 << 12 },
  MESSAGE_UPDATE: { guild: 1 << 9, direct: 1 << 12 },
  MESSAGE_DELETE: { guild: 1 << 9, direct: 1 << 12 },
};

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Why Discord hangs up. Source: discord-api-docs, topics/opcodes-and-status-codes.mdx. */
const CLOSE = {
  unknownOpcode: [4001, 'Unknown opcode.'],
  decodeError: [4002, 'Error while decoding payload.'],
  notAuthenticated: [4003, 'Not authenticated.'],
  authenticationFailed: [4004, 'Authentication failed.'],
  alreadyAuthenticated: [4005, 'Already authenticated.'],
  invalidShard: [4010, 'Invalid shard.'],
  invalidVersion: [4012, 'Invalid API version.'],
  invalidIntents: [4013, 'Invalid intent(s).'],
  disallowedIntents: [4014, 'Disallowed intent(s).'],
} as const;

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

export interface Gateway {
  /** Takes over a request to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  dispatch(event: string, data: unknown, guildId?: string): void;
  drop(how?: Drop): void;
  /** True while a bot is logged in. */
  connected(): boolean;
  /** How many IDENTIFYs there were: real Discord allows 1,000 a day. */
  identifies(): number;
  close(): void;
}

export interface GatewayNeeds {
  readonly state: State;
  readonly changes: Changes;
  /** Where to come back to, known once the server listens. */
  url(): string;
}

/** Discord's side of the gateway: sessions outlive their sockets, so that a dropped bot can resume without losing an event. */
export function createGateway({ state, changes, url }: GatewayNeeds): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  let identifies = 0;

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
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: 41_250 } }));
  };

  return {
    upgrade: (request, socket, head) => server.handleUpgrade(request, socket, head, (ws) => greet(ws, request)),
    dispatch(event, data, guildId) {
      const need = NEEDED_INTENT[event]?.[guildId === undefined ? 'direct' : 'guild'] ?? 0;
      for (const session of sessions.values()) {
        const isTheirs = (guildId === undefined ? 0 : shardOf(guildId, session.shard[1])) === session.shard[0];
        if (isTheirs && (session.intents & need) === need) emit(session, event, data);
      }
    },
    drop({ code, forget = false } = {}) {
      for (const session of [...sessions.values()]) {
        const { socket } = session;
        if (forget) sessions.delete(session.id);
        if (code === undefined) socket?.terminate();
        else socket?.close(code);
      }
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

type Fields = Readonly<Record<string, unknown>>;

function parseFrame(raw: Buffer): { op: number; d: Fields } | undefined {
  try {
    const frame: unknown = JSON.parse(raw.toString());
    if (typeof frame !== 'object' || frame === null || !('op' in frame) || typeof frame.op !== 'number')
      return undefined;
    const d = 'd' in frame && typeof frame.d === 'object' && frame.d !== null ? { ...frame.d } : {};
    return { op: frame.op, d };
  } catch {
    return undefined;
  }
}

function isShard(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) && value.length === 2 && value.every(Number.isInteger) && value[0] >= 0 && value[0] < value[1]
  );
}

function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
