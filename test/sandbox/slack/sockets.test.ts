import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { createLoopbackSlack, type LoopbackSlack } from '../../../src/sandbox/slack/loopback.ts';
import { posterFor, startSocketBot, type Bot } from './bot.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});

async function bare(): Promise<LoopbackSlack> {
  const slack = await createLoopbackSlack();
  open.push(slack);
  return slack;
}

async function answering(sockets: number): Promise<Bot & { say(): Promise<unknown>; answers: string[] }> {
  const answers: string[] = [];
  const bot = await startSocketBot(
    (app) => {
      app.command('/newsroom', async ({ ack, command }) => {
        answers.push(command.text);
        await ack();
      });
    },
    { sockets },
  );
  open.push(bot);
  const ada = bot.slack.addUser(bot.slack.teamId, { name: 'ada' });
  const channel = bot.slack.addChannel(bot.slack.teamId, { name: 'news', members: [ada] });
  return { ...bot, answers, say: () => bot.slack.as(ada).type(channel, `/newsroom ${answers.length}`) };
}

/** A raw connection: what it hears, and how it ends. */
function connect(url: string) {
  const frames: Record<string, unknown>[] = [];
  const socket = new WebSocket(url);
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  const ended = new Promise<string>((resolve) => {
    socket.on('close', (code) => resolve(`closed ${code}`));
    socket.on('error', (error) => resolve(error.message));
  });
  return { frames, ended, socket };
}

async function ticketUrl(slack: LoopbackSlack): Promise<string> {
  return (await posterFor(slack, slack.appToken).apps.connections.open({})).url ?? '';
}

test('a ticket lets one connection in, and no ticket none', async () => {
  const slack = await bare();
  const url = await ticketUrl(slack);
  const first = connect(url);
  await slack.ready();
  await expect
    .poll(() => first.frames[0])
    .toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: slack.appId } });
  expect(await connect(url).ended).toContain('408');
  expect(await connect(url.replace(/ticket=\w+/, 'ticket=made-up')).ended).toContain('408');
  expect(slack.openSockets).toBe(1);
});

test('a ticket left lying for half a minute lets nobody in', async () => {
  let now = Date.now();
  const slack = await createLoopbackSlack({ now: () => now });
  open.push(slack);
  const url = await ticketUrl(slack);
  now += 30_001;
  expect(await connect(url).ended).toContain('408');
});

test('the eleventh connection is told too_many_websockets and let go', async () => {
  const slack = await bare();
  const urls = await Promise.all(Array.from({ length: 11 }, () => ticketUrl(slack)));
  const [last = '', ...others] = urls;
  others.forEach((url) => connect(url));
  await slack.ready(10);
  const eleventh = connect(last);
  expect(await eleventh.ended).toBe('closed 1000');
  expect(eleventh.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  expect(slack.openSockets).toBe(10);
});

test('without a connection a command fails at once', async () => {
  const slack = await bare();
  const ada = slack.addUser(slack.teamId, { name: 'ada' });
  const channel = slack.addChannel(slack.teamId, { name: 'news' });
  expect(await slack.as(ada).type(channel, '/newsroom help')).toEqual({
    ok: false,
    notice: '/newsroom failed with the error "dispatch_failed"',
  });
});

test('pings are answered', async () => {
  const slack = await bare();
  const { socket, frames } = connect(await ticketUrl(slack));
  await expect.poll(() => frames.length).toBe(1);
  const pong = new Promise<string>((resolve) => {
    socket.on('pong', (data) => resolve(data.toString()));
  });
  socket.ping('still there?');
  expect(await pong).toBe('still there?');
});

test('any of several connections may get an envelope', async () => {
  const bot = await answering(2);
  for (let turn = 0; turn < 4; turn += 1) expect(await bot.say()).toEqual({ ok: true });
  expect(bot.answers).toEqual(['0', '1', '2', '3']);
});

test.each([
  ['refresh_requested', (slack: LoopbackSlack) => slack.refreshSockets('refresh_requested', 1)],
  ['warning', (slack: LoopbackSlack) => slack.refreshSockets('warning', 1)],
  ['a torn connection', (slack: LoopbackSlack) => slack.dropSockets(1)],
])('with two receivers %s loses no command, and the hole is filled again', async (_what, disturb) => {
  const bot = await answering(2);
  disturb(bot.slack);
  await bot.slack.journal.until(() => bot.slack.openSockets === 1, 'the gap');
  for (let turn = 0; turn < 5; turn += 1) expect(await bot.say()).toEqual({ ok: true });
  expect(bot.answers).toHaveLength(5);
  await bot.slack.ready(2);
  expect(await bot.say()).toEqual({ ok: true });
});

test('with one receiver there is a hole, and it says so', async () => {
  const bot = await answering(1);
  bot.slack.refreshSockets();
  await bot.slack.journal.until(() => bot.slack.openSockets === 0, 'the gap');
  expect(await bot.say()).toEqual({ ok: false, notice: '/newsroom failed with the error "dispatch_failed"' });
  await bot.slack.ready(1);
  expect(await bot.say()).toEqual({ ok: true });
});

test('one envelope may come twice', async () => {
  const bot = await answering(2);
  bot.slack.faults.add({ method: 'slash_commands', kind: 'twice' });
  expect(await bot.say()).toEqual({ ok: true });
  await expect.poll(() => bot.answers).toEqual(['0', '0']);
});

test('a lost acknowledgement is a visible failure although the app did its work', async () => {
  const bot = await answering(1);
  bot.slack.faults.add({ method: 'slash_commands', kind: 'ack-lost' });
  expect(await bot.say()).toEqual({ ok: false, notice: '/newsroom failed with the error "operation_timeout"' });
  expect(bot.answers).toHaveLength(1);
});
