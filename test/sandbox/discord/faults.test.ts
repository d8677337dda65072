import { RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createLimits } from '../../../src/sandbox/discord/limits.ts';
import { community, login } from './bot.ts';

const posts = { method: 'POST', path: /^\/channels\/\d+\/messages$/ } as const;

describe('an answer that is lost', () => {
  test.each([
    ['a reset', { kind: 'lost', effect: 'after', how: 'reset' }],
    ['a hung line', { kind: 'lost', effect: 'after', how: 'hang' }],
    ['a 502', { kind: 'error', status: 502, effect: 'after' }],
  ] as const)('after the effect by %s: an enforced nonce keeps it one message', async (_, fault) => {
    const { discord, news } = await community();
    const bot = await login(discord, { client: { rest: { timeout: 300 } } });
    const channel = await bot.channel(news.id);
    const injected = discord.faults.add({ ...posts, ...fault });
    const sent = await channel.send({ content: 'Once', nonce: 'n1', enforceNonce: true });
    expect(injected.hits).toBe(1);
    expect(discord.messages(news.id).map(({ id }) => id)).toEqual([sent.id]);

    discord.faults.add({ ...posts, ...fault });
    await channel.send('Twice');
    expect(discord.messages(news.id).map(({ content }) => content)).toEqual(['Once', 'Twice', 'Twice']);
  });

  test('by a closed connection: the library gives up, the message is there', async () => {
    const { discord, news } = await community();
    const bot = await login(discord);
    const channel = await bot.channel(news.id);
    discord.faults.add({ ...posts, kind: 'lost', effect: 'after', how: 'close' });
    await expect(channel.send('There')).rejects.toThrow('other side closed');
    expect(discord.messages(news.id)).toHaveLength(1);
    expect(discord.journal.at(-1)).toMatchObject({ method: 'POST', status: undefined });
  });

  test('before the effect: nothing was taken', async () => {
    const { discord, news } = await community();
    const bot = await login(discord, { client: { rest: { retries: 0 } } });
    const channel = await bot.channel(news.id);
    discord.faults.add({ ...posts, kind: 'lost', effect: 'before' });
    await expect(channel.send('Lost')).rejects.toThrow('ECONNRESET');
    expect(discord.messages(news.id)).toEqual([]);
  });

  test('on an acknowledgement: the retry hears 40060, and the webhook goes on working', async () => {
    const { discord, news, ada } = await community();
    const codes: unknown[] = [];
    await login(discord, {
      commands: [{ name: 'ask', description: 'Ask' }],
      async on(interaction) {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply().catch((error: { code: number }) => codes.push(error.code));
        interaction.deferred = true;
        await interaction.editReply('Still here');
      },
    });
    discord.faults.add({ path: /\/callback$/, kind: 'lost', effect: 'after' });
    expect((await (await ada.run(news.id, 'ask')).final()).text).toBe('Still here');
    expect(codes).toEqual([40060]);
  });
});

test('faults meet as many requests as asked for, and only those that match', async () => {
  const { discord, guild, news } = await community();
  const other = discord.addChannel(guild.id, { name: 'other' });
  const bot = await login(discord, { client: { rest: { retries: 0 } } });
  const fault = discord.faults.add({ method: 'POST', path: new RegExp(news.id), kind: 'error', status: 503, times: 2 });
  const post = async (id: string) =>
    (await bot.channel(id)).send('x').then(
      () => 'sent',
      () => 'failed',
    );
  expect([await post(other.id), await post(news.id), await post(news.id), await post(news.id)]).toEqual([
    'sent',
    'failed',
    'failed',
    'sent',
  ]);
  expect(fault.hits).toBe(2);

  discord.faults.add({ ...posts, kind: 'error', status: 500, times: 99 });
  discord.faults.clear();
  expect(await post(news.id)).toBe('sent');
});

test('refusals on demand; too many edits of an old message come as a 429, so the library waits unless it is told not to', async () => {
  const { discord, news } = await community();
  const bot = await login(discord, { client: { rest: { rejectOnRateLimit: () => true } } });
  const sent = await (await bot.channel(news.id)).send('x');
  discord.faults.add({ method: 'PATCH', kind: 'refused', as: 'tooManyOldEdits', retryAfterMs: 60_000 });
  await expect(sent.edit('y')).rejects.toBeInstanceOf(RateLimitError);
  expect(discord.journal.at(-1)).toMatchObject({ status: 429, code: 30046 });
  discord.faults.add({ method: 'DELETE', kind: 'refused', as: 'unknownMessage' });
  await expect(sent.delete()).rejects.toMatchObject({ code: 10008 });
  expect(discord.messages(news.id)[0]).toMatchObject({ content: 'x', editedAt: undefined });
});

test('a slow answer arrives', async () => {
  const { discord, news } = await community();
  const bot = await login(discord);
  const channel = await bot.channel(news.id);
  discord.faults.add({ ...posts, kind: 'slow', ms: 60 });
  const before = performance.now();
  await channel.send('x');
  expect(performance.now() - before).toBeGreaterThan(55);
});

describe('rate limits', () => {
  test('a 429 names the wait, and a bot that asks to be told is told', async () => {
    const { discord, news } = await community();
    const bot = await login(discord, { client: { rest: { rejectOnRateLimit: () => true } } });
    discord.faults.add({ ...posts, kind: 'rate-limited', retryAfterMs: 1_500 });
    const error: unknown = await (await bot.channel(news.id)).send('x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ global: false });
    // discord.js adds a margin of 50 ms to what it is told, which is in whole seconds.
    expect(error).toHaveProperty('retryAfter', 2_050);
  });

  test('five posts in five seconds to a channel; the headers say how many are left', async () => {
    const { discord, guild, news } = await community({ rateLimits: true });
    const other = discord.addChannel(guild.id, { name: 'other' });
    const post = (id: string) =>
      fetch(`${discord.url}/v10/channels/${id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'x' }),
      });
    const left: unknown[] = [];
    for (let sent = 0; sent < 5; sent += 1) left.push((await post(news.id)).headers.get('x-ratelimit-remaining'));
    expect(left).toEqual(['4', '3', '2', '1', '0']);
    const refused = await post(news.id);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    const body: unknown = await refused.json();
    expect(body).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3);
    expect((await post(other.id)).status).toBe(200);
    expect(discord.messages(news.id)).toHaveLength(5);
  });

  test('fifty requests a second altogether, answers to interactions not counted', () => {
    let now = 0;
    const limits = createLimits(() => now);
    const refused = (count: number, method: string, path: string) =>
      Array.from({ length: count }, () => limits(method, path).tooEarly).filter((tooEarly) => tooEarly !== undefined);
    expect(refused(50, 'GET', '/users/@me')).toEqual([]);
    now = 400;
    expect(refused(1, 'GET', '/users/@me')).toEqual([{ retryAfterMs: 600, global: true }]);
    expect(refused(60, 'POST', '/interactions/1/x/callback')).toEqual([]);
    expect(refused(60, 'PATCH', '/webhooks/1/x/messages/@original')).toEqual([]);
    now = 1_001;
    expect(refused(1, 'GET', '/users/@me')).toEqual([]);
  });
});

test('the journal tells what was asked and answered, and waiting needs no sleep', async () => {
  const { discord, news } = await community();
  const bot = await login(discord);
  const posted = discord.until(() => discord.messages(news.id).find(({ content }) => content === 'Hello'));
  await (await bot.channel(news.id)).send('Hello');
  expect((await posted).authorId).toBe(discord.applicationId);
  expect(discord.journal.at(-1)).toMatchObject({
    method: 'POST',
    path: `/channels/${news.id}/messages`,
    body: { content: 'Hello' },
    status: 200,
  });
  await expect(discord.until(() => false, { timeoutMs: 10, waitingFor: 'the moon' })).rejects.toThrow(
    '10 ms for the moon',
  );
});
