/* oxlint-disable unicorn/require-post-message-target-origin -- Slack's chat.postMessage, not a window's */
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createLoopbackSlack, type LoopbackSlack } from '../../../src/sandbox/slack/loopback.ts';
import { reachOf } from '../../../src/sandbox/slack/messages.ts';
import { clientOptions, posterFor } from './bot.ts';

let slack: LoopbackSlack;
let client: WebClient;
let ada: string;
let news: string;

beforeEach(async () => {
  slack = await createLoopbackSlack();
  client = posterFor(slack);
  ada = slack.addUser(slack.teamId, { name: 'ada', admin: true });
  news = slack.addChannel(slack.teamId, { name: 'news', members: [ada] });
});
afterEach(() => slack.close());

/** The whole answer of a refused call. */
async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof WebAPIPlatformError)) throw new Error(`Not refused by Slack: ${String(error)}`);
  return { ...error.data };
}

describe('tokens', () => {
  test('auth.test says who the bot is', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: slack.teamId,
      user_id: slack.botUserId,
      user: 'carewire',
      team: 'Sandbox',
    });
  });

  test.each([
    ['no token', '', 'not_authed'],
    ['an unknown one', 'xoxb-nobody', 'invalid_auth'],
  ])('%s is refused', async (_what, token, error) => {
    expect(await refusal(posterFor(slack, token).auth.test())).toMatchObject({ error });
  });

  test('kinds of token are not interchangeable', async () => {
    expect(await refusal(client.apps.connections.open({}))).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await refusal(posterFor(slack, slack.appToken).auth.test())).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  test('a revoked token and a removed app are told apart, and a new grant works', async () => {
    slack.revoke();
    expect(await refusal(client.auth.test())).toMatchObject({ error: 'token_revoked' });
    const next = slack.grant(['chat:write']);
    expect((await posterFor(slack, next).auth.test()).ok).toBe(true);
    slack.uninstall();
    expect(await refusal(posterFor(slack, next).auth.test())).toMatchObject({ error: 'account_inactive' });
  });

  test('an unknown method is said to be one, over HTTP 200', async () => {
    expect(await refusal(client.apiCall('chat.postTelegram'))).toMatchObject({ error: 'unknown_method' });
  });
});

describe('scopes', () => {
  test.each<[string, (client: WebClient) => Promise<unknown>]>([
    ['chat:write', (client) => client.chat.postMessage({ channel: news, text: 'x' })],
    ['channels:read', (client) => client.conversations.list({})],
    ['groups:read', (client) => client.conversations.list({ types: 'private_channel' })],
    ['channels:history', (client) => client.conversations.history({ channel: news })],
    ['im:write', (client) => client.conversations.open({ users: ada })],
    ['users:read', (client) => client.users.info({ user: ada })],
    ['usergroups:read', (client) => client.usergroups.users.list({ usergroup: 'S1' })],
    ['team:read', (client) => client.team.info()],
    ['channels:join', (client) => client.conversations.join({ channel: news })],
  ])('without %s a call names it as needed and lists what there is', async (scope, call) => {
    const poor = posterFor(slack, slack.grant(['commands']));
    expect(await refusal(call(poor))).toMatchObject({ error: 'missing_scope', needed: scope, provided: 'commands' });
  });

  test('a persona needs chat:write.customize', async () => {
    expect(await refusal(client.chat.postMessage({ channel: news, text: 'x', username: 'Nurse' }))).toMatchObject({
      needed: 'chat:write.customize',
    });
  });
});

describe('where the bot may post', () => {
  const post = (channel: string, with_ = client) => with_.chat.postMessage({ channel, text: 'Hello' });

  test('public channels it is not in only with chat:write.public', async () => {
    const outside = slack.addChannel(slack.teamId, { name: 'outside', botIn: false });
    expect((await post(outside)).ok).toBe(true);
    const shy = posterFor(slack, slack.grant(['chat:write']));
    expect(await refusal(post(outside, shy))).toMatchObject({ error: 'not_in_channel' });
    await slack.inviteBot(outside);
    expect((await post(outside, shy)).ok).toBe(true);
  });

  test('never a private channel it is not in, which it cannot even tell exists', async () => {
    const secret = slack.addChannel(slack.teamId, { name: 'secret', private: true });
    expect((await post(secret)).ok).toBe(true);
    await slack.removeBot(secret);
    expect(await refusal(post(secret))).toMatchObject({ error: 'channel_not_found' });
    expect(await refusal(post('C0NOWHERE'))).toMatchObject({ error: 'channel_not_found' });
  });

  test('no archived, deleted or restricted channel, nor one of another team', async () => {
    await slack.archive(news);
    expect(await refusal(post(news))).toMatchObject({ error: 'is_archived' });
    await slack.unarchive(news);
    expect((await post(news)).ok).toBe(true);
    await slack.deleteChannel(news);
    expect(await refusal(post(news))).toMatchObject({ error: 'channel_not_found' });
    const quiet = slack.addChannel(slack.teamId, { name: 'quiet', adminsOnly: true });
    expect(await refusal(post(quiet))).toMatchObject({ error: 'restricted_action' });
    const other = slack.addTeam({ name: 'Other' });
    const theirs = slack.addChannel(other.teamId, { name: 'theirs' });
    expect(await refusal(post(theirs))).toMatchObject({ error: 'channel_not_found' });
    expect((await post(theirs, posterFor(slack, other.botToken))).channel).toBe(theirs);
  });

  test('a person’s direct messages, by their id or an opened channel', async () => {
    const { channel } = await post(ada);
    const opened = await client.conversations.open({ users: ada });
    expect(opened.channel?.id).toBe(channel);
    expect(
      slack
        .as(ada)
        .sees(channel ?? '')
        .map(({ text }) => text),
    ).toEqual(['Hello']);
    expect(slack.as(ada).directMessages()).toBe(channel);
  });
});

describe('messages', () => {
  const button = {
    type: 'actions',
    block_id: 'row',
    elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
  };

  test('are posted, edited and deleted, and only by their own bot', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: news, text: 'One', blocks: [button] });
    expect(slack.as(ada).sees(news)).toMatchObject([{ from: 'carewire', edited: false, controls: ['Go'] }]);
    await client.chat.update({ channel: news, ts, text: 'One', blocks: [{ type: 'divider' }] });
    expect(slack.as(ada).sees(news)).toMatchObject([{ text: '──────────', edited: false, controls: [] }]);
    await client.chat.update({ channel: news, ts, text: 'Two' });
    expect(
      slack
        .as(ada)
        .sees(news)
        .map(({ text }) => text),
    ).toEqual(['Two (edited)']);

    await slack.as(ada).type(news, 'My own words');
    const hers = slack.messages(news).at(-1)?.ts ?? '';
    expect(await refusal(client.chat.update({ channel: news, ts: hers, text: 'x' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(client.chat.delete({ channel: news, ts: hers }))).toMatchObject({
      error: 'cant_delete_message',
    });

    await client.chat.delete({ channel: news, ts });
    expect(
      slack
        .as(ada)
        .sees(news)
        .map(({ text }) => text),
    ).toEqual(['My own words']);
    expect(await refusal(client.chat.update({ channel: news, ts, text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
    expect(await refusal(client.chat.getPermalink({ channel: news, message_ts: ts }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('nothing to say is refused; much text is cut when posted, refused when edited', async () => {
    expect(await refusal(client.chat.postMessage({ channel: news, text: '' }))).toMatchObject({ error: 'no_text' });
    const { ts = '' } = await client.chat.postMessage({ channel: news, text: 'a'.repeat(40_001) });
    expect(slack.messages(news)[0]?.text).toHaveLength(40_000);
    expect((await client.chat.update({ channel: news, ts, text: 'b'.repeat(4000) })).ok).toBe(true);
    // Bytes are counted after & < > are escaped.
    expect(await refusal(client.chat.update({ channel: news, ts, text: 'é'.repeat(2001) }))).toMatchObject({
      error: 'msg_too_long',
    });
    expect(await refusal(client.chat.update({ channel: news, ts, text: '<'.repeat(1001) }))).toMatchObject({
      error: 'msg_too_long',
    });
  });

  test('ephemeral ones reach one person, are not history and cannot be edited', async () => {
    const ben = slack.addUser(slack.teamId, { name: 'ben' });
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel: news, user: ada, text: 'Psst' });
    expect(
      slack
        .as(ada)
        .sees(news)
        .map(({ text }) => text),
    ).toEqual(['Only visible to you\nPsst']);
    expect(slack.as(ben).sees(news)).toEqual([]);
    expect((await client.conversations.history({ channel: news })).messages).toEqual([]);
    expect(await refusal(client.chat.update({ channel: news, ts, text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
    expect(await refusal(client.chat.postEphemeral({ channel: news, user: ben, text: 'x' }))).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  test('text that looks like JSON stays text', async () => {
    await client.chat.postMessage({ channel: news, text: '[not json] {neither}' });
    await client.chat.postMessage({ channel: news, text: '{"a":1}' });
    expect(slack.messages(news).map(({ text }) => text)).toEqual(['[not json] {neither}', '{"a":1}']);
  });

  test('what mentions and links is told from what only looks like it', async () => {
    const reach = async (text: string, more: { parse?: 'full'; link_names?: boolean } = {}) => {
      await client.chat.postMessage({ channel: news, text, ...more });
      const message = slack.messages(news).at(-1);
      if (!message) throw new Error('Nothing was posted.');
      return reachOf(message);
    };
    expect(await reach(`<!channel> <@${ada}> <https://a.example/?x=1&amp;y=2|label> https://b.example.`)).toEqual({
      broadcasts: ['channel'],
      users: [ada],
      groups: [],
      links: ['https://a.example/?x=1&y=2', 'https://b.example'],
    });
    const nothing = { broadcasts: [], users: [], groups: [], links: [] };
    expect(await reach('&lt;!channel&gt; @here @ada [x](y)')).toEqual(nothing);
    expect(await reach('@here and @ada', { link_names: true })).toMatchObject({ broadcasts: ['here'], users: [ada] });
  });
});

describe('reading back', () => {
  test('history finds a post by its metadata only when asked to include it', async () => {
    const metadata = { event_type: 'carewire', event_payload: { delivery: 'd1' } };
    await client.chat.postMessage({ channel: news, text: 'One', metadata });
    await client.chat.postMessage({ channel: news, text: 'Two' });
    const plain = await client.conversations.history({ channel: news });
    expect(plain.messages?.map(({ text, metadata }) => [text, metadata])).toEqual([
      ['Two', undefined],
      ['One', undefined],
    ]);
    const full = await client.conversations.history({ channel: news, include_all_metadata: true });
    expect(full.messages?.map(({ metadata }) => metadata)).toEqual([undefined, metadata]);
    expect(
      await refusal(client.apiCall('chat.postMessage', { channel: news, text: 'x', metadata: { event_type: 'x' } })),
    ).toMatchObject({
      error: 'invalid_metadata_format',
    });
  });

  test('history pages, bounds by time, keeps threads apart and needs membership', async () => {
    const stamps: string[] = [];
    for (const text of ['1', '2', '3']) stamps.push((await client.chat.postMessage({ channel: news, text })).ts ?? '');
    await client.chat.postMessage({ channel: news, text: 'reply', thread_ts: stamps[0] ?? '' });
    const first = await client.conversations.history({ channel: news, limit: 2 });
    expect(first.messages?.map(({ text }) => text)).toEqual(['3', '2']);
    expect(first.has_more).toBe(true);
    const second = await client.conversations.history({
      channel: news,
      limit: 2,
      cursor: first.response_metadata?.next_cursor ?? '',
    });
    expect(second.messages?.map(({ text }) => text)).toEqual(['1']);
    const after = await client.conversations.history({ channel: news, oldest: stamps[1] ?? '' });
    expect(after.messages?.map(({ text }) => text)).toEqual(['3']);
    const thread = await client.conversations.replies({ channel: news, ts: stamps[0] ?? '' });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['1', 'reply']);
    await slack.removeBot(news);
    expect(await refusal(client.conversations.history({ channel: news }))).toMatchObject({ error: 'not_in_channel' });
  });

  test('lists of channels show private ones only from the inside', async () => {
    slack.addChannel(slack.teamId, { name: 'inside', private: true });
    slack.addChannel(slack.teamId, { name: 'elsewhere', private: true, botIn: false });
    const old = slack.addChannel(slack.teamId, { name: 'old', botIn: false });
    await slack.archive(old);
    const all = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(all.channels?.map(({ name }) => name)).toEqual(['news', 'inside', 'old']);
    const active = await client.conversations.list({ exclude_archived: true });
    expect(active.channels?.map(({ name }) => name)).toEqual(['news']);
    const mine = await client.users.conversations({ types: 'public_channel,private_channel' });
    expect(mine.channels?.map(({ name }) => name)).toEqual(['news', 'inside']);
    expect((await client.conversations.info({ channel: news })).channel).toMatchObject({
      name: 'news',
      is_member: true,
    });
    expect((await client.conversations.members({ channel: news })).members).toEqual([ada, slack.botUserId]);
    expect(
      (
        await client.chat.getPermalink({
          channel: news,
          message_ts: (await client.chat.postMessage({ channel: news, text: 'x' })).ts ?? '',
        })
      ).permalink,
    ).toMatch(/^https:\/\/sandbox\.slack\.com\/archives\/C\w+\/p\d{16}$/);
  });

  test('people are told by rank', async () => {
    const guest = slack.addUser(slack.teamId, { name: 'guest', guest: 'single-channel' });
    const gone = slack.addUser(slack.teamId, { name: 'gone', admin: true, deleted: true });
    const stranger = slack.addUser(slack.teamId, { name: 'stranger', stranger: true });
    const info = async (user: string) => (await client.users.info({ user })).user;
    expect(await info(ada)).toMatchObject({ is_admin: true, is_owner: false, is_restricted: false, deleted: false });
    expect(await info(guest)).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await info(stranger)).toMatchObject({ is_stranger: true });
    expect(await info(gone)).toEqual(expect.not.objectContaining({ is_admin: expect.anything() }));
    expect(await refusal(client.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' });
    const group = slack.addUserGroup(slack.teamId, { handle: 'mods', users: [ada] });
    expect((await client.usergroups.users.list({ usergroup: group })).users).toEqual([ada]);
    expect((await client.users.list({ limit: 2 })).response_metadata?.next_cursor).not.toBe('');
  });
});

describe('rates, when switched on', () => {
  test('a tier’s calls a minute for each method and team', async () => {
    let now = 1_700_000_000_000;
    const strict = await createLoopbackSlack({ rateLimits: true, now: () => now });
    const poster = posterFor(strict);
    const list = () => poster.conversations.list({});
    for (let call = 0; call < 20; call += 1) await list();
    await expect(list()).rejects.toMatchObject({ retryAfter: 3 });
    await posterFor(strict, strict.addTeam({ name: 'Other' }).botToken).conversations.list({});
    await poster.auth.test();
    now += 3000;
    await list();
    await expect(list()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    await strict.close();
  });

  test('one post a second in a channel after a short burst; other channels are free', async () => {
    let now = 1_700_000_000_000;
    const strict = await createLoopbackSlack({ rateLimits: true, now: () => now });
    const poster = new WebClient(strict.botToken, { ...clientOptions(strict), rejectRateLimitedCalls: true });
    const one = strict.addChannel(strict.teamId, { name: 'one' });
    const two = strict.addChannel(strict.teamId, { name: 'two' });
    const post = (channel: string) => poster.chat.postMessage({ channel, text: 'x' });
    for (let burst = 0; burst < 3; burst += 1) await post(one);
    const error: unknown = await post(one).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(WebAPIRateLimitedError);
    expect(error).toMatchObject({ retryAfter: 1 });
    await post(two);
    now += 1000;
    await post(one);
    expect(strict.messages(one)).toHaveLength(4);
    await strict.close();
  });
});
