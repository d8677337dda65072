import { describe, expect, test } from 'vitest';
import type { Answering } from '../../src/core/answering.ts';
import { type Message, say } from '../../src/core/message.ts';
import { joined, newsdesk, server, type Script, type Server } from './newsdesk.ts';

const page: Message = {
  plain: 'Three articles.',
  blocks: [
    {
      kind: 'actions',
      actions: [{ kind: 'button', id: 'search:page:t.2', label: 'Next', style: 'plain' }],
      keep: true,
    },
  ],
};

/** Ivy has installed us for herself; what members use may be used anywhere. */
async function installed(script: Script = {}) {
  const place = await server();
  const elsewhere = place.discord.addGuild({ name: 'Elsewhere', withoutBot: true });
  const talk = place.discord.addChannel(elsewhere.id, { name: 'talk' });
  const user = place.discord.addUser({ name: 'Ivy', guilds: [elsewhere.id] });
  place.discord.setInstalled(user.id, true);
  const desk = newsdesk({ answer: () => ({ kind: 'message', message: page, from: 'ms' }), ...script });
  const open = ({ commands }: Answering) =>
    commands.map((command) => (command.root === 'news' ? { ...command, anywhere: 'open' as const } : command));
  const { platform } = await joined(place, { ...desk, commands: open(desk) });
  return { ...place, desk, platform, elsewhere, talk, user, ivy: place.discord.as(user.id) };
}

const away = (id: string) => ({
  person: `discord:${id}`,
  place: `discord:@${id}`,
  channel: `discord:@${id}:@${id}`,
  direct: `discord:@${id}:@${id}`,
  manages: false,
  away: {},
});

describe('somebody who installed us for themselves', () => {
  test.each([
    ['a server we are not in', (all: Awaited<ReturnType<typeof installed>>) => all.talk.id],
    ['direct messages with us', (all: Awaited<ReturnType<typeof installed>>) => all.ivy.dm()],
    [
      'a conversation with somebody else',
      (all: Awaited<ReturnType<typeof installed>>) => all.discord.addConversation(all.user.id, all.ada.id).id,
    ],
  ])('is answered in %s, alone, and belongs to no place', async (_where, channelIn) => {
    const all = await installed();
    const reply = await all.ivy.run(channelIn(all), 'news search', { words: 'veins' });
    expect(await reply.final()).toMatchObject({ ephemeral: true });
    expect(all.desk.asked).toMatchObject([{ kind: 'command', asker: away(all.user.id) }]);
  });

  test('is shown what members use, and nothing of moderators', async () => {
    const { ivy, talk } = await installed();
    expect(ivy.commands(talk.id).map(({ name }) => name)).toEqual(['news search']);
    expect(ivy.menu(talk.id)).toEqual([]);
  });

  test('presses buttons that say which community they are from, after a restart too', async () => {
    const all = await installed({ expect: (request) => (request.kind === 'press' ? 'update' : 'private') });
    const shown = await (await all.ivy.run(all.talk.id, 'news search', { words: 'veins' })).final();
    const after = await (await all.ivy.press(shown, 'Next')).final();
    expect(after.id).toBe(shown.id);
    expect(all.desk.asked[1]).toMatchObject({
      kind: 'press',
      id: 'search:page:t.2',
      asker: { ...away(all.user.id), away: { community: 'ms' } },
    });
  });

  test('presses buttons that stay about their community when the server has its own', async () => {
    const all = await installed();
    const shown = await (await all.ivy.run(all.talk.id, 'news search', { words: 'veins' })).final();
    all.discord.inviteBot(all.elsewhere.id);
    await (await all.ivy.press(shown, 'Next')).final();
    expect(all.desk.asked[1]?.asker).toMatchObject({ place: `discord:@${all.user.id}`, away: { community: 'ms' } });
  });

  test('fills in forms that say it as well', async () => {
    const form = {
      id: 'search::',
      title: 'Search',
      submit: 'Search',
      fields: [{ name: 'words', label: 'Words', required: true, input: { kind: 'line' } }],
    } as const;
    const all = await installed({
      expect: (request) => (request.kind === 'command' ? 'form' : 'private'),
      answer: (request) =>
        request.kind === 'command' ? { kind: 'form', form, from: 'ms' } : { kind: 'message', message: page },
    });
    await all.ivy.run(all.talk.id, 'news search', { words: 'x' });
    await (await all.ivy.submit({ words: 'veins' })).final();
    expect(all.desk.asked[1]).toMatchObject({ kind: 'submit', id: 'search::', asker: { away: { community: 'ms' } } });
  });

  test('is one of the community in a server we are in', async () => {
    const all = await installed();
    all.discord.setMember(all.guild.id, all.user.id, {});
    await (await all.ivy.run(all.news.id, 'news search', { words: 'veins' })).final();
    expect(all.desk.asked[0]?.asker).toMatchObject({ place: `discord:${all.guild.id}`, channel: all.channel });
    expect(all.desk.asked[0]?.asker).not.toHaveProperty('away');
  });

  test('is of no community any more in a server that we have left', async () => {
    const all = await installed();
    all.discord.setMember(all.guild.id, all.user.id, {});
    all.discord.kickBot(all.guild.id);
    await (await all.ivy.run(all.news.id, 'news search', { words: 'veins' })).final();
    expect(all.desk.asked[0]?.asker).toMatchObject(away(all.user.id));
  });

  test('types on with suggestions of where they are', async () => {
    const asked: unknown[] = [];
    const place = await installed({
      complete: (_kind, _typed, asker) => {
        asked.push(asker);
        return [{ value: 'treatment', label: 'Treatment' }];
      },
    });
    expect(await place.ivy.suggestions(place.talk.id, 'news search', 'category', 'tr')).toHaveLength(1);
    expect(asked).toMatchObject([away(place.user.id)]);
  });

  test('does not let us speak there unasked', async () => {
    const all = await installed();
    await expect(
      all.platform.post(`discord:${all.elsewhere.id}:${all.talk.id}`, say('News'), 'd1'),
    ).rejects.toMatchObject({ trouble: 'forbidden' });
    expect(all.discord.messages(all.talk.id)).toEqual([]);
  });
});

describe('somebody who did not', () => {
  test('sees none of our commands where we are not', async () => {
    const { discord, elsewhere, talk } = await installed();
    const bo = discord.as(discord.addUser({ name: 'Bo', guilds: [elsewhere.id] }).id);
    expect(bo.commands(talk.id)).toEqual([]);
    expect(bo.commands(bo.dm())).toEqual([]);
  });

  test('may read in direct messages with us what everybody may, from a server we share', async () => {
    const all: Awaited<ReturnType<typeof installed>> & Server = await installed();
    await (await all.ada.run(all.ada.dm(), 'news search', { words: 'veins' })).final();
    expect(all.desk.asked[0]?.asker).toMatchObject(away(all.ada.id));
  });
});
