/* oxlint-disable unicorn/require-post-message-target-origin -- Slack's chat.postMessage, not a window's */
import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Loss } from '../../../src/sandbox/slack/faults.ts';
import type { Person } from '../../../src/sandbox/slack/person.ts';
import { clientOptions, startSocketBot, type Bot } from './bot.ts';

let bot: Bot;
let ada: Person;
let news: string;

beforeEach(async () => {
  bot = await startSocketBot(
    (app) => {
      app.command('/newsroom', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({
          trigger_id: command.trigger_id,
          view: { type: 'modal', title: { type: 'plain_text', text: 'Post' }, blocks: [{ type: 'divider' }] },
        });
      });
    },
    { sockets: 1 },
  );
  const id = bot.slack.addUser(bot.slack.teamId, { name: 'ada' });
  ada = bot.slack.as(id);
  news = bot.slack.addChannel(bot.slack.teamId, { name: 'news', members: [id] });
});
afterEach(() => bot.close());

const metadata = { event_type: 'carewire', event_payload: { delivery: 'd1' } };
const post = () => bot.poster.chat.postMessage({ channel: news, text: 'Once', metadata });
const found = async () => {
  const { messages } = await bot.poster.conversations.history({ channel: news, include_all_metadata: true });
  return messages?.filter((message) => JSON.stringify(message.metadata) === JSON.stringify(metadata)).length;
};

test('a 429 on the poster is thrown at once and does not delay a modal', async () => {
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'rate-limited', retryAfter: 30 });
  const refused: unknown = await post().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(WebAPIRateLimitedError);
  expect(refused).toMatchObject({ retryAfter: 30 });
  await ada.type(news, '/newsroom post');
  await bot.slack.journal.until(() => ada.modal(), 'the modal', 1000);
  expect(bot.slack.messages(news)).toEqual([]);
});

test.each<Loss>(['reset', 'close'])(
  'an answer lost by %s after the effect leaves exactly one message, found by its metadata',
  async (how) => {
    bot.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-after', how });
    await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
    expect(await found()).toBe(1);
  },
);

test.each<Loss>(['reset', 'close'])('an answer lost by %s before the effect leaves none', async (how) => {
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-before', how });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(await found()).toBe(0);
});

test('silence after the effect ends with the client’s own time-out, and one message', async () => {
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-after', how: 'hang' });
  const impatient = new WebClient(bot.slack.botToken, {
    ...clientOptions(bot.slack),
    timeout: 100,
  });
  await expect(impatient.chat.postMessage({ channel: news, text: 'Once', metadata })).rejects.toBeInstanceOf(
    WebAPIRequestError,
  );
  expect(await found()).toBe(1);
});

test('Slack’s own failures come as HTTP 5xx and as internal_error, and nothing is posted', async () => {
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'status', status: 503 });
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'internal_error' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
  await expect(post()).rejects.toMatchObject({ data: { error: 'internal_error' } });
  expect(await found()).toBe(0);
  await post();
  expect(await found()).toBe(1);
});

test('a fault strikes only what it names, as often as it says', async () => {
  const other = bot.slack.addChannel(bot.slack.teamId, { name: 'other' });
  bot.slack.faults.add({ method: 'chat.postMessage', channel: news, times: 2, kind: 'error', error: 'fatal_error' });
  await bot.poster.chat.postMessage({ channel: other, text: 'free' });
  await expect(post()).rejects.toThrow('fatal_error');
  await expect(post()).rejects.toThrow('fatal_error');
  await post();
  bot.slack.faults.add({ method: '*', team: 'T0OTHER', kind: 'error', error: 'fatal_error' });
  await post();
  bot.slack.faults.add({ method: '*', times: Number.POSITIVE_INFINITY, kind: 'error', error: 'fatal_error' });
  await expect(post()).rejects.toThrow('fatal_error');
  bot.slack.faults.clear();
  await post();
  expect(bot.slack.messages(news)).toHaveLength(3);
});

test('a slow answer comes, late', async () => {
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'slow', ms: 120 });
  const started = performance.now();
  await post();
  expect(performance.now() - started).toBeGreaterThanOrEqual(115);
});

test('the journal tells what was called, with which fault and outcome', async () => {
  bot.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-after' });
  await post().catch(() => undefined);
  const calls = bot.slack.journal.entries.filter(
    (entry) => entry.kind === 'call' && entry.method === 'chat.postMessage',
  );
  expect(calls).toMatchObject([
    { team: bot.slack.teamId, fault: 'lost-after', status: 0, args: { channel: news, text: 'Once' } },
  ]);
  expect(JSON.stringify(bot.slack.journal.entries)).not.toContain(bot.slack.botToken);
});
