import { once } from 'node:events';
import { Client, Events, GatewayIntentBits, Status } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createLoopbackDiscord } from '../../../src/sandbox/discord/loopback.ts';
import { community, login } from './bot.ts';

const ask = { name: 'ask', description: 'Ask' };

test('a bot logs in with the guilds intent alone and knows its guild, channels and permissions', async () => {
  const { discord, guild, news } = await community();
  const private_ = discord.addChannel(guild.id, { name: 'quiet', botMay: ['ViewChannel'] });
  const { client } = await login(discord, { commands: [ask] });
  await discord.ready();

  expect(client.user.id).toBe(discord.applicationId);
  expect(client.guilds.cache.map(({ name }) => name)).toEqual(['MS Friends']);
  const me = client.guilds.cache.get(guild.id)?.members.me ?? client.user;
  const may = (id: string, what: 'SendMessages' | 'ViewChannel') => {
    const channel = client.channels.cache.get(id);
    return channel && 'permissionsFor' in channel ? channel.permissionsFor(me)?.has(what) : undefined;
  };
  expect([may(news.id, 'SendMessages'), may(private_.id, 'ViewChannel'), may(private_.id, 'SendMessages')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(client.ws.status).toBe(Status.Ready);
});

test('ids are 17 to 19 digits and rise, even when the clock stands still', async () => {
  const { discord, news, ada } = await community({ now: () => Date.UTC(2026, 0, 1) });
  const ids = Array.from({ length: 50 }, (_, index) => ada.say(news.id, `message ${index}`));
  expect(ids.every((id) => /^\d{17,19}$/.test(id))).toBe(true);
  expect(ids.map(BigInt)).toEqual([...new Set(ids)].map(BigInt).toSorted((a, b) => (a < b ? -1 : 1)));
  expect(discord.applicationId).toMatch(/^\d{17,19}$/);
});

test.each([
  [
    'a privileged intent',
    [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    undefined,
    'disallowed intents',
  ],
  ['a wrong token', [GatewayIntentBits.Guilds], 'not.the.token', 'invalid token'],
])('%s is refused at login', async (_, intents, token, message) => {
  const discord = await createLoopbackDiscord();
  onTestFinished(() => discord.close());
  const client = new Client({ intents, rest: { api: discord.url } });
  onTestFinished(() => client.destroy());
  await expect(client.login(token ?? discord.token)).rejects.toThrow(new RegExp(message, 'i'));
});

test('the gateway hangs up with the code that says why', async () => {
  const discord = await createLoopbackDiscord();
  onTestFinished(() => discord.close());
  const { url } = await gatewayOf(discord);
  const identify = { op: 2, d: { token: discord.token, intents: 1 } };
  const codeAfter = async (...frames: readonly unknown[]): Promise<number> => {
    const socket = new WebSocket(`${url}/?v=10`);
    await once(socket, 'message');
    for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    const [code] = await once(socket, 'close');
    return Number(code);
  };
  expect(await codeAfter('{')).toBe(4002);
  expect(await codeAfter({ op: 3, d: {} })).toBe(4003);
  expect(await codeAfter({ op: 2, d: { token: 'x', intents: 1 } })).toBe(4004);
  expect(await codeAfter(identify, identify)).toBe(4005);
  expect(await codeAfter({ op: 2, d: { token: discord.token, intents: 2 ** 30 } })).toBe(4013);
  expect(await codeAfter({ op: 2, d: { token: discord.token, intents: 1 << 8 } })).toBe(4014);
  expect(await codeAfter({ op: 2, d: { token: discord.token, intents: 1, shard: [2, 2] } })).toBe(4010);
  expect(await codeAfter(identify, { op: 77, d: {} })).toBe(4001);
});

test('heartbeats are answered, and each shard gets its guilds', async () => {
  const { discord, guild } = await community();
  const { url } = await gatewayOf(discord);
  const shardOf = Number((BigInt(guild.id) >> 22n) % 2n);
  const readyOf = async (shard: number): Promise<unknown> => {
    const socket = new WebSocket(`${url}/?v=10`);
    onTestFinished(() => socket.terminate());
    const frames: { op: number; t?: string; d: { guilds?: { id: string }[] } }[] = [];
    socket.on('message', (raw: Buffer) => frames.push(JSON.parse(raw.toString())));
    await once(socket, 'open');
    socket.send(JSON.stringify({ op: 1, d: null }));
    socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1, shard: [shard, 2] } }));
    await expect.poll(() => frames.some(({ t }) => t === 'READY')).toBe(true);
    expect(frames.map(({ op }) => op)).toContain(11);
    return frames.find(({ t }) => t === 'READY')?.d.guilds?.map(({ id }) => id);
  };
  expect(await readyOf(shardOf)).toEqual([guild.id]);
  expect(await readyOf(1 - shardOf)).toEqual([]);
});

test('a dropped bot resumes and is given what happened meanwhile', async () => {
  const { discord, news, ada } = await community();
  await login(discord, {
    commands: [ask],
    async on(interaction) {
      if (interaction.isChatInputCommand()) await interaction.reply('Here again');
    },
  });
  const did: string[] = [];
  discord.subscribe((change) => change.what === 'gateway' && did.push(change.did));

  discord.dropSockets();
  const reply = await ada.run(news.id, 'ask');
  expect((await reply.final()).text).toBe('Here again');
  expect(did).toEqual(['left', 'resumed']);
  expect(discord.identifies()).toBe(1);
});

test('a bot whose session is forgotten is told so and has to identify again', async () => {
  const { discord } = await community();
  const { url } = await gatewayOf(discord);
  const { client } = await login(discord);
  const session = new Promise<unknown>((resolve) => client.once(Events.ShardReconnecting, resolve));
  discord.dropSockets({ forget: true });
  await session;

  const socket = new WebSocket(`${url}/?v=10`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'message');
  socket.send(JSON.stringify({ op: 6, d: { token: discord.token, session_id: 'gone', seq: 1 } }));
  const [raw] = await once(socket, 'message');
  expect(JSON.parse(String(raw))).toEqual({ op: 9, d: false });
});

test('guilds and channels that come and go are told', async () => {
  const { discord, guild, news } = await community();
  const { client } = await login(discord);
  const told: string[] = [];
  client.on(Events.GuildCreate, ({ name }) => told.push(`guild ${name}`));
  client.on(Events.GuildDelete, ({ name }) => told.push(`no guild ${name}`));
  client.on(Events.ChannelCreate, ({ name }) => told.push(`channel ${name}`));
  client.on(Events.ChannelDelete, (channel) => told.push(`no channel ${'name' in channel ? channel.name : ''}`));

  const second = discord.addGuild({ name: 'Second' });
  discord.addChannel(second.id, { name: 'there' });
  discord.deleteChannel(news.id);
  discord.kickBot(guild.id);
  await expect.poll(() => told).toEqual(['guild Second', 'channel there', 'no channel news', 'no guild MS Friends']);
  await expect(client.rest.get(`/guilds/${guild.id}`)).rejects.toMatchObject({ code: 50001 });
  discord.inviteBot(guild.id);
  await expect.poll(() => told.at(-1)).toBe('guild MS Friends');
});

test('a gateway that answers no heartbeat is left, and found again when it does', async () => {
  const { discord } = await community({ heartbeatMs: 60 });
  const { client } = await login(discord);
  const did: string[] = [];
  discord.subscribe((change) => change.what === 'gateway' && did.push(change.did));
  discord.setGateway('deaf');
  const left = new Promise<unknown>((resolve) => client.once(Events.ShardReconnecting, resolve));
  await left;
  discord.setGateway('open');
  await discord.until(() => did.includes('resumed'));
  expect(discord.identifies()).toBe(1);
});

test('a gateway that is shut lets nobody in', async () => {
  const discord = await createLoopbackDiscord();
  onTestFinished(() => discord.close());
  discord.setGateway('shut');
  const { url } = await gatewayOf(discord);
  const socket = new WebSocket(`${url}/?v=10`);
  await expect(once(socket, 'open')).rejects.toThrow('socket hang up');
});

async function gatewayOf({ url, token }: { url: string; token: string }): Promise<{ url: string }> {
  const response = await fetch(`${url}/v10/gateway/bot`, { headers: { authorization: `Bot ${token}` } });
  const body: unknown = await response.json();
  expect(body).toMatchObject({ shards: 1, session_start_limit: { max_concurrency: 1 } });
  return body as { url: string };
}
