import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  MessageFlags,
  UserSelectMenuBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { community, login } from './bot.ts';

const ask = { name: 'ask', description: 'Ask' };

describe('the people of a community', () => {
  test('a public answer tells who asked, a private one is seen by nobody else', async () => {
    const { discord, news, ada, mo } = await community();
    await login(discord, {
      commands: [ask],
      on: (interaction) => interaction.isChatInputCommand() && interaction.reply('Hello'),
    });
    await ada.run(news.id, 'ask');
    expect(mo.sees(news.id)[0]).toMatchObject({
      author: 'Carewire',
      invokedBy: { user: 'Ada', command: 'ask' },
      text: 'Hello',
    });
  });

  test('rights that are taken away are gone with the next thing one does', async () => {
    const { discord, guild, news, mo } = await community();
    const seen: (boolean | undefined)[] = [];
    await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (!interaction.isButton() && !interaction.isChatInputCommand()) return;
        seen.push(interaction.memberPermissions?.has('ManageMessages'));
        const publish = new ButtonBuilder().setCustomId('publish').setLabel('Publish').setStyle(ButtonStyle.Success);
        await interaction.reply({
          content: 'Draft',
          components: [new ActionRowBuilder<ButtonBuilder>().addComponents(publish)],
        });
      },
    });
    const draft = await (await mo.run(news.id, 'ask')).final();
    const editors = discord.addRole(guild.id, 'Editors', ['ManageMessages']);
    discord.setMember(guild.id, mo.id, {});
    await mo.press(draft, 'Publish');
    discord.setMember(guild.id, mo.id, { roles: [editors.id] });
    await mo.press(draft, 'Publish');
    expect(seen).toEqual([true, false, true]);
  });

  test('people write, moderators delete, and a private answer can be dismissed', async () => {
    const { discord, guild, news, ada, mo } = await community();
    const quiet = discord.addChannel(guild.id, {
      name: 'quiet',
      everyoneMay: ['ViewChannel', 'UseApplicationCommands'],
    });
    const bot = await login(discord, {
      commands: [ask],
      on: (interaction) =>
        interaction.isChatInputCommand() && interaction.reply({ content: 'Psst', flags: MessageFlags.Ephemeral }),
    });
    expect(() => ada.say(quiet.id, 'x')).toThrow('may not write in #quiet');
    const sent = await (await bot.channel(news.id)).send('News');
    expect(() => ada.remove(sent.id)).toThrow('may not delete');
    mo.remove(sent.id);
    await expect(sent.edit('Newer news')).rejects.toMatchObject({ code: 10008 });

    const answer = await (await ada.run(news.id, 'ask')).final();
    expect(() => mo.dismiss(answer)).toThrow('sees no message');
    ada.dismiss(answer);
    expect(ada.sees(news.id)).toEqual([]);
  });

  test('someone who shares no guild with the bot cannot be written to', async () => {
    const { discord } = await community();
    const stranger = discord.addUser({ name: 'Zoe', guilds: [] });
    const { client } = await login(discord);
    const user = await client.users.fetch(stranger.id);
    await expect(user.send('x')).rejects.toMatchObject({ code: 50278 });
  });

  test('where the bot is thrown out, its commands are gone', async () => {
    const { discord, guild, news, ada } = await community();
    await login(discord, { commands: [ask] });
    expect(ada.commands(news.id)).toHaveLength(1);
    discord.kickBot(guild.id);
    await expect(ada.run(news.id, 'ask')).rejects.toThrow('no command /ask');
  });

  test('with no bot at home nobody answers', async () => {
    const { discord, news, ada } = await community({ ackMs: 30 });
    const bot = await login(discord, { commands: [ask] });
    await bot.client.destroy();
    await discord.until(() =>
      discord.ready(1).then(
        () => false,
        () => true,
      ),
    );
    await expect(ada.run(news.id, 'ask')).rejects.toThrow('The application did not respond');
  });

  test('people and channels are chosen by name, and come resolved', async () => {
    const { discord, news, guild, ada } = await community();
    discord.addChannel(guild.id, { name: 'stage', type: 'voice' });
    const chosen: unknown[] = [];
    await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (interaction.isChatInputCommand()) {
          const where = new ChannelSelectMenuBuilder()
            .setCustomId('where')
            .setPlaceholder('Where to')
            .setChannelTypes(ChannelType.GuildText);
          const who = new UserSelectMenuBuilder().setCustomId('who').setPlaceholder('Who').setMaxValues(2);
          await interaction.reply({
            components: [
              new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(where),
              new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(who),
            ],
          });
        } else if (interaction.isChannelSelectMenu()) {
          chosen.push(interaction.channels.map((channel) => channel && 'name' in channel && channel.name));
          await interaction.deferUpdate();
        } else if (interaction.isUserSelectMenu()) {
          chosen.push(interaction.users.map(({ username }) => username));
          await interaction.deferUpdate();
        }
      },
    });
    const form = await (await ada.run(news.id, 'ask')).final();
    await expect(ada.choose(form, 'Where to', ['#stage'])).rejects.toThrow('#stage is not of a kind');
    await expect(ada.choose(form, 'Who', ['Ada', 'Mo', 'Carewire'])).rejects.toThrow('at most 2');
    await expect(ada.choose(form, 'Who', ['Nobody'])).rejects.toThrow('no member Nobody');
    await ada.choose(form, 'Where to', ['#news']);
    await ada.choose(form, 'Who', ['Ada', '@Mo']);
    expect(chosen).toEqual([['news'], ['Ada', 'Mo']]);
  });
});
