import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Interaction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { community, login } from './bot.ts';

const newsroom = {
  name: 'newsroom',
  description: 'For moderators',
  defaultMemberPermissions: '8192',
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand as const,
      name: 'post',
      description: 'Hand in a link',
      options: [
        { type: ApplicationCommandOptionType.String as const, name: 'url', description: 'The link', required: true },
        {
          type: ApplicationCommandOptionType.String as const,
          name: 'category',
          description: 'Where it belongs',
          autocomplete: true,
        },
        { type: ApplicationCommandOptionType.Channel as const, name: 'channel', description: 'Where to' },
        { type: ApplicationCommandOptionType.Integer as const, name: 'days', description: 'How long', minValue: 1 },
        {
          type: ApplicationCommandOptionType.String as const,
          name: 'cadence',
          description: 'How often',
          choices: [
            { name: 'Every day', value: 'daily' },
            { name: 'Every week', value: 'weekly' },
          ],
        },
      ],
    },
  ],
};
const ask = { name: 'ask', description: 'Ask' };
const save = { name: 'Save article', type: ApplicationCommandType.Message as const };

function buttons(...labels: string[]) {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder().setCustomId(label.toLowerCase()).setLabel(label).setStyle(ButtonStyle.Primary),
    ),
  );
}

describe('answering a command', () => {
  test('a deferred private answer shows "thinking…" to the asker alone, then the text', async () => {
    const { discord, news, ada, mo } = await community();
    const finish = Promise.withResolvers<void>();
    await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await finish.promise;
        await interaction.editReply('Three articles found.');
      },
    });

    const reply = await ada.run(news.id, 'ask');
    expect(reply.kind).toBe('thinking');
    expect(ada.sees(news.id).map(({ text }) => text)).toEqual(['thinking…\n(Only you can see this)']);
    finish.resolve();
    const answer = await reply.final();
    expect(answer.lines).toEqual(['Three articles found.', '(Only you can see this)']);
    expect(answer.edited).toBe(false);
    expect(mo.sees(news.id)).toEqual([]);
  });

  test('a follow-up may be public while the answer is private', async () => {
    const { discord, news, ada, mo } = await community();
    await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply({ content: 'Only for you', flags: MessageFlags.Ephemeral });
        const further = await interaction.followUp('For all');
        await further.edit('For all, edited');
        await interaction.deleteReply();
      },
    });
    const reply = await ada.run(news.id, 'ask');
    await discord.until(() => reply.message() === undefined && mo.sees(news.id)[0]?.edited);
    expect(mo.sees(news.id).map(({ text }) => text)).toEqual(['For all, edited\n(edited)']);
    expect(ada.sees(news.id)).toHaveLength(1);
    expect(reply.followUps().map(({ ephemeral }) => ephemeral)).toEqual([false]);
  });

  test('the flag for components of the new kind may come with the edit of a deferred answer', async () => {
    const { discord, news, ada } = await community();
    await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await interaction.editReply({
          flags: MessageFlags.IsComponentsV2,
          components: [
            new ContainerBuilder()
              .addTextDisplayComponents(new TextDisplayBuilder().setContent('## Clogged veins\n> A *small* study.'))
              .addActionRowComponents(buttons('Publish', 'Discard')),
          ],
        });
      },
    });
    const answer = await (await ada.run(news.id, 'ask')).final();
    expect(answer.lines).toEqual(['│ Clogged veins', '│ │ A small study.', '│ [Publish] [Discard]']);
    expect(answer.buttons.map(({ customId }) => customId)).toEqual(['publish', 'discard']);
  });

  test('a bot that is silent or late is told so, and the asker reads what Discord shows', async () => {
    const { discord, news, ada } = await community({ ackMs: 40 });
    const tardy = Promise.withResolvers<void>();
    const bot = await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (!interaction.isChatInputCommand()) return;
        await tardy.promise;
        await interaction.reply('Too late');
      },
    });
    await expect(ada.run(news.id, 'ask')).rejects.toThrow('The application did not respond');
    tardy.resolve();
    await expect.poll(() => bot.thrown).toEqual([expect.objectContaining({ code: 10062 })]);
    expect(ada.sees(news.id)).toEqual([]);
  });

  test('a second answer is refused, and so is a token of more than 15 minutes', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { discord, news, ada } = await community({ now: () => now });
    const seen: Interaction[] = [];
    await login(discord, { commands: [ask], on: (interaction) => void seen.push(interaction) });
    const running = ada.run(news.id, 'ask');
    await expect.poll(() => seen.length).toBe(1);
    const [interaction] = seen;
    if (!interaction?.isChatInputCommand()) throw new Error('no command');

    await expect(
      interaction.client.rest.patch(`/webhooks/${discord.applicationId}/${interaction.token}/messages/@original`, {
        body: { content: 'x' },
      }),
    ).rejects.toMatchObject({ code: 10015 });
    await interaction.reply('First');
    await running;
    interaction.replied = false;
    await expect(interaction.reply('Second')).rejects.toMatchObject({ code: 40060 });
    interaction.replied = true;
    now += 15 * 60_000 + 1;
    await expect(interaction.editReply('Later')).rejects.toMatchObject({ status: 401, code: 50027 });
    expect(ada.sees(news.id).map(({ text }) => text)).toEqual(['First']);
  });
});

describe('what the app lets a person do', () => {
  test('commands are shown by permission, options are checked as the app checks them', async () => {
    const { discord, guild, news, ada, mo } = await community();
    const received: unknown[] = [];
    await login(discord, {
      commands: [newsroom, ask],
      async on(interaction) {
        if (!interaction.isChatInputCommand() || interaction.commandName !== 'newsroom') return;
        received.push({
          sub: interaction.options.getSubcommand(),
          url: interaction.options.getString('url'),
          days: interaction.options.getInteger('days'),
          cadence: interaction.options.getString('cadence'),
          channel: interaction.options.getChannel('channel')?.id,
          may: interaction.memberPermissions?.has('ManageMessages'),
          app: interaction.appPermissions.has('SendMessages'),
          guild: interaction.guildId,
          locale: interaction.locale,
        });
        await interaction.reply('ok');
      },
    });
    expect(ada.commands(news.id).map(({ name }) => name)).toEqual(['ask']);
    expect(mo.commands(news.id).map(({ name }) => name)).toEqual(['newsroom post', 'ask']);
    await expect(ada.run(news.id, 'newsroom post', { url: 'https://a.org' })).rejects.toThrow(
      'no command /newsroom post',
    );
    await expect(mo.run(news.id, 'newsroom', {})).rejects.toThrow('needs a subcommand: /newsroom post');
    await expect(mo.run(news.id, 'newsroom post')).rejects.toThrow('Specify a value: url');
    await expect(mo.run(news.id, 'newsroom post', { url: 'x', no: 1 })).rejects.toThrow('no option no');
    await expect(mo.run(news.id, 'newsroom post', { url: 'x', days: 0 })).rejects.toThrow('at least 1');
    await expect(mo.run(news.id, 'newsroom post', { url: 'x', days: 'soon' })).rejects.toThrow('must be a number');
    await expect(mo.run(news.id, 'newsroom post', { url: 'x', cadence: 'hourly' })).rejects.toThrow(
      'Every day, Every week',
    );
    await expect(mo.run(news.id, 'newsroom post', { url: 'x', channel: '#nowhere' })).rejects.toThrow(
      'no channel #nowhere',
    );

    await mo.run(news.id, '/newsroom post', {
      url: 'https://a.org',
      days: '3',
      cadence: 'Every day',
      channel: '#news',
    });
    expect(received).toEqual([
      {
        sub: 'post',
        url: 'https://a.org',
        days: 3,
        cadence: 'daily',
        channel: news.id,
        may: true,
        app: true,
        guild: guild.id,
        locale: 'en-US',
      },
    ]);
  });

  test('suggestions come for the focused option', async () => {
    const { discord, news, mo } = await community();
    await login(discord, {
      commands: [newsroom],
      async on(interaction) {
        if (!interaction.isAutocomplete()) return;
        const { name, value } = interaction.options.getFocused(true);
        await interaction.respond([
          { name: `${name}: ${value} for ${interaction.options.getString('url')}`, value: 'treatment' },
        ]);
      },
    });
    const offered = await mo.suggestions(news.id, 'newsroom post', 'category', 'tre', { url: 'https://a.org' });
    expect(offered).toEqual([{ name: 'category: tre for https://a.org', value: 'treatment' }]);
    await expect(mo.suggestions(news.id, 'newsroom post', 'url', 'h')).rejects.toThrow('no suggestions');
  });

  test('buttons, selects and a modal go round', async () => {
    const { discord, news, ada } = await community();
    const modal = new ModalBuilder()
      .setCustomId('edit:7')
      .setTitle('Edit the draft')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Title')
          .setTextInputComponent(
            new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short).setMaxLength(20).setValue('Old'),
          ),
        new LabelBuilder()
          .setLabel('Category')
          .setStringSelectMenuComponent(
            new StringSelectMenuBuilder()
              .setCustomId('category')
              .addOptions({ label: 'Treatment', value: 't' }, { label: 'Living', value: 'l' }),
          ),
      );
    await login(discord, {
      commands: [ask],
      async on(interaction) {
        if (interaction.isChatInputCommand()) {
          const select = new StringSelectMenuBuilder()
            .setCustomId('file')
            .setPlaceholder('File under')
            .addOptions({ label: 'Treatment', value: 't' }, { label: 'Living', value: 'l' });
          const link = new ButtonBuilder().setLabel('Source').setStyle(ButtonStyle.Link).setURL('https://a.org/x');
          await interaction.reply({
            content: 'Draft',
            flags: MessageFlags.Ephemeral,
            components: [
              buttons('Edit', 'Discard').addComponents(link),
              new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
            ],
          });
        } else if (interaction.isButton() && interaction.customId === 'edit') await interaction.showModal(modal);
        else if (interaction.isButton()) {
          await interaction.deferUpdate();
          await interaction.deleteReply();
        } else if (interaction.isStringSelectMenu())
          await interaction.update({ content: `Filed under ${interaction.values.join()}` });
        else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
          const title = interaction.fields.getTextInputValue('title');
          const [category] = interaction.fields.getStringSelectValues('category');
          await interaction.update({ content: `${title} in ${category}` });
        }
      },
    });
    const draft = await (await ada.run(news.id, 'ask')).final();
    expect(draft.lines).toEqual([
      'Draft',
      '[Edit] [Discard] [Source <https://a.org/x>]',
      '[File under ▾: Treatment | Living]',
      '(Only you can see this)',
    ]);
    await expect(ada.press(draft, 'Source')).rejects.toThrow('is a link to https://a.org/x');
    await expect(ada.press(draft, 'Publish')).rejects.toThrow('there are: Edit, Discard, Source');
    await expect(ada.choose(draft, 'File under', ['Cure'])).rejects.toThrow('no option Cure');

    const filed = await ada.choose(draft, 'File under', ['Living']);
    expect((await filed.final()).text).toContain('Filed under l');
    expect((await ada.press(draft, 'Edit')).kind).toBe('modal');
    expect(ada.modal()?.fields.map(({ label, value }) => [label, value])).toEqual([
      ['Title', 'Old'],
      ['Category', undefined],
    ]);
    expect(ada.modal()?.lines).toEqual([
      'Edit the draft',
      'Title *',
      '[Old]',
      'Category *',
      '[Make a selection ▾: Treatment | Living]',
      '[Cancel] [Submit]',
    ]);
    await expect(ada.submit({ Subject: 'x' })).rejects.toThrow('has no field Subject; it has: Title, Category');
    await expect(ada.submit({ title: '', category: ['t'] })).rejects.toThrow('Title is required');
    await expect(ada.submit({ title: 'x'.repeat(21), category: ['t'] })).rejects.toThrow('at most 20');
    await expect(ada.submit({ title: 'x' })).rejects.toThrow('Category is required');
    const done = await ada.submit({ Title: 'New', Category: ['Treatment'] });
    expect((await done.final()).lines.slice(0, 1)).toEqual(['New in t']);
    expect(ada.modal()).toBeUndefined();

    const gone = await ada.press(draft, 'Discard');
    expect((await gone.final()).deleted).toBe(true);
    expect(ada.sees(news.id)).toEqual([]);
    await expect(ada.press(draft, 'Edit')).rejects.toThrow('sees no message');
  });

  test('a command in the menu of a message is given that message', async () => {
    const { discord, news, ada } = await community();
    await login(discord, {
      commands: [save],
      async on(interaction) {
        if (interaction.isMessageContextMenuCommand())
          await interaction.reply(`Saved: ${interaction.targetMessage.content}`);
      },
    });
    const link = ada.say(news.id, 'https://a.org/veins');
    expect((await (await ada.runOn(link, 'Save article')).final()).text).toBe('Saved: https://a.org/veins');
  });

  test('commands work in direct messages where their context allows it', async () => {
    const { discord, ada } = await community();
    await login(discord, {
      commands: [ask, { ...newsroom, contexts: [0] }],
      async on(interaction) {
        if (interaction.isChatInputCommand()) await interaction.reply(`In guild: ${interaction.inGuild()}`);
      },
    });
    expect(ada.commands(ada.dm()).map(({ name }) => name)).toEqual(['ask']);
    expect((await (await ada.run(ada.dm(), 'ask')).final()).text).toBe('In guild: false');
  });

  test('what an administrator set for a command goes before what the bot proposed', async () => {
    const { discord, guild, news, ada, mo } = await community();
    await login(discord, {
      commands: [newsroom, ask],
      on: (interaction) => interaction.isChatInputCommand() && interaction.reply('ok'),
    });
    const shown = (person: typeof ada) => person.commands(news.id).map(({ name }) => name);
    discord.setCommandAccess(guild.id, 'newsroom', ada.id, true);
    discord.setCommandAccess(guild.id, 'ask', guild.id, false);
    expect([shown(ada), shown(mo)]).toEqual([['newsroom post'], ['newsroom post']]);
    await ada.run(news.id, 'newsroom post', { url: 'x' });
  });

  test('a command can be typed on one line', async () => {
    const { discord, news, mo } = await community();
    await login(discord, {
      commands: [newsroom, ask],
      async on(interaction) {
        if (!interaction.isChatInputCommand()) return;
        const { options } = interaction;
        await interaction.reply(
          interaction.commandName === 'ask'
            ? 'asked'
            : `${options.getString('url')} | ${options.getString('category')} | ${options.getInteger('days')}`,
        );
      },
    });
    const typed = async (line: string) => (await (await mo.type(news.id, line)).final()).text;
    expect(await typed('/newsroom post url:https://a.org/x?y:z category: living well days:3')).toBe(
      'https://a.org/x?y:z | living well | 3',
    );
    expect(await typed('newsroom post https://a.org category:x')).toBe('https://a.org | x | null');
    expect(await typed('/ask')).toBe('asked');
    await expect(typed('/ask what')).rejects.toThrow('/ask has no option what');
    await expect(typed('/newsroom')).rejects.toThrow('needs a subcommand');
    await expect(typed('/nonsense')).rejects.toThrow('no command /nonsense');
  });
});
