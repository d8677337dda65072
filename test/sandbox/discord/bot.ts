import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { ApplicationCommandDataResolvable, ClientOptions, Interaction, TextChannel } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createLoopbackDiscord } from '../../../src/sandbox/discord/loopback.ts';
import type { LoopbackDiscord, LoopbackOptions } from '../../../src/sandbox/discord/loopback.ts';

/** A platform with one guild, a channel, a member and a moderator; closed when the test ends. */
export async function community(options: LoopbackOptions = {}) {
  const discord = await createLoopbackDiscord({ rateLimits: false, ...options });
  onTestFinished(() => discord.close());
  const guild = discord.addGuild({ name: 'MS Friends' });
  const news = discord.addChannel(guild.id, { name: 'news' });
  const ada = discord.as(discord.addUser({ name: 'Ada' }).id);
  const mo = discord.as(discord.addUser({ name: 'Mo', permissions: ['ManageMessages'] }).id);
  return { discord, guild, news, ada, mo };
}

export interface Bot {
  readonly client: Client<true>;
  /** What a handler threw, for tests that expect it to. */
  readonly thrown: unknown[];
  channel(id: string): Promise<TextChannel>;
}

export interface BotOptions {
  readonly commands?: readonly ApplicationCommandDataResolvable[];
  readonly on?: (interaction: Interaction) => unknown;
  readonly client?: Partial<ClientOptions>;
}

/** The real discord.js client, logged in to the loopback platform. */
export async function login(
  discord: LoopbackDiscord,
  { commands = [], on, client: more }: BotOptions = {},
): Promise<Bot> {
  const { rest, ...others } = more ?? {};
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: discord.url, timeout: 2_000, ...rest },
    ...others,
  });
  const thrown: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    Promise.resolve(on?.(interaction)).catch((error: unknown) => thrown.push(error));
  });
  client.on(Events.Error, (error) => thrown.push(error));
  onTestFinished(() => client.destroy());

  const isReady = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  const ready = await isReady;
  if (commands.length > 0) await ready.application.commands.set(commands);
  return {
    client: ready,
    thrown,
    async channel(id) {
      const channel = await ready.channels.fetch(id);
      if (!channel?.isSendable()) throw new Error(`${id} is no channel to write in`);
      return channel as TextChannel;
    },
  };
}
