import { OverwriteType, PermissionFlagsBits } from 'discord.js';

/** What permissions are read from where no gateway tells: three REST answers. */
export interface Standing {
  readonly guildId: string;
  readonly ownerId: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  readonly member: { readonly id: string; readonly roles: readonly string[] };
}

export interface Overwritten {
  readonly overwrites: readonly {
    readonly id: string;
    readonly type: OverwriteType;
    readonly allow: string;
    readonly deny: string;
  }[];
}

/** A member's permissions in a channel. Source: docs.discord.com, topics/permissions#permission-overwrites. */
export function permissionsIn(standing: Standing, { overwrites }: Overwritten): bigint {
  const { guildId, ownerId, roles, member } = standing;
  const held = new Set([guildId, ...member.roles]);
  const base = roles.filter(({ id }) => held.has(id)).reduce((all, role) => all | BigInt(role.permissions), 0n);
  if (ownerId === member.id || (base & PermissionFlagsBits.Administrator) !== 0n) return everything;

  const everyone = overwrites.filter(({ id }) => id === guildId);
  const byRole = overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guildId && held.has(id));
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.id);
  return [everyone, byRole, own].reduce(applied, base);
}

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** Within one step what is allowed wins over what is denied. */
function applied(permissions: bigint, overwrites: Overwritten['overwrites']): bigint {
  const denied = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
  const allowed = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
  return (permissions & ~denied) | allowed;
}
