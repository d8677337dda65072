/** Intents that need Discord's approval: members, presences, message content. Source: discord-api-docs, events/gateway.mdx. */
export const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
export const KNOWN_INTENTS = ((1 << 17) - 1) | (3 << 20) | (3 << 24);

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

export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Why Discord hangs up. Source: discord-api-docs, topics/opcodes-and-status-codes.mdx. */
export const CLOSE = {
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

/** The intent bits an event needs, 0 for none. */
export function neededIntent(event: string, isDirect: boolean): number {
  return NEEDED_INTENT[event]?.[isDirect ? 'direct' : 'guild'] ?? 0;
}

export type Fields = Readonly<Record<string, unknown>>;

export function parseFrame(raw: Buffer): { op: number; d: Fields } | undefined {
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

export function isShard(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) && value.length === 2 && value.every(Number.isInteger) && value[0] >= 0 && value[0] < value[1]
  );
}

export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
