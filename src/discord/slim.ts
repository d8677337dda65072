import { PermissionFlagsBits } from 'discord.js';

/**
 * Takes out of a packet of the gateway what we never look at, before discord.js makes objects of it and keeps them: of a
 * server that is its channels, emojis, most roles and the like, some 50 KB each. discord.js hands each packet to its `raw` event
 * first, and has no option for this: its managers of servers, channels and roles cannot be limited.
 */
export function slim(packet: unknown): void {
  if (!isObject(packet) || !isObject(packet['d'])) return;
  // A role that was left out may gain what we look for: made anew, it is kept; one that is there is changed all the same.
  if (packet['t'] === 'GUILD_ROLE_UPDATE') packet['t'] = 'GUILD_ROLE_CREATE';
  if (packet['t'] !== 'GUILD_CREATE' && packet['t'] !== 'GUILD_UPDATE') return;
  const server = packet['d'];
  for (const part of unread) if (Array.isArray(server[part])) server[part] = [];
  if (Array.isArray(server['roles'])) server['roles'] = server['roles'].filter((role) => tells(role, server['id']));
}

const unread = [
  'channels',
  'threads',
  'members',
  'emojis',
  'stickers',
  'presences',
  'voice_states',
  'stage_instances',
  'guild_scheduled_events',
  'soundboard_sounds',
] as const;

/** Who moderates is told by these; and everyone’s own role is taken for granted. */
function tells(role: unknown, server: unknown): boolean {
  if (!isObject(role) || typeof role['permissions'] !== 'string' || !/^\d+$/.test(role['permissions'])) return true;
  return role['id'] === server || (BigInt(role['permissions']) & managing) !== 0n;
}

const managing =
  PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
