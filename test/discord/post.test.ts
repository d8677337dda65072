import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/core/speak.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { line, say } from '../../src/core/message.ts';
import { createAtlas } from '../../src/discord/atlas.ts';
import { times } from '../../src/discord/limits.ts';
import { createMembership } from '../../src/discord/membership.ts';
import { createPosting, createPostingRest } from '../../src/discord/post.ts';
import { joined, server } from './newsdesk.ts';

async function trouble(act: Promise<unknown>): Promise<PlatformError> {
  const error = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof PlatformError)) throw new Error(`expected a PlatformError, got ${String(error)}`);
  return error;
}

const posted = /^\/channels\/\d+\/messages$/;

describe('posting', () => {
  test('shows the message to all, pings nobody, and tells its id', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const id = await platform.post(place.channel, say(`News for @everyone and <@${place.ada.id}>`), 'd1');
    const [seen] = place.ada.sees(place.news.id);
    expect(seen).toMatchObject({ id, pings: { everyone: false, users: [], roles: [] } });
    expect(seen?.text).toContain(`News for @everyone and <@${place.ada.id}>`);
  });

  test.each([
    ['an error after the effect', { kind: 'error', status: 502, effect: 'after' }],
    ['a connection reset', { kind: 'lost', effect: 'after', how: 'reset' }],
    ['a connection closed', { kind: 'lost', effect: 'after', how: 'close' }],
  ] as const)('is done once though the answer is lost to %s', async (_name, fault) => {
    const place = await server();
    const { platform } = await joined(place);
    place.discord.faults.add({ ...fault, method: 'POST', path: posted });
    const first = await trouble(platform.post(place.channel, say('News'), 'd1'));
    expect(first).toMatchObject({ trouble: 'unavailable', maybeDone: true });
    expect(place.discord.messages(place.news.id)).toHaveLength(1);

    const id = await platform.post(place.channel, say('News, corrected meanwhile'), 'd1');
    expect(place.discord.messages(place.news.id).map((message) => message.id)).toEqual([id]);
    await platform.post(place.channel, say('News'), 'd2');
    expect(place.discord.messages(place.news.id)).toHaveLength(2);
  });

  test('is done once though Discord never answers: given up, and known by its nonce', async () => {
    const place = await server();
    const rest = createPostingRest(place.discord.token, place.discord.url);
    expect(rest.options).toMatchObject({ retries: 0, timeout: times.postRequest });
    rest.options.timeout = 200;
    const { post } = createPosting(rest, createAtlas(), createMembership(rest));
    place.discord.faults.add({ kind: 'lost', effect: 'after', how: 'hang', method: 'POST', path: posted });
    expect(await trouble(post(place.channel, say('News'), 'd1'))).toMatchObject({ maybeDone: true });
    const id = await post(place.channel, say('News'), 'd1');
    expect(place.discord.messages(place.news.id).map((message) => message.id)).toEqual([id]);
  });

  test('never tries again by itself', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const fault = place.discord.faults.add({ kind: 'error', status: 500, method: 'POST', path: posted, times: 5 });
    expect(await trouble(platform.post(place.channel, say('News'), 'd1'))).toMatchObject({ maybeDone: true });
    expect(fault.hits).toBe(1);
  });

  test('says at once that a limit is reached, and for how long', async () => {
    const place = await server();
    const { platform } = await joined(place);
    place.discord.faults.add({ kind: 'rate-limited', retryAfterMs: 4_000, method: 'POST', path: posted });
    const error = await trouble(platform.post(place.channel, say('News'), 'd1'));
    expect(error).toMatchObject({ trouble: 'rate-limited', maybeDone: false });
    expect(error.retryAfter).toBeGreaterThanOrEqual(3_900);
    expect(error.retryAfter).toBeLessThanOrEqual(5_000);
    expect(place.discord.messages(place.news.id)).toHaveLength(0);
  });

  test('whose message was deleted before we heard of it is told to be so, and not that the channel is gone', async () => {
    const place = await server();
    const { platform } = await joined(place);
    place.discord.faults.add({ kind: 'refused', as: 'unknownMessage', method: 'POST', path: posted });
    expect(await trouble(platform.post(place.channel, say('News'), 'd1'))).toMatchObject({ trouble: 'deleted' });
  });

  test('keeps to the limits Discord announces', async () => {
    const place = await server({ rateLimits: true });
    const { platform } = await joined(place);
    const tries = Array.from({ length: 8 }, (_, i) => platform.post(place.channel, say(`News ${i}`), `d${i}`));
    const ended = await Promise.allSettled(tries);
    const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toMatchObject({ trouble: 'rate-limited', maybeDone: false });
    expect(place.discord.journal.filter(({ status }) => status === 429)).toEqual([]);
  });

  test.each([
    ['a channel that is deleted', 'gone'],
    ['a channel it may not see', 'forbidden'],
    ['a channel it may not write in', 'forbidden'],
  ] as const)('in %s is %s', async (which, expected) => {
    const place = await server();
    const { platform } = await joined(place);
    if (expected === 'gone') place.discord.deleteChannel(place.news.id);
    else place.discord.setBotMay(place.news.id, which.endsWith('see') ? [] : ['ViewChannel']);
    expect(await trouble(platform.post(place.channel, say('News'), 'd1'))).toMatchObject({
      trouble: expected,
      maybeDone: false,
    });
  });

  test('reaches a person’s direct messages, unless they closed them', async () => {
    const place = await server();
    const shy = place.discord.addUser({ name: 'Shy', acceptsDms: false });
    const { platform } = await joined(place);
    const id = await platform.post(`discord:${place.guild.id}:@${place.ada.id}`, say('For you'), 'd1');
    await platform.edit(`discord:${place.guild.id}:@${place.ada.id}`, id, say('For you, corrected'));
    expect(place.ada.sees(place.ada.dm()).map(({ text }) => text)).toEqual([expect.stringContaining('corrected')]);
    expect(await trouble(platform.post(`discord:${place.guild.id}:@${shy.id}`, say('For you'), 'd2'))).toMatchObject({
      trouble: 'forbidden',
    });
  });
});

describe('editing', () => {
  test('replaces all that was shown, buttons included', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const button = { kind: 'button', id: 'a:b:', label: 'Open', style: 'plain' } as const;
    const before = {
      plain: 'x',
      blocks: [
        { kind: 'text', line: line('Before') },
        { kind: 'actions', actions: [button] },
      ],
    } as const;
    const id = await platform.post(place.channel, before, 'd1');
    await platform.edit(place.channel, id, say('After'));
    const [seen] = place.ada.sees(place.news.id);
    expect(seen).toMatchObject({ id, buttons: [], edited: true });
    expect(seen?.text).toContain('After');
    expect(seen?.text).not.toContain('Before');
  });

  test('a message that is deleted is gone', async () => {
    const place = await server();
    const { platform } = await joined(place);
    expect(await trouble(platform.edit(place.channel, '123456789012345678', say('After')))).toMatchObject({
      trouble: 'deleted',
    });
  });

  test('an old message too often is told to wait', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const id = await platform.post(place.channel, say('Before'), 'd1');
    place.discord.faults.add({ kind: 'refused', as: 'tooManyOldEdits', method: 'PATCH' });
    const error = await trouble(platform.edit(place.channel, id, say('After')));
    expect(['unavailable', 'rate-limited']).toContain(error.trouble);
    expect(error.maybeDone).toBe(false);
    expect(error.retryAfter).toBeGreaterThanOrEqual(1_000);
  });
});

describe('finding a message again', () => {
  test('works after a restart, by the delivery alone', async () => {
    const place = await server();
    const first = await joined(place);
    const since = Date.now();
    place.mo.say(place.news.id, 'Talk before');
    const id = await first.platform.post(place.channel, say('News'), 'd1');
    await first.platform.post(place.channel, say('News'), 'd2');
    place.mo.say(place.news.id, 'Talk after');
    await first.platform.stop();

    const { platform } = await joined(place);
    expect(await platform.find(place.channel, 'd1', since)).toEqual({ messageId: id });
    expect(await platform.find(place.channel, 'd3', since)).toBe('absent');
  });

  test('reads on through a busy channel', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const since = Date.now();
    for (let i = 0; i < 230; i += 1) place.mo.say(place.news.id, `Talk ${i}`);
    const id = await platform.post(place.channel, say('News'), 'd1');
    expect(await platform.find(place.channel, 'd1', since)).toEqual({ messageId: id });
  });

  test('says so where the channel may not be read back', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const since = Date.now();
    await platform.post(place.channel, say('News'), 'd1');
    place.discord.setBotMay(place.news.id, ['ViewChannel', 'SendMessages']);
    await expect.poll(() => platform.find(place.channel, 'd1', since)).toBe('unreadable');
  });

  test('works in direct messages', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const since = Date.now();
    const direct = `discord:${place.guild.id}:@${place.ada.id}` as const;
    const id = await platform.post(direct, say('News'), 'd1');
    expect(await platform.find(direct, 'd1', since)).toEqual({ messageId: id });
  });
});

describe('obstacles', () => {
  test('none where it may post', async () => {
    const place = await server();
    const { platform } = await joined(place);
    expect(await platform.obstacle(place.channel)).toBeUndefined();
    expect(await platform.obstacle(`discord:${place.guild.id}:@${place.ada.id}`)).toBeUndefined();
  });

  test('say what to change', async () => {
    const place = await server();
    const voice = place.discord.addChannel(place.guild.id, { name: 'talk', type: 'voice' });
    const quiet = place.discord.addChannel(place.guild.id, { name: 'quiet', botMay: ['ViewChannel'] });
    const hidden = place.discord.addChannel(place.guild.id, { name: 'hidden', botMay: [] });
    const elsewhere = place.discord.addChannel(place.discord.addGuild({ name: 'Elsewhere' }).id, { name: 'other' });
    const { platform } = await joined(place);
    const obstacle = async (id: string) =>
      inEnglish((await platform.obstacle(`discord:${place.guild.id}:${id}`)) ?? 'nothing');

    expect(await obstacle(voice.id)).toBe(
      '#talk takes no messages. Choose a text or announcement channel, a thread, or a forum.',
    );
    expect(await obstacle(quiet.id)).toMatch(/^Carewire cannot post in #quiet\. Give it “Send Messages” there/);
    expect(await obstacle(hidden.id)).toMatch(/“View Channel”/);
    expect(await obstacle(elsewhere.id)).toMatch(/cannot see that channel/);
    expect(await obstacle('123456789012345678')).toBe('That channel does not exist any more.');
  });
});

test('a message that fits is told from one that does not', async () => {
  const place = await server();
  const { platform } = await joined(place);
  expect(platform.fits(say('News'))).toBe(true);
  expect(platform.fits(say('x'.repeat(4_001)))).toBe(false);
});
