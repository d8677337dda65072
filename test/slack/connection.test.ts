import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import type { Answer } from '../../src/core/answering.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { say } from '../../src/core/message.ts';
import type { Choice } from '../../src/core/option.ts';
import { modalOf, newsdesk, open, seen, workshop, type Workshop } from './newsdesk.ts';

describe('Socket Mode', () => {
  it('answers through every refresh, on the other socket', async () => {
    const made = await open(newsdesk());
    made.slack.refreshSockets('refresh_requested', 1);
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    await seen(made, made.ada, made.news, 'Done.');
    await made.slack.ready(2);
    expect(made.platform.connected()).toBe(true);
  });

  it('refreshed for days it never holds more than its two sockets', async () => {
    const made = await open(newsdesk());
    for (let day = 1; day <= 12; day += 1) {
      made.slack.refreshSockets('refresh_requested', 1);
      await made.slack.journal.until(() => opened(made) === 2 + day && made.slack.openSockets === 2, `day ${day}`);
    }
    const socketsSeen = made.slack.journal.entries.flatMap((entry) => (entry.kind === 'socket' ? [entry.open] : []));
    expect(Math.max(...socketsSeen)).toBeLessThanOrEqual(3);
    expect(made.platform.connected()).toBe(true);
  });

  it('opens both sockets again at once when both are dropped', async () => {
    const made = await open(newsdesk());
    made.slack.dropSockets();
    await made.slack.journal.until(() => opened(made) === 4 && made.slack.openSockets === 2, 'two new sockets');
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    await seen(made, made.ada, made.news, 'Done.');
    expect(made.platform.connected()).toBe(true);
  });

  it('keeps trying while Slack refuses, ends nothing, and comes back', async () => {
    const made = await open(newsdesk());
    // As many failures as both sockets need to meet at least one each.
    made.slack.faults.add({ method: 'apps.connections.open', kind: 'status', status: 503, times: 2 });
    made.slack.dropSockets();
    await expect.poll(() => made.platform.connected()).toBe(false);
    await expect.poll(() => made.slack.openSockets, { timeout: 8000 }).toBe(2);
    expect(made.platform.connected()).toBe(true);
    expect(made.log.lines).toContainEqual(
      expect.objectContaining({ message: 'slack connection lost and not regained yet' }),
    );
  });

  it('a refused app-level token ends no process and is said once for each socket', async () => {
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    try {
      const made = await open(newsdesk());
      made.slack.faults.add({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth', times: 1000 });
      made.slack.dropSockets();
      const said = () => made.log.lines.filter(({ level }) => level === 'error');
      await expect.poll(() => said().length).toBe(2);
      expect(made.platform.connected()).toBe(false);
      for (const line of said()) {
        expect(line.fields).toMatchObject({ reason: expect.stringContaining('SLACK_APP_TOKEN') });
        // A token does not get better by asking often.
        expect(line.fields?.['retryInMs']).toBeGreaterThanOrEqual(5 * 60_000);
      }
      expect(JSON.stringify(made.log.lines)).not.toContain(made.slack.appToken);
    } finally {
      process.off('unhandledRejection', onRejection);
    }
    expect(rejections).toEqual([]);
  });
});

describe('a bot token that stops working', () => {
  it('is said once, shown as not connected, and forgotten when it works again', async () => {
    const made = await open(newsdesk());
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'token_revoked', times: 3 });
    for (const id of ['d1', 'd2', 'd3']) {
      await expect(made.platform.post(made.channel, say('x'), id)).rejects.toMatchObject({ trouble: 'unavailable' });
    }
    expect(made.platform.connected()).toBe(false);
    expect(made.log.lines.filter(({ message }) => message.includes('does not accept the bot token'))).toHaveLength(1);
    await made.platform.post(made.channel, say('x'), 'd4');
    expect(made.platform.connected()).toBe(true);
  });

  it('commands are answered all the same, for a response_url needs no token', async () => {
    const made = await open(newsdesk());
    made.slack.revoke();
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    await seen(made, made.ada, made.news, 'Done.');
  });
});

describe('starting', () => {
  it('fails with a sentence when the bot token is refused, and works when it is tried again', async () => {
    const made = await workshop();
    made.slack.faults.add({ method: 'auth.test', kind: 'error', error: 'invalid_auth' });
    await expect(made.platform.start(newsdesk())).rejects.toThrow(/does not accept the bot’s token/);
    await made.platform.start(newsdesk());
    expect(made.platform.connected()).toBe(true);
  });

  it('fails with a sentence when the app-level token is refused, and leaves nothing behind', async () => {
    const made = await workshop();
    made.slack.faults.add({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth' });
    await expect(made.platform.start(newsdesk())).rejects.toThrow(/SLACK_APP_TOKEN/);
    expect(made.slack.openSockets).toBe(0);
    await made.platform.start(newsdesk());
    expect(made.platform.connected()).toBe(true);
  });

  it('fails when neither way to hear Slack is set', async () => {
    const made = await workshop({ adapter: { appToken: undefined } });
    await expect(made.platform.start(newsdesk())).rejects.toThrow(/SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/);
  });

  it('fails when its port is taken', async () => {
    const first = await open(newsdesk(), { mode: 'http' });
    const second = await workshop({ mode: 'http', adapter: { port: first.platform.port() } });
    const error: unknown = await second.platform.start(newsdesk()).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PlatformError);
    expect(error).toMatchObject({ message: expect.stringContaining('cannot be opened') });
  });
});

describe('stopping', () => {
  it.each(['socket', 'http'] as const)(
    'over %s lets an answer in flight arrive, then hears nothing more',
    async (mode) => {
      const gate = Promise.withResolvers<Answer>();
      const desk = newsdesk({ answer: async () => gate.promise });
      const made = await open(desk, { mode });
      await made.ada.type(made.news, '/news topics');
      await expect.poll(() => desk.asked.length).toBe(1);

      const stopped = made.platform.stop();
      gate.resolve({ kind: 'message', message: say('Just in time.') });
      await stopped;
      expect(made.ada.sees(made.news).map(({ text }) => text)).toEqual([expect.stringContaining('Just in time.')]);
      expect(made.platform.connected()).toBe(false);
      if (mode === 'socket') await expect.poll(() => made.slack.openSockets).toBe(0);
      expect(await made.ada.type(made.news, '/news topics')).toMatchObject({ ok: false });
    },
  );

  it('twice, or before starting, is no harm', async () => {
    const made = await workshop();
    await made.platform.stop();
    await made.platform.start(newsdesk());
    await made.platform.stop();
    await made.platform.stop();
    expect(made.platform.connected()).toBe(false);
  });

  it('while reconnecting leaves no socket that opens later', async () => {
    const made = await open(newsdesk());
    made.slack.faults.add({ method: 'apps.connections.open', kind: 'slow', ms: 300, times: 2 });
    made.slack.dropSockets();
    await expect.poll(() => made.platform.connected()).toBe(false);
    await made.platform.stop();
    await made.slack.journal.until(() => opened(made) === 4, 'the two sockets that were on their way');
    await expect.poll(() => made.slack.openSockets).toBe(0);
    expect(made.platform.connected()).toBe(false);
  });

  it('lets a select that waits for suggestions have them, through the socket it asked by', async () => {
    const gate = Promise.withResolvers<readonly Choice[]>();
    let asked = 0;
    const desk = newsdesk({
      complete: async () => {
        asked += 1;
        return gate.promise;
      },
    });
    const made = await open(desk);
    await made.ada.type(made.news, '/newsroom subscribe');
    const suggested = made.ada.suggestions(await modalOf(made, made.ada), 'zone', 'ber');
    await expect.poll(() => asked).toBe(1);
    const stopped = made.platform.stop();
    gate.resolve([{ value: 'Europe/Berlin', label: 'Europe/Berlin' }]);
    expect(await suggested).toEqual(['Europe/Berlin']);
    await stopped;
  });
});

describe('HTTP requests that are not Slack’s', () => {
  const signed = (secret: string, seconds: number, body: string) => ({
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
  });
  const bodyOf = (team: string) =>
    new URLSearchParams({
      command: '/news',
      text: 'topics',
      user_id: 'U1',
      channel_id: 'C1',
      team_id: team,
      trigger_id: 't',
    }).toString();

  it.each<[string, (headers: Record<string, string>) => Record<string, string | undefined>]>([
    ['no signature', (headers) => ({ ...headers, 'x-slack-signature': undefined })],
    ['an empty signature', (headers) => ({ ...headers, 'x-slack-signature': '' })],
    ['a signature cut short', (headers) => ({ ...headers, 'x-slack-signature': headers[signature]?.slice(0, -1) })],
    ['another version', (headers) => ({ ...headers, [signature]: headers[signature]?.replace('v0', 'v1') })],
    ['no version', (headers) => ({ ...headers, [signature]: headers[signature]?.slice(3) })],
    ['capitals', (headers) => ({ ...headers, [signature]: headers[signature]?.toUpperCase() })],
    ['one letter changed', (headers) => ({ ...headers, [signature]: flipped(headers[signature] ?? '') })],
    ['no stamp', (headers) => ({ ...headers, [stamp]: undefined })],
    ['a stamp that is no number', (headers) => ({ ...headers, [stamp]: 'now' })],
    ['another stamp', (headers) => ({ ...headers, [stamp]: String(Number(headers[stamp]) + 1) })],
  ])('%s does nothing', async (_name, change) => {
    const desk = newsdesk();
    const made = await open(desk, { mode: 'http' });
    const url = `http://127.0.0.1:${made.platform.port()}/slack/events`;
    const body = bodyOf(made.slack.teamId);
    const right = signed(made.slack.signingSecret, Math.floor(Date.now() / 1000), body);
    const send = async (headers: Record<string, string | undefined>, sent = body) => {
      const given = Object.fromEntries(Object.entries(headers).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
      return (await fetch(url, { method: 'POST', headers: given, body: sent })).status;
    };
    expect(await send(change(right))).toBe(401);
    expect(await send(right, body.replace('topics', 'search'))).toBe(401);
    expect(desk.asked).toEqual([]);
    expect(await send(right)).toBe(200);
  });

  it('a wrong signature, an old stamp and one far ahead do nothing', async () => {
    const desk = newsdesk();
    const made = await open(desk, { mode: 'http' });
    const body = bodyOf(made.slack.teamId);
    const url = `http://127.0.0.1:${made.platform.port()}/slack/events`;
    const now = Math.floor(Date.now() / 1000);
    const send = async (headers: Record<string, string>) =>
      (await fetch(url, { method: 'POST', headers, body })).status;
    expect(await send(signed('wrong', now, body))).toBe(401);
    expect(await send(signed(made.slack.signingSecret, now - 301, body))).toBe(401);
    expect(await send(signed(made.slack.signingSecret, now + 3600, body))).toBe(404);
    expect(desk.asked).toEqual([]);
    expect(await send(signed(made.slack.signingSecret, now, body))).toBe(200);
    await expect.poll(() => desk.asked.length).toBe(1);
  });
});

const signature = 'x-slack-signature';
const stamp = 'x-slack-request-timestamp';

function flipped(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
}

function opened({ slack }: Workshop): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'socket' && entry.change === 'opened').length;
}
