import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createLoopbackSlack, type LoopbackSlack } from '../../../src/sandbox/slack/loopback.ts';
import { signatureOf } from '../../../src/sandbox/slack/request-url.ts';
import { startHttpBot } from './bot.ts';

describe('what bolt says to a signed request that was touched', () => {
  let bot: Awaited<ReturnType<typeof startHttpBot>>;
  beforeEach(async () => {
    bot = await startHttpBot((app) => app.command('/newsroom', ({ ack }) => ack()));
  });
  afterEach(() => bot.close());

  const body = 'command=%2Fnewsroom&text=help&team_id=T1&user_id=U1&channel_id=C1&is_enterprise_install=false';
  const seconds = () => Math.floor(Date.now() / 1000);
  const send = async (change: { stamp?: string; signature?: string; body?: string; type?: string } = {}) => {
    const stamp = change.stamp ?? String(seconds());
    const response = await fetch(bot.requestUrl, {
      method: 'POST',
      headers: {
        'content-type': change.type ?? 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': change.signature ?? signatureOf(bot.slack.signingSecret, stamp, body),
      },
      body: change.body ?? body,
    });
    return response.status;
  };

  test('untouched it is taken', async () => {
    expect(await send()).toBe(200);
  });

  test.each<[string, () => Parameters<typeof send>[0]]>([
    ['another secret', () => ({ signature: signatureOf('0'.repeat(32), String(seconds()), body) })],
    ['another body', () => ({ body: body.replace('help', 'post') })],
    [
      'another time',
      () => ({
        stamp: String(seconds() - 10),
        signature: signatureOf(bot.slack.signingSecret, String(seconds()), body),
      }),
    ],
    ['301 seconds old', () => ({ stamp: String(seconds() - 301) })],
    [
      'no version',
      () => ({ signature: signatureOf(bot.slack.signingSecret, String(seconds()), body).replace('v0=', '') }),
    ],
    [
      'version v1',
      () => ({ signature: signatureOf(bot.slack.signingSecret, String(seconds()), body).replace('v0=', 'v1=') }),
    ],
    ['no signature', () => ({ signature: '' })],
    ['no time', () => ({ stamp: 'NaN' })],
  ])('%s is refused', async (_what, change) => {
    expect(await send(change())).toBe(401);
  });

  test('a charset in the content type is refused, so ours must never carry one', async () => {
    expect(await send({ type: 'application/x-www-form-urlencoded;charset=UTF-8' })).toBe(400);
  });
});

describe('what the loopback Slack sends', () => {
  let server: Server;
  let slack: LoopbackSlack;
  let answer: { status: number; body: string };
  const requests: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];

  beforeEach(async () => {
    requests.length = 0;
    answer = { status: 200, body: '' };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        requests.push({ headers: request.headers, body });
        response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    slack = await createLoopbackSlack({
      requestUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
      eventRetriesMs: [0],
    });
  });
  afterEach(async () => {
    await slack.close();
    server.closeAllConnections();
    server.close();
  });

  test('is a signed form without charset for a command, and signed JSON for an event', async () => {
    const ada = slack.addUser(slack.teamId, { name: 'ada' });
    const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada] });
    await slack.as(ada).type(channel, '/newsroom post  https://example.org/?a=1&b=2 ');
    await slack.rename(channel, 'latest');
    const [command, event] = requests;
    expect(command?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(command?.body))).toMatchObject({
      command: '/newsroom',
      text: 'post  https://example.org/?a=1&b=2',
      user_name: 'ada',
    });
    expect(event?.headers['content-type']).toBe('application/json');
    for (const request of [command, event]) {
      const stamp = String(request?.headers['x-slack-request-timestamp']);
      expect(request?.headers['x-slack-signature']).toBe(signatureOf(slack.signingSecret, stamp, request?.body ?? ''));
    }
  });

  test('is sent again with retry headers when it is answered 500', async () => {
    const channel = slack.addChannel(slack.teamId, { name: 'news' });
    answer.status = 500;
    await slack.rename(channel, 'latest');
    await slack.journal.until(() => requests.length === 2, 'the retry');
    expect(requests[0]?.headers['x-slack-retry-num']).toBeUndefined();
    expect(requests[1]?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
  });

  test('fails visibly when the app answers 500 or is not there', async () => {
    const ada = slack.addUser(slack.teamId, { name: 'ada' });
    const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada] });
    answer.status = 500;
    const failed = { ok: false, notice: '/newsroom failed with the error "dispatch_failed"' };
    expect(await slack.as(ada).type(channel, '/newsroom')).toEqual(failed);
    slack.postTo('http://127.0.0.1:1/slack/events');
    expect(await slack.as(ada).type(channel, '/newsroom')).toEqual(failed);
  });

  test('shows an answer that Slack would refuse as a failure', async () => {
    const ada = slack.addUser(slack.teamId, { name: 'ada' });
    const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada] });
    answer.body = 'Just words';
    expect(await slack.as(ada).type(channel, '/newsroom')).toEqual({ ok: true });
    expect(slack.as(ada).sees(channel).at(-1)?.text).toBe('Only visible to you\nJust words');
  });
});
