import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startHttpBot, startSocketBot, type Bot } from './bot.ts';

interface Heard {
  readonly type: string;
  readonly id: string;
  readonly retry: number;
  readonly reason: string;
}

let heard: Heard[];
let bot: Bot;
let news: string;
let ada: string;

/** Notes every event, with its retry. */
function listen(app: App): void {
  app.use(async ({ body, context, next }) => {
    if ('event' in body) {
      heard.push({
        type: String(body['event'].type),
        id: String(body['event_id']),
        retry: context.retryNum ?? 0,
        reason: context.retryReason ?? '',
      });
    }
    await next();
  });
}

beforeEach(() => {
  heard = [];
});
afterEach(() => bot.close());

async function start(
  begin: typeof startSocketBot | typeof startHttpBot,
  options: { manifest?: unknown } = {},
): Promise<void> {
  bot = await begin(listen, { eventRetriesMs: [0, 20, 20], ackMs: 300, ...options });
  ada = bot.slack.addUser(bot.slack.teamId, { name: 'ada' });
  news = bot.slack.addChannel(bot.slack.teamId, { name: 'news', members: [ada] });
}

describe.each([
  ['Socket Mode', startSocketBot],
  ['HTTP', startHttpBot],
] as const)('%s: events', (_mode, begin) => {
  test('tell of members, channels, the Home tab, accounts and the end of the app', async () => {
    await start(begin);
    const { slack } = bot;
    await slack.leave(news, ada);
    await slack.join(news, ada);
    await slack.rename(news, 'latest');
    await slack.archive(news);
    await slack.unarchive(news);
    await slack.as(ada).openHome();
    await slack.deactivate(ada);
    await slack.removeBot(news);
    await slack.deleteChannel(news);
    slack.uninstall();
    await expect.poll(() => heard.map(({ type }) => type)).toEqual([
      'member_left_channel', 'member_joined_channel', 'channel_rename', 'channel_archive', 'channel_unarchive', 'app_home_opened',
      'user_change', 'member_left_channel', 'channel_left', 'channel_deleted', 'tokens_revoked', 'app_uninstalled',
    ]); // prettier-ignore
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length);
  });

  test('whose acknowledgement is lost come again with the same id, a number and a reason', async () => {
    await start(begin);
    bot.slack.faults.add({ method: 'events_api', kind: 'ack-lost', times: 2 });
    await bot.slack.rename(news, 'latest');
    await expect
      .poll(() => heard.map(({ retry, reason }) => [retry, reason]))
      .toEqual([
        [0, ''],
        [1, 'http_timeout'],
        [2, 'http_timeout'],
      ]);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });

  test('are given up after three more tries', async () => {
    await start(begin);
    bot.slack.faults.add({ method: 'events_api', kind: 'ack-lost', times: Number.POSITIVE_INFINITY });
    await bot.slack.rename(news, 'latest');
    await bot.slack.journal.until(
      () => bot.slack.journal.entries.filter(({ kind }) => kind === 'delivery').length === 4,
      'four tries',
    );
    expect(heard.map(({ retry }) => retry)).toEqual([0, 1, 2, 3]);
  });

  test('that never arrived the first time arrive by the retry', async () => {
    await start(begin);
    bot.slack.faults.add({ method: 'events_api', kind: 'lost-before' });
    await bot.slack.rename(news, 'latest');
    await expect.poll(() => heard.map(({ retry }) => retry)).toEqual([1]);
  });

  test('may come twice', async () => {
    await start(begin);
    bot.slack.faults.add({ method: 'events_api', kind: 'twice' });
    await bot.slack.rename(news, 'latest');
    await expect.poll(() => heard.map(({ id }) => id)).toHaveLength(2);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });
});

test('with a manifest only subscribed events within the scopes come, and private channels use their own names', async () => {
  await start(startSocketBot, {
    manifest: {
      display_information: { name: 'Carewire' },
      features: { bot_user: { display_name: 'Carewire' } },
      oauth_config: { scopes: { bot: ['chat:write', 'groups:read', 'channels:history'] } },
      settings: {
        socket_mode_enabled: true,
        event_subscriptions: { bot_events: ['group_rename', 'channel_archive', 'message.channels'] },
      },
    },
  });
  const secret = bot.slack.addChannel(bot.slack.teamId, { name: 'secret', private: true });
  await bot.slack.rename(news, 'latest');
  await bot.slack.rename(secret, 'quiet');
  await bot.slack.as(ada).type(news, 'Hello all');
  await bot.slack.as(ada).type(bot.slack.as(ada).directMessages(), 'Hello bot');
  // Subscribed to, but channels:read is missing.
  await bot.slack.archive(news);
  await expect.poll(() => heard.map(({ type }) => type)).toEqual(['group_rename', 'message']);
});
