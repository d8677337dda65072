import type { Channel, Guild, State } from './state.ts';

/** Discord's permission flags by name, as bit positions. Source: discord-api-docs, topics/permissions.mdx. */
const BITS = {
  CreateInstantInvite: 0,
  KickMembers: 1,
  BanMembers: 2,
  Administrator: 3,
  ManageChannels: 4,
  ManageGuild: 5,
  AddReactions: 6,
  ViewAuditLog: 7,
  ViewChannel: 10,
  SendMessages: 11,
  SendTTSMessages: 12,
  ManageMessages: 13,
  EmbedLinks: 14,
  AttachFiles: 15,
  ReadMessageHistory: 16,
  MentionEveryone: 17,
  UseExternalEmojis: 18,
  Connect: 20,
  Speak: 21,
  ChangeNickname: 26,
  ManageNicknames: 27,
  ManageRoles: 28,
  ManageWebhooks: 29,
  UseApplicationCommands: 31,
  ManageEvents: 33,
  ManageThreads: 34,
  CreatePublicThreads: 35,
  CreatePrivateThreads: 36,
  SendMessagesInThreads: 38,
  ModerateMembers: 40,
  SendPolls: 49,
  UseExternalApps: 50,
  PinMessages: 51,
} as const;

export type Permission = keyof typeof BITS;

export const everyPermission = Object.values(BITS).reduce((all, bit) => all | (1n << BigInt(bit)), 0n);

/** What Discord lets everyone do in a new guild, as far as a text bot meets it. */
export const everydayPermissions: readonly Permission[] = [
  'CreateInstantInvite',
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'Connect',
  'Speak',
  'ChangeNickname',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'SendPolls',
  'UseExternalApps',
];

export function bitsOf(names: readonly Permission[]): bigint {
  return names.reduce((all, name) => all | (1n << BigInt(BITS[name])), 0n);
}

export function allows(permissions: bigint, name: Permission): boolean {
  return (permissions & (1n << BigInt(BITS[name]))) !== 0n;
}

/**
 * What a member may do in a guild, or in one of its channels. Follows the order in topics/permissions.mdx:
 * owner and administrators may everything; otherwise roles, then overwrites for everyone, for roles, for the member.
 * A thread has its parent's permissions. Someone who is not a member may nothing.
 */
export function permissionsOf(state: State, userId: string, guild: Guild, channel?: Channel): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  const roles = [guild.id, ...member.roleIds];
  const base = roles.reduce((all, id) => all | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  if (guild.ownerId === userId || allows(base, 'Administrator')) return everyPermission;
  if (!channel) return base;

  const { overwrites } = (channel.parentId === undefined ? undefined : state.channels.get(channel.parentId)) ?? channel;
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => member.roleIds.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ];
  return steps.reduce((bits, step) => {
    const deny = step.reduce((all, overwrite) => all | overwrite.deny, 0n);
    const allow = step.reduce((all, overwrite) => all | overwrite.allow, 0n);
    return (bits & ~deny) | allow;
  }, base);
}
