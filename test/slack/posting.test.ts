import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';

import { inEnglish } from '../../src/core/speak.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { line, say, type Message } from '../../src/core/message.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { posting } from '../../src/slack/clients.ts';
import { platformError } from '../../src/slack/errors.ts';
import { slackLogger } from '../../src/slack/logger.ts';
import { DEFAULT_SCOPES } from '../../src/sandbox/slack/installs.ts';
import { modalOf, newsdesk, open, workshop, type Workshop } from './newsdesk.ts';

describe('posting', () => {
  it('marks the message with its delivery, says the fallback, and has nothing unfurled', async () => {
    const made = await workshop();
    const id = await made.platform.post(made.channel, say('Fish & chips <3'), 'delivery-1');
    const [message] = made.slack.messages(made.news);
    expect(message).toMatchObject({
      ts: id,
      text: 'Fish &amp; chips &lt;3',
      metadata: { event_type: 'carewire_delivery', event_payload: { id: 'delivery-1' } },
    });
    expect(lastCall(made, 'chat.postMessage')?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  it('reaches a person’s direct messages, opened once', async () => {
    const made = await workshop();
    const direct = `slack:${made.slack.teamId}:@${made.ada.id}` as const;
    const first = await made.platform.post(direct, say('One'), 'd1');
    await made.platform.post(direct, say('Two'), 'd2');
    await made.platform.edit(direct, first, say('One, corrected'));
    expect(made.ada.sees(made.ada.directMessages()).map(({ text }) => text)).toEqual([
      expect.stringContaining('One, corrected'),
      expect.stringContaining('Two'),
    ]);
    expect(calls(made, 'conversations.open')).toHaveLength(1);
  });

  it('an edit replaces words and blocks', async () => {
    const made = await workshop();
    const id = await made.platform.post(made.channel, say('Before'), 'd1');
    await made.platform.edit(made.channel, id, say('After'));
    const seen = made.ada.sees(made.news);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.text).toContain('After');
    expect(seen[0]?.message.metadata?.event_payload).toEqual({ id: 'd1' });
  });

  it('a message refused for something else is refused, pictures or not', async () => {
    const made = await workshop();
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
    await expect(made.platform.post(made.channel, pictured, 'd1')).rejects.toMatchObject({ trouble: 'too-long' });
    expect(made.slack.messages(made.news)).toHaveLength(0);
  });

  it('a picture Slack cannot fetch is left out instead of losing the message', async () => {
    const posted: string[] = [];
    const url = await slackWithoutPictures(posted);
    const { platform } = await workshop({ adapter: { apiUrl: url } });
    expect(await platform.post('slack:T1:C1', pictured, 'd1')).toBe('1.2');
    expect(posted).toEqual([expect.stringContaining('image'), expect.not.stringContaining('image')]);
  });

  it('a channel of another workspace is refused, not posted to by accident', async () => {
    const made = await workshop();
    await expect(made.platform.post('slack:TOTHER:C1', say('x'), 'd1')).rejects.toMatchObject({ trouble: 'forbidden' });
    expect(calls(made, 'chat.postMessage')).toHaveLength(0);
  });
});

describe('a lost answer', () => {
  it('is in doubt, is found by its delivery, and is one message', async () => {
    const made = await workshop();
    const since = Date.now();
    await made.platform.post(made.channel, say('Another'), 'other');
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-after' });
    await expect(made.platform.post(made.channel, say('Hello'), 'd1')).rejects.toMatchObject({
      trouble: 'unavailable',
      maybeDone: true,
    });
    const posted = made.slack.messages(made.news).filter(({ text }) => text === 'Hello');
    expect(posted).toHaveLength(1);
    expect(await made.platform.find(made.channel, 'd1', since)).toEqual({ messageId: posted[0]?.ts });
  });

  it('a Slack that never answers is given up, and was asked once', async () => {
    const made = await open();
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-after', how: 'hang' });
    const options = posting(made.slack.url, slackLogger(made.log));
    expect(options.timeout).toBe(15_000);
    const client = new WebClient(made.slack.botToken, { ...options, timeout: 200 });
    const error = await client.chat.postMessage({ channel: made.news, text: 'News' }).catch(platformError);
    expect(error).toMatchObject({ trouble: 'unavailable', maybeDone: true });
    expect(made.slack.messages(made.news)).toHaveLength(1);
  });

  it('of a message that never arrived is absent', async () => {
    const made = await workshop();
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-before' });
    await expect(made.platform.post(made.channel, say('Hello'), 'd1')).rejects.toMatchObject({ maybeDone: true });
    expect(await made.platform.find(made.channel, 'd1', Date.now())).toBe('absent');
  });

  it('is looked for behind a busy hour, on every page', async () => {
    const made = await workshop();
    const since = Date.now();
    const id = await made.platform.post(made.channel, say('Hello'), 'd1');
    for (let at = 0; at < 450; at += 1) await made.ada.type(made.news, `chatter ${at}`);
    expect(await made.platform.find(made.channel, 'd1', since)).toEqual({ messageId: id });
    expect(calls(made, 'conversations.history').length).toBeGreaterThan(1);
  });

  it('is unreadable where the app may not read', async () => {
    const made = await workshop();
    made.slack.grant(['chat:write', 'chat:write.public']);
    const blind = await workshop({ adapter: { botToken: made.slack.botToken, apiUrl: made.slack.url } });
    expect(await blind.platform.find(made.channel, 'd1', 0)).toBe('unreadable');
  });

  it('somebody else’s message with the same mark is not taken for ours', async () => {
    const made = await workshop();
    const id = await made.platform.post(made.channel, say('Hello'), 'd1');
    const stolen = made.slack.messages(made.news).find(({ ts }) => ts === id);
    Object.assign(stolen ?? {}, { user: made.ada.id });
    expect(await made.platform.find(made.channel, 'd1', Date.now())).toBe('absent');
  });
});

describe('what Slack’s trouble means', () => {
  const cases: readonly [string, Fault, Partial<PlatformError>][] = [
    [
      'a limit',
      { method: 'chat.postMessage', kind: 'rate-limited', retryAfter: 7 },
      { trouble: 'rate-limited', maybeDone: false, retryAfter: 7000 },
    ],
    [
      'a server error',
      { method: 'chat.postMessage', kind: 'status', status: 503 },
      { trouble: 'unavailable', maybeDone: true },
    ],
    [
      'its own error',
      { method: 'chat.postMessage', kind: 'error', error: 'internal_error' },
      { trouble: 'unavailable', maybeDone: true },
    ],
    [
      'an answer cut off',
      { method: 'chat.postMessage', kind: 'lost-after', how: 'close' },
      { trouble: 'unavailable', maybeDone: true },
    ],
    [
      'a refused token',
      { method: 'chat.postMessage', kind: 'error', error: 'invalid_auth' },
      { trouble: 'unavailable', maybeDone: false },
    ],
    [
      'an error nobody knows',
      { method: 'chat.postMessage', kind: 'error', error: 'brand_new_error' },
      { trouble: 'unavailable', maybeDone: false },
    ],
  ];
  it.each(cases)('%s', async (_name, fault, meaning) => {
    const made = await workshop();
    made.slack.faults.add(fault);
    const error = await refusal(made);
    expect(error).toBeInstanceOf(PlatformError);
    expect(error).toMatchObject(meaning);
    // Whatever the trouble, there was one try: the outbox alone repeats.
    expect(calls(made, 'chat.postMessage')).toHaveLength(1);
  });

  it('no connection at all did surely nothing', async () => {
    const made = await workshop();
    await made.slack.close();
    expect(await refusal(made)).toMatchObject({ trouble: 'unavailable', maybeDone: false });
  });

  it('nor did anything that failed before the post itself', async () => {
    const made = await workshop();
    made.slack.faults.add({ method: 'auth.test', kind: 'lost-after', times: 9 });
    expect(await refusal(made)).toMatchObject({ trouble: 'unavailable', maybeDone: false });
    made.slack.faults.clear();
    made.slack.faults.add({ method: 'conversations.open', kind: 'status', status: 500 });
    await expect(
      made.platform.post(`slack:${made.slack.teamId}:@${made.ada.id}`, say('x'), 'd1'),
    ).rejects.toMatchObject({ trouble: 'unavailable', maybeDone: false });
    expect(calls(made, 'chat.postMessage')).toHaveLength(0);
  });

  it('a channel that is gone, archived or closed to us', async () => {
    const made = await workshop();
    const secret = made.slack.addChannel(made.slack.teamId, { name: 'secret', private: true, botIn: false });
    const quiet = made.slack.addChannel(made.slack.teamId, { name: 'quiet', adminsOnly: true });
    await expect(made.platform.post(`slack:${made.slack.teamId}:${secret}`, say('x'), 'd')).rejects.toMatchObject({
      trouble: 'gone',
    });
    await expect(made.platform.post(`slack:${made.slack.teamId}:${quiet}`, say('x'), 'd')).rejects.toMatchObject({
      trouble: 'forbidden',
    });
    await made.slack.archive(made.news);
    await expect(made.platform.post(made.channel, say('x'), 'd')).rejects.toMatchObject({ trouble: 'gone' });
    await expect(made.platform.edit(made.channel, '1.0', say('x'))).rejects.toMatchObject({ trouble: 'gone' });
  });

  it('a public channel without an invitation, where the app may post only to its own', async () => {
    const made = await workshop({ loopback: { manifest: undefined } });
    made.slack.grant(DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write.public'));
    const { platform } = await workshop({ adapter: { botToken: made.slack.botToken, apiUrl: made.slack.url } });
    const open = made.slack.addChannel(made.slack.teamId, { name: 'open', botIn: false });
    const error: unknown = await platform
      .post(`slack:${made.slack.teamId}:${open}`, say('x'), 'd')
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ trouble: 'forbidden', message: expect.stringContaining('/invite') });
    expect(inEnglish((await platform.obstacle(`slack:${made.slack.teamId}:${open}`)) ?? '')).toBe(
      'I am not in this channel. Type /invite @carewire there, then I can post.',
    );
  });

  it('a limit on posting holds up no form', async () => {
    const made = await open(newsdesk());
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'rate-limited', retryAfter: 30, times: 3 });
    const posts = [1, 2, 3].map(async () => refusal(made));
    await made.ada.type(made.news, '/news search');
    expect((await modalOf(made, made.ada)).callbackId).toBe('search::news');
    for (const error of await Promise.all(posts)) expect(error).toMatchObject({ trouble: 'rate-limited' });
  });
});

describe('whether we can post there, before we try', () => {
  it('says what to change, or nothing', async () => {
    const made = await workshop();
    const at = (id: string) => `slack:${made.slack.teamId}:${id}` as const;
    const secret = made.slack.addChannel(made.slack.teamId, { name: 'secret', private: true, botIn: false });
    expect(await made.platform.obstacle(made.channel)).toBeUndefined();
    expect(await made.platform.obstacle(at(`@${made.ada.id}`))).toBeUndefined();
    expect(inEnglish((await made.platform.obstacle(at(secret))) ?? '')).toContain('type /invite @carewire there');
    await made.slack.archive(made.news);
    expect(inEnglish((await made.platform.obstacle(made.channel)) ?? '')).toContain('archived');
  });

  it('stays silent where the app may not look, and never guesses when Slack is down', async () => {
    const made = await workshop();
    made.slack.faults.add({ method: 'conversations.info', kind: 'error', error: 'missing_scope' });
    expect(await made.platform.obstacle(made.channel)).toBeUndefined();
    made.slack.faults.add({ method: 'conversations.info', kind: 'error', error: 'fatal_error', times: 9 });
    await expect(made.platform.obstacle(made.channel)).rejects.toMatchObject({ trouble: 'unavailable' });
  });
});

it('a message fits when nothing had to be left out', async () => {
  const { platform } = await workshop();
  expect(platform.fits(say('short'))).toBe(true);
  expect(platform.fits(say('x'.repeat(12_000)))).toBe(false);
  expect(
    platform.fits({
      plain: 'x',
      blocks: Array.from({ length: 51 }, () => ({ kind: 'divider' as const, keep: true as const })),
    }),
  ).toBe(false);
});

const pictured: Message = {
  plain: 'With a picture',
  blocks: [
    { kind: 'text', line: line('Words') },
    { kind: 'image', url: 'https://news.example/gone.png', alt: 'A vein' },
  ],
};

/** Fetching pictures is the one thing the loopback does not do: this answers as Slack does when one cannot be fetched. */
async function slackWithoutPictures(posted: string[]): Promise<string> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = new URLSearchParams(await text(request));
    response.setHeader('content-type', 'application/json');
    if (request.url === '/api/auth.test')
      return response.end('{"ok":true,"team_id":"T1","user_id":"U1","bot_id":"B1","user":"carewire"}');
    const blocks = body.get('blocks') ?? '';
    posted.push(blocks);
    const messages = ['[ERROR] downloading image failed [json-pointer:/blocks/1/image_url]'];
    return response.end(
      JSON.stringify(
        blocks.includes('image_url')
          ? { ok: false, error: 'invalid_blocks', response_metadata: { messages } }
          : { ok: true, ts: '1.2', channel: 'C1' },
      ),
    );
  };
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`;
}

async function refusal({ platform, channel }: Workshop): Promise<unknown> {
  return platform.post(channel, say('Hello'), 'd1').then(
    () => undefined,
    (error: unknown) => error,
  );
}

function calls({ slack }: Workshop, method: string) {
  return slack.journal.entries.flatMap((entry) => (entry.kind === 'call' && entry.method === method ? [entry] : []));
}

function lastCall(made: Workshop, method: string) {
  return calls(made, method).at(-1);
}
