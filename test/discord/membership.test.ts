import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/core/form.ts';
import { type Message, say } from '../../src/core/message.ts';
import { createMembership } from '../../src/discord/membership.ts';
import { times } from '../../src/discord/limits.ts';
import { createPostingRest } from '../../src/discord/post.ts';
import { joined, newsdesk, server } from './newsdesk.ts';

const news: Message = {
  plain: 'News',
  blocks: [
    {
      kind: 'actions',
      keep: true,
      actions: [
        { kind: 'button', id: 'latest:open:', label: 'All news', style: 'plain' },
        { kind: 'button', id: 'report:begin:7', label: 'Report', style: 'plain' },
      ],
    },
  ],
};
const form: Form = {
  id: 'report:send:7',
  title: 'Report',
  submit: 'Send',
  fields: [{ name: 'words', label: 'Words', required: true, input: { kind: 'line' } }],
};
const asking = /^\/guilds\/\d+\/members\/\d+$/;

/** Ada has a message of a server she was in; she shares another with us all the time. */
async function told() {
  const place = await server();
  place.discord.addGuild({ name: 'Another' });
  const desk = newsdesk({
    expect: (request) => ('id' in request && request.id.startsWith('report:begin') ? 'form' : 'update'),
    answer: (request) =>
      'id' in request && request.id.startsWith('report:begin')
        ? { kind: 'form', form }
        : { kind: 'message', message: say('The whole archive') },
  });
  const first = await joined(place, desk);
  const direct = `discord:${place.guild.id}:@${place.ada.id}` as const;
  await first.platform.post(direct, news, 'd1');
  const [shown] = place.ada.sees(place.ada.dm());
  if (!shown) throw new Error('nothing arrived');
  const again = async () => {
    await first.platform.stop();
    return joined(place, desk);
  };
  const asked = () => place.discord.journal.filter(({ path }) => asking.test(path)).length;
  return { ...place, ...first, desk, direct, shown, again, asked };
}

describe('an old direct message', () => {
  test('shows nothing of a server to whoever is not in it any more, and stays as it is', async () => {
    const all = await told();
    await all.again();
    all.discord.removeMember(all.guild.id, all.ada.id);
    const answer = await (await all.ada.press(all.shown, 'All news')).final();
    expect(answer.text).toContain('You are no longer in the server');
    expect(answer.text).toContain('/news privacy');
    expect(answer.ephemeral).toBe(true);
    expect((await (await all.ada.press(all.shown, 'Report')).final()).text).toContain(
      'You are no longer in the server',
    );
    expect(all.desk.asked).toEqual([]);
  });

  test('takes no form from whoever left while they filled it in', async () => {
    const all = await told();
    await all.ada.press(all.shown, 'Report');
    await all.again();
    all.discord.removeMember(all.guild.id, all.ada.id);
    const answer = await (await all.ada.submit({ words: 'It is old' })).final();
    expect(answer.text).toContain('You are no longer in the server');
    expect(all.desk.asked.map(({ kind }) => kind)).toEqual(['press']);
  });

  test('of a server we are not in any more shows nothing of it', async () => {
    const all = await told();
    await all.again();
    all.discord.kickBot(all.guild.id);
    const answer = await (await all.ada.press(all.shown, 'All news')).final();
    expect(answer.text).toContain('You are no longer in the server');
    expect(all.desk.asked).toEqual([]);
  });

  test('asks for another try where Discord does not tell, and then answers', async () => {
    const all = await told();
    const { log } = await all.again();
    all.discord.faults.add({ kind: 'error', status: 500, method: 'GET', path: asking });
    const answer = await (await all.ada.press(all.shown, 'All news')).final();
    expect(answer.text).toContain('Please try again in a minute');
    expect(all.desk.asked).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    const next = await (await all.ada.press(all.shown, 'All news')).final();
    expect(next.text).toContain('The whole archive');
  });

  test('asks Discord once for many presses', async () => {
    const all = await told();
    const before = all.asked();
    await (await all.ada.press(all.shown, 'All news')).final();
    expect(all.desk.asked).toHaveLength(1);
    expect(all.asked()).toBe(before);
  });
});

describe('what is owed to somebody in private', () => {
  test('ends when they are not in the server any more, though we could reach them through another', async () => {
    const all = await told();
    const { platform } = await all.again();
    all.discord.removeMember(all.guild.id, all.ada.id);
    await expect(platform.post(all.direct, say('Their news'), 'd2')).rejects.toMatchObject({
      trouble: 'gone',
      message: 'The person is not in the server any more.',
      maybeDone: false,
    });
    expect(all.ada.sees(all.ada.dm())).toHaveLength(1);
    all.discord.setMember(all.guild.id, all.ada.id, {});
    await platform.post(all.direct, say('Back again'), 'd3');
    expect(all.ada.sees(all.ada.dm())).toHaveLength(2);
  });

  test.each([
    ['is in trouble', { kind: 'error', status: 500 } as const, 'unavailable'],
    ['loses the answer', { kind: 'lost', effect: 'after', how: 'reset' } as const, 'unavailable'],
  ])('waits when Discord %s, and was surely not sent', async (_how, fault, trouble) => {
    const all = await told();
    const { platform } = await all.again();
    all.discord.faults.add({ ...fault, method: 'GET', path: asking });
    expect(platform.opens(all.direct)).toBe(true);
    await expect(platform.post(all.direct, say('News'), 'd2')).rejects.toMatchObject({ trouble, maybeDone: false });
    await platform.post(all.direct, say('News'), 'd2');
    expect(platform.opens(all.direct)).toBe(false);
    expect(all.ada.sees(all.ada.dm())).toHaveLength(2);
  });
});

test('who was found in a server is asked about again after some minutes', async () => {
  const place = await server();
  let now = 0;
  const membership = createMembership(createPostingRest(place.discord.token, place.discord.url), () => now);
  await membership.check(place.guild.id, place.ada.id);
  place.discord.removeMember(place.guild.id, place.ada.id);
  now = times.memberKnown - 1;
  await membership.check(place.guild.id, place.ada.id);
  now = times.memberKnown;
  await expect(membership.check(place.guild.id, place.ada.id)).rejects.toMatchObject({ trouble: 'gone' });
});
