import { Readable } from 'node:stream';
import {
  AttachmentBuilder,
  ChannelType,
  ContainerBuilder,
  FileBuilder,
  MessageFlags,
  RESTJSONErrorCodes,
  TextDisplayBuilder,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { community, login } from './bot.ts';

describe('posting', () => {
  test('one nonce makes one message while it is remembered, wherever it is sent again', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { discord, guild, news } = await community({ now: () => now, nonceWindowMs: 120_000 });
    const other = discord.addChannel(guild.id, { name: 'other' });
    const bot = await login(discord);
    const post = async (channelId: string, enforceNonce: boolean) =>
      (await bot.channel(channelId)).send({ content: 'Once', nonce: 'delivery-7', enforceNonce });

    const first = await post(news.id, true);
    expect((await post(news.id, true)).id).toBe(first.id);
    expect(
      await bot.client.rest.post(`/channels/${other.id}/messages`, {
        body: { content: 'x', nonce: 'delivery-7', enforce_nonce: true },
      }),
    ).toMatchObject({ id: first.id, channel_id: news.id });
    expect(discord.messages(news.id)).toHaveLength(1);
    expect(discord.messages(other.id)).toHaveLength(0);

    await post(news.id, false);
    expect(discord.messages(news.id)).toHaveLength(2);
    now += 121_000;
    await post(news.id, true);
    expect(discord.messages(news.id)).toHaveLength(3);
  });

  test('a message deleted meanwhile does not come back by its nonce', async () => {
    const { discord, news } = await community();
    const bot = await login(discord);
    const channel = await bot.channel(news.id);
    const options = { content: 'Once', nonce: 'n', enforceNonce: true };
    await (await channel.send(options)).delete();
    await expect(channel.send(options)).rejects.toMatchObject({ code: RESTJSONErrorCodes.UnknownMessage });
  });

  test('reading, editing, deleting, crossposting', async () => {
    const { discord, guild, news, ada, mo } = await community();
    const paper = discord.addChannel(guild.id, { name: 'paper', type: 'announcement' });
    const bot = await login(discord);
    const channel = await bot.channel(news.id);
    const theirs = ada.say(news.id, 'Hello');
    const sent = [];
    for (const content of ['one', 'two', 'three', 'four']) sent.push(await channel.send(content));

    const read = async (query: Parameters<typeof channel.messages.fetch>[0] & object) =>
      (await channel.messages.fetch(query as { limit: number })).map(({ content }) => content);
    expect(await read({ limit: 2 })).toEqual(['four', 'three']);
    expect(await read({ before: sent[2]?.id ?? '', limit: 2 })).toEqual(['two', 'one']);
    expect(await read({ after: sent[0]?.id ?? '', limit: 2 })).toEqual(['three', 'two']);
    expect(await read({ around: sent[1]?.id ?? '', limit: 3 })).toEqual(['three', 'two', 'one']);

    // Without the message content intent a bot reads what others wrote only where it is mentioned.
    const toTheBot = ada.say(news.id, `<@${discord.applicationId}> hello`);
    expect((await channel.messages.fetch(theirs)).content).toBe('');
    expect((await channel.messages.fetch(toTheBot)).content).toContain('hello');
    mo.remove(toTheBot);

    await sent[0]?.edit('one, corrected');
    await sent[1]?.delete();
    expect(ada.sees(news.id).map(({ text }) => text)).toEqual(['Hello', 'one, corrected\n(edited)', 'three', 'four']);
    await expect(channel.messages.edit(theirs, 'Mine now')).rejects.toMatchObject({ code: 50005 });
    await expect(channel.messages.delete(theirs)).rejects.toMatchObject({ code: 50013 });
    await expect(channel.messages.edit('100000000000000000', 'x')).rejects.toMatchObject({ code: 10008 });

    const notice = await (await bot.channel(paper.id)).send('Notice');
    await notice.crosspost();
    expect(ada.sees(paper.id)[0]?.crossposted).toBe(true);
    await expect(bot.client.rest.post(`/channels/${paper.id}/messages/${notice.id}/crosspost`)).rejects.toMatchObject({
      code: 40033,
    });
    await expect(bot.client.rest.post(`/channels/${news.id}/messages/${theirs}/crosspost`)).rejects.toMatchObject({
      code: 50024,
    });
  });

  test('new components, with a file sent along', async () => {
    const { discord, news, ada } = await community();
    const bot = await login(discord);
    const card = new ContainerBuilder()
      .addTextDisplayComponents(
        new TextDisplayBuilder().setContent('# Title\n[Source](https://a.org/x) · <t:1333000000:D>'),
      )
      .addFileComponents(new FileBuilder().setURL('attachment://list.csv'));
    const channel = await bot.channel(news.id);
    const files = [new AttachmentBuilder(Readable.from(['a;b']), { name: 'list.csv' })];
    const sent = await channel.send({ flags: MessageFlags.IsComponentsV2, components: [card], files });
    expect(sent.attachments.map(({ name, size }) => [name, size])).toEqual([['list.csv', 3]]);
    expect(ada.sees(news.id)[0]?.lines.slice(0, 3)).toEqual([
      '│ Title',
      '│ Source <https://a.org/x> · 29 March 2012',
      '│ (file: list.csv)',
    ]);
    await expect(channel.send({ flags: MessageFlags.IsComponentsV2, components: [card] })).rejects.toMatchObject({
      code: 50035,
    });
  });

  test('mentions ring only for whom the request allows', async () => {
    const { discord, guild, news, ada } = await community();
    const bot = await login(discord);
    const channel = await bot.channel(news.id);
    const content = `@everyone <@${ada.id}> <@&${guild.id}>`;
    await channel.send(content);
    await channel.send({ content, allowedMentions: { users: [ada.id] } });
    await channel.send({ content, allowedMentions: { parse: ['everyone', 'users'] } });
    discord.setBotMay(news.id, ['ViewChannel', 'SendMessages', 'MentionEveryone']);
    await channel.send({ content, allowedMentions: { parse: ['everyone'] } });
    expect(ada.sees(news.id).map(({ pings }) => [pings.everyone, pings.users.length])).toEqual([
      [false, 0],
      [false, 1],
      [false, 1],
      [true, 0],
    ]);
  });
});

describe('where the bot may not', () => {
  test('each kind of closed door has its own code', async () => {
    const { discord, guild, news } = await community();
    const hidden = discord.addChannel(guild.id, { name: 'hidden', botMay: [] });
    const mute = discord.addChannel(guild.id, { name: 'mute', botMay: ['ViewChannel', 'SendMessages'] });
    const forum = discord.addChannel(guild.id, { name: 'forum', type: 'forum' });
    const shy = discord.addUser({ name: 'Shy', acceptsDms: false });
    const { client } = await login(discord);
    const post = (id: string, body: object = { content: 'x' }) =>
      client.rest.post(`/channels/${id}/messages`, { body });

    await expect(post('100000000000000000')).rejects.toMatchObject({ status: 404, code: 10003 });
    await expect(post(hidden.id)).rejects.toMatchObject({ status: 403, code: 50001 });
    await expect(post(forum.id)).rejects.toMatchObject({ status: 400, code: 50008 });
    await expect(post(mute.id, { embeds: [{ title: 'x' }] })).rejects.toMatchObject({ code: 50013 });
    await post(mute.id);
    expect(await client.rest.get(`/channels/${mute.id}/messages`)).toEqual([]);
    discord.setBotMay(news.id, ['ViewChannel']);
    await expect(post(news.id)).rejects.toMatchObject({ status: 403, code: 50013 });
    const user = await client.users.fetch(shy.id);
    await expect(user.send('x')).rejects.toMatchObject({ code: 50007 });
    await expect(client.rest.post('/users/@me/channels', { body: { recipient_id: '1' } })).rejects.toMatchObject({
      code: 50033,
    });
    discord.deleteChannel(mute.id);
    await expect(post(mute.id)).rejects.toMatchObject({ code: 10003 });
    discord.kickBot(guild.id);
    await expect(post(news.id)).rejects.toMatchObject({ code: 50001 });
  });

  test('a role may enter where others may not, and an administrator may everywhere', async () => {
    const { discord, guild, ada } = await community();
    const moderators = discord.addRole(guild.id, 'Moderators', ['ManageMessages']);
    const room = discord.addChannel(guild.id, {
      name: 'desk',
      everyoneMay: [],
      rolesMay: { [moderators.id]: ['ViewChannel', 'UseApplicationCommands'] },
    });
    const bea = discord.as(discord.addUser({ name: 'Bea', roles: [moderators.id] }).id);
    const root = discord.as(discord.addUser({ name: 'Root', permissions: ['Administrator'] }).id);
    expect(() => ada.sees(room.id)).toThrow('sees no channel');
    expect([bea.sees(room.id), root.sees(room.id)]).toEqual([[], []]);
  });

  test('a direct message reaches one person', async () => {
    const { discord, ada, mo } = await community();
    const { client } = await login(discord);
    await (await client.users.fetch(ada.id)).send('Your digest');
    expect(ada.sees(ada.dm()).map(({ text }) => text)).toEqual(['Your digest']);
    expect(() => mo.sees(ada.dm())).toThrow('sees no channel');
  });
});

describe('threads', () => {
  test('in a forum, on a message, and of their own', async () => {
    const { discord, guild, news, ada } = await community();
    const forum = discord.addChannel(guild.id, { name: 'articles', type: 'forum' });
    const bot = await login(discord);
    const place = await bot.client.channels.fetch(forum.id);
    if (place?.type !== ChannelType.GuildForum) throw new Error('no forum');
    const post = await place.threads.create({
      name: 'Clogged veins',
      message: { content: 'What the trial found' },
      autoArchiveDuration: ThreadAutoArchiveDuration.ThreeDays,
    });
    expect(ada.sees(post.id).map(({ text }) => text)).toEqual(['What the trial found']);
    expect((await post.fetchStarterMessage())?.id).toBe(post.id);
    await expect(place.threads.create({ name: 'Empty', message: {} })).rejects.toMatchObject({ code: 50006 });
    await post.send('And more');

    const channel = await bot.channel(news.id);
    const message = await channel.send('Talk about it');
    const talk = await message.startThread({ name: 'Talk' });
    expect(talk.id).toBe(message.id);
    await expect(
      bot.client.rest.post(`/channels/${news.id}/messages/${message.id}/threads`, { body: { name: 'Again' } }),
    ).rejects.toMatchObject({ code: 160004 });
    await channel.threads.create({ name: 'Aside' });
    const active = await bot.client.guilds.cache.get(guild.id)?.channels.fetchActiveThreads();
    expect(active?.threads.map(({ name }) => name).toSorted()).toEqual(['Aside', 'Clogged veins', 'Talk']);

    discord.archiveThread(talk.id);
    await expect(
      bot.client.rest.post(`/channels/${talk.id}/messages`, { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 50083 });
  });
});
