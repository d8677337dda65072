import { describe, expect, onTestFinished, test } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import { say } from '../../src/core/message.ts';
import type { Client } from 'discord.js';
import { connect } from '../../src/discord/connect.ts';
import { createBreaker } from '../../src/discord/breaker.ts';
import { reconnecting, times } from '../../src/discord/limits.ts';
import { createDiscord } from '../../src/discord/platform.ts';
import { joined, logbook, newsdesk, server } from './newsdesk.ts';

const roots = { news: 'news', newsroom: 'newsroom' } as const;

describe('connecting', () => {
  test('with a token Discord refuses fails at once, and says so', async () => {
    const place = await server();
    const platform = createDiscord({ token: 'MTIz.wrong.token', apiUrl: place.discord.url, roots, log: logbook() });
    onTestFinished(() => platform.stop());
    const error = await platform.start(newsdesk()).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PlatformError);
    expect(error).toMatchObject({ trouble: 'forbidden' });
    expect(String(error)).toContain('Copy it again from the Bot page');
    expect(String(error)).not.toContain('wrong.token');
    expect(platform.connected()).toBe(false);
  });

  test('where nothing listens fails, and can be tried again later', async () => {
    const platform = createDiscord({ token: 'x', apiUrl: 'http://127.0.0.1:1/api', roots, log: logbook() });
    await expect(platform.start(newsdesk())).rejects.toMatchObject({ trouble: 'unavailable', maybeDone: false });
    await platform.stop();
  });

  test('can be tried again after it failed', async () => {
    const place = await server();
    const platform = createDiscord({ token: place.discord.token, apiUrl: place.discord.url, roots, log: logbook() });
    onTestFinished(() => platform.stop());
    place.discord.faults.add({ kind: 'error', status: 500, path: /^\/gateway\/bot$/, times: 10 });
    await expect(platform.start(newsdesk())).rejects.toMatchObject({ trouble: 'unavailable' });
    place.discord.faults.clear();
    await platform.start(newsdesk());
    expect(platform.connected()).toBe(true);
  });

  test('asks for no intent but Guilds, and keeps nobody in memory', async () => {
    const place = await server();
    const { log } = await joined(place);
    await (await place.ada.run(place.news.id, 'news search', { words: 'veins' })).final();
    expect(place.discord.identifies()).toBe(1);
    expect(JSON.stringify(log.lines)).not.toContain(place.ada.id);
  });
});

test('a gateway that lets nobody in is said so, not waited for without end', async () => {
  const place = await server();
  place.discord.setGateway('shut');
  const platform = createDiscord({ token: place.discord.token, apiUrl: place.discord.url, roots, log: logbook() });
  onTestFinished(() => platform.stop());
  await expect(platform.start(newsdesk())).rejects.toMatchObject({
    trouble: 'unavailable',
    message: expect.stringContaining('drops the connection again and again'),
  });
  expect(place.discord.identifies()).toBeLessThanOrEqual(reconnecting.losses + 2);
});

test('a gateway that says nothing is waited for no longer than the time given', async () => {
  const place = await server();
  place.discord.setGateway('deaf');
  const clients: Client[] = [];
  const options = { token: place.discord.token, apiUrl: place.discord.url };
  const signing = connect(options, (client) => void clients.push(client), AbortSignal.timeout(500));
  await expect(signing).rejects.toMatchObject({
    trouble: 'unavailable',
    message: expect.stringContaining('did not let us in in time'),
  });
  expect(clients.map((client) => client.isReady())).toEqual([false]);
  // Nothing of it goes on knocking.
  const signIns = place.discord.identifies();
  place.discord.setGateway('open');
  const { platform } = await joined(place);
  expect(platform.connected()).toBe(true);
  expect(place.discord.identifies()).toBe(signIns + 1);
  expect(times.login).toBeLessThanOrEqual(60_000);
});

test('nothing is used of discord.js that it warns of', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(`${warning.name} ${warning.message}`);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const place = await server();
  const { platform } = await joined(place);
  await (await place.ada.run(place.news.id, 'news search', { words: 'veins' })).final();
  await platform.edit(place.channel, await platform.post(place.channel, say('News'), 'd1'), say('Corrected'));
  await platform.stop();
  // Node tells warnings on the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});

describe('a connection that is lost', () => {
  test('is taken up again without a new sign-in, and nothing said meanwhile is lost', async () => {
    const place = await server();
    const desk = newsdesk({ answer: () => ({ kind: 'message', message: say('Still here.') }) });
    const { platform } = await joined(place, desk);
    place.discord.dropSockets();
    const reply = await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    expect((await reply.final()).text).toContain('Still here.');
    expect(place.discord.identifies()).toBe(1);
    expect(platform.connected()).toBe(true);
  });

  test('is made anew when Discord forgot the session', async () => {
    const place = await server();
    const { platform } = await joined(place);
    place.discord.dropSockets({ forget: true });
    await expect.poll(() => platform.connected(), { timeout: 20_000 }).toBe(false);
    await expect.poll(() => platform.connected(), { timeout: 20_000 }).toBe(true);
    const reply = await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    expect((await reply.final()).text).toContain('Done.');
  });

  test('again and again is left alone for a while, instead of spending every sign-in', async () => {
    const place = await server();
    const { platform, log } = await joined(place);
    const drop = setInterval(() => place.discord.dropSockets({ forget: true }), 20);
    onTestFinished(() => clearInterval(drop));
    await expect
      .poll(() => log.lines.map(({ message }) => message), { timeout: 25_000 })
      .toContain('Discord keeps dropping the connection; waiting before the next try');
    const signIns = place.discord.identifies();
    expect(signIns).toBeLessThanOrEqual(reconnecting.losses + 2);
    expect(platform.connected()).toBe(false);
    await expect(platform.obstacle(place.channel)).rejects.toMatchObject({ trouble: 'unavailable', maybeDone: false });
    await platform.stop();
  });

  test('for good is told to the operator, and not tried again', async () => {
    const place = await server();
    const { platform, log } = await joined(place);
    place.discord.dropSockets({ code: 4004 });
    await expect.poll(() => log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(log.lines.find(({ level }) => level === 'error')?.message).toContain('DISCORD_TOKEN');
    expect(platform.connected()).toBe(false);
    expect(place.discord.identifies()).toBe(1);
  });
});

describe('the breaker', () => {
  const steady = () => createBreaker(() => 1);

  test('lets the client reconnect by itself a few times', () => {
    const breaker = steady();
    for (let i = 0; i < reconnecting.losses; i += 1) expect(breaker.lost(i * 500)).toBeUndefined();
    expect(breaker.lost(10_000)).toBe(reconnecting.firstPause);
  });

  test('does not mind losses far apart', () => {
    const breaker = steady();
    for (let i = 0; i < 50; i += 1) expect(breaker.lost(i * reconnecting.within)).toBeUndefined();
  });

  test('stays away for longer each time, up to a limit, and forgets after a calm time', () => {
    const breaker = steady();
    const pauses = Array.from({ length: 8 }, (_, i) => breaker.refused(i * 60_000));
    expect(pauses).toEqual([20_000, 40_000, 80_000, 160_000, 320_000, 640_000, 900_000, 900_000]);
    expect(breaker.refused(8 * 60_000 + reconnecting.calm + 1)).toBe(reconnecting.firstPause);
  });

  test('never spends a day’s 1,000 sign-ins, even when every connection is dropped at once', () => {
    const breaker = createBreaker(() => 0);
    let now = 0;
    let signIns = 0;
    while (now < 86_400_000) {
      signIns += 1;
      now += breaker.lost(now) ?? 5_400;
    }
    expect(signIns).toBeLessThan(1_000);
  });
});
