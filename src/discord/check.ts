import {
  ApplicationCommandType,
  ApplicationFlags,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  REST,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { tokenRefused } from './connect.ts';
import { toPlatformError } from './errors.ts';
import { limits, times } from './limits.ts';
import { permissionsIn, type Standing } from './permissions.ts';

export interface Finding {
  readonly ok: boolean;
  /** One or two plain sentences: what is, and what to do when it is wrong. */
  readonly text: string;
}

/** Looks at everything the bot needs on Discord, without signing in to the gateway. Never throws. */
export async function checkDiscord(options: {
  readonly token: string;
  readonly apiUrl?: string;
}): Promise<readonly Finding[]> {
  const rest = new REST({
    version: '10',
    ...(options.apiUrl !== undefined && { api: options.apiUrl }),
    timeout: times.answerRequest,
    retries: 1,
  });
  rest.setToken(options.token);
  const findings: Finding[] = [];
  try {
    const application = applicationShape.parse(await rest.get(Routes.currentApplication()));
    findings.push(good(`Discord knows the token: it is ${application.name} (application ${application.id}).`));
    findings.push(endpoint(application.interactions_endpoint_url), intents(application.flags));
    findings.push(signIns(gatewayShape.parse(await rest.get(Routes.gatewayBot())).session_start_limit));
    findings.push(commands(z.array(registeredShape).parse(await rest.get(Routes.applicationCommands(application.id)))));
    const guilds = z.array(named).parse(await rest.get(Routes.userGuilds()));
    if (guilds.length === 0)
      findings.push(bad(`Carewire is in no server yet. Invite it: ${inviteUrl(application.id)}`));
    for (const guild of guilds.slice(0, limits.serversChecked))
      findings.push(await server(rest, guild, application.id));
    const more = guilds.length - limits.serversChecked;
    if (more > 0) findings.push(good(`${more} more servers were not looked at.`));
  } catch (error) {
    const trouble = toPlatformError(error);
    findings.push(
      bad(
        trouble.message.includes('DISCORD_TOKEN')
          ? tokenRefused
          : `${trouble.message} Nothing more could be looked at.`,
      ),
    );
  }
  return findings;
}

/** Where a server's admin adds the bot, with the permissions it asks for. */
export function inviteUrl(application: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', application);
  url.searchParams.set('scope', 'bot applications.commands');
  url.searchParams.set('permissions', String(Object.values(needs).reduce((all, bit) => all | bit, 0n)));
  return url.href;
}

const textChannels: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

const needs = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;

const named = z.object({ id: z.string(), name: z.string() });
const registeredShape = named.extend({ type: z.enum(ApplicationCommandType) });
const applicationShape = named.extend({
  flags: z.number().optional(),
  interactions_endpoint_url: z.string().nullish(),
});
const gatewayShape = z.object({ session_start_limit: z.object({ total: z.number(), remaining: z.number() }) });
const guildShape = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});
const overwrite = z.object({ id: z.string(), type: z.enum(OverwriteType), allow: z.string(), deny: z.string() });
const channelsShape = z.array(
  z.object({ name: z.string().nullish(), type: z.number(), permission_overwrites: z.array(overwrite).default([]) }),
);

function endpoint(url: string | null | undefined): Finding {
  if (!url) return good('Commands and buttons come over the gateway, as they should.');
  return bad(
    'Discord sends commands and buttons to a web address instead of to Carewire. Empty “Interactions Endpoint URL” on the application’s General Information page.',
  );
}

function intents(flags = 0): Finding {
  const asked = Object.entries(privileged).filter(([, bits]) => (flags & bits) !== 0);
  if (asked.length === 0) return good('No privileged intents are switched on, and none are needed.');
  const names = asked.map(([name]) => name).join(', ');
  return good(`Carewire does not use ${names}. You may switch it off on the application’s Bot page.`);
}

const privileged = {
  'Presence Intent': ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  'Server Members Intent': ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  'Message Content Intent': ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
} as const;

function signIns({ total, remaining }: { total: number; remaining: number }): Finding {
  const left = `${remaining} of ${total} sign-ins are left today.`;
  if (remaining > total / 10) return good(left);
  return bad(`${left} When none is left, Discord takes the token away: find out what starts the bot so often.`);
}

function commands(registered: readonly z.infer<typeof registeredShape>[]): Finding {
  if (registered.length === 0) return good('No commands are registered yet: they will be when Carewire starts.');
  return good(
    `Registered commands: ${registered.map(({ name, type }) => (type === ApplicationCommandType.ChatInput ? `/${name}` : `“${name}”`)).join(', ')}.`,
  );
}

async function server(rest: REST, { id, name }: z.infer<typeof named>, me: string): Promise<Finding> {
  const guild = guildShape.parse(await rest.get(Routes.guild(id)));
  const { roles } = z.object({ roles: z.array(z.string()) }).parse(await rest.get(Routes.guildMember(id, me)));
  const standing: Standing = { guildId: id, ownerId: guild.owner_id, roles: guild.roles, member: { id: me, roles } };
  const channels = channelsShape
    .parse(await rest.get(Routes.guildChannels(id)))
    .filter(({ type }) => textChannels.includes(type))
    .map((channel) => ({ name: channel.name ?? '', lacks: lacking(standing, channel.permission_overwrites) }));
  const closed = channels.filter(({ lacks }) => lacks.length > 0);
  const open = channels.length - closed.length;
  if (closed.length === 0) return good(`In “${name}” Carewire may post in all ${open} text channels.`);
  const list = closed
    .slice(0, limits.channelsNamed)
    .map((channel) => `#${channel.name} (lacks ${channel.lacks.join(', ')})`);
  const others = closed.length > list.length ? ` and ${closed.length - list.length} more` : '';
  const text = `In “${name}” Carewire may post in ${open} of ${channels.length} text channels. Not in ${list.join(', ')}${others}.`;
  return open > 0 ? good(text) : bad(text);
}

function lacking(standing: Standing, overwrites: z.infer<typeof overwrite>[]): readonly string[] {
  const held = permissionsIn(standing, { overwrites });
  const wanted = ['View Channel', 'Send Messages', 'Read Message History'] as const;
  return wanted.filter((name) => (held & needs[name]) === 0n).map((name) => `“${name}”`);
}

function good(text: string): Finding {
  return { ok: true, text: `Discord: ${text}` };
}

function bad(text: string): Finding {
  return { ok: false, text: `Discord: ${text}` };
}
