import { ApplicationIntegrationType, InteractionContextType, MessageFlags, type Interaction } from 'discord.js';
import { expect, test } from 'vitest';
import { community, login } from './bot.ts';

const everywhere = {
  name: 'news',
  description: 'Read',
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};
const here = {
  name: 'newsroom',
  description: 'Moderate',
  contexts: [InteractionContextType.Guild],
  integrationTypes: [ApplicationIntegrationType.GuildInstall],
};

/** A server without the bot, and somebody in it who installed the application for themselves. */
async function opened(on: (interaction: Interaction) => unknown) {
  const place = await community();
  const elsewhere = place.discord.addGuild({ name: 'Elsewhere', withoutBot: true });
  const talk = place.discord.addChannel(elsewhere.id, { name: 'talk' });
  const { id } = place.discord.addUser({ name: 'Ivy', guilds: [elsewhere.id] });
  place.discord.setInstalled(id, true);
  const bot = await login(place.discord, { commands: [everywhere, here], on });
  return { ...place, ...bot, elsewhere, talk, ivy: place.discord.as(id) };
}

test('tells the bot by whose installing it is reached, and where', async () => {
  const told: unknown[] = [];
  const all = await opened(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { guildId, userId } = interaction.authorizingIntegrationOwners;
    told.push([guildId, userId, interaction.context, interaction.guildId, interaction.guild?.name]);
    await interaction.reply({ content: 'Yes', flags: MessageFlags.Ephemeral });
  });
  const { ivy, ada, talk, news, guild, elsewhere } = all;
  await ivy.run(talk.id, 'news');
  await ivy.run(ivy.dm(), 'news');
  await ivy.run(all.discord.addConversation(ivy.id, ada.id).id, 'news');
  await ada.run(news.id, 'news');
  await ada.run(ada.dm(), 'news');
  expect(told).toEqual([
    [null, ivy.id, 0, elsewhere.id, undefined],
    [null, ivy.id, 1, null, undefined],
    [null, ivy.id, 2, null, undefined],
    [guild.id, null, 0, guild.id, guild.name],
    ['0', null, 1, null, undefined],
  ]);
});

test('offers there what the person installed, and nothing once they removed it', async () => {
  const { ivy, talk, discord } = await opened(() => undefined);
  expect(ivy.commands(talk.id).map(({ name }) => name)).toEqual(['news']);
  discord.setInstalled(ivy.id, false);
  expect(ivy.commands(talk.id)).toEqual([]);
  expect(ivy.commands(ivy.dm())).toEqual([]);
});

test('lets the bot neither see nor write there, and follow up five times', async () => {
  const followUps: string[] = [];
  const { ivy, talk, client, thrown, discord } = await opened(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: 'Yes', flags: MessageFlags.Ephemeral });
    for (let i = 0; i < 6; i += 1)
      followUps.push((await interaction.followUp({ content: `${i}`, flags: MessageFlags.Ephemeral })).id);
  });
  await ivy.run(talk.id, 'news');
  await expect.poll(() => thrown).toEqual([expect.objectContaining({ code: 40094 })]);
  expect(followUps).toHaveLength(5);
  await expect(client.channels.fetch(talk.id)).rejects.toMatchObject({ code: 50001 });
  await expect(
    client.rest.post(`/channels/${talk.id}/messages`, { body: { content: 'Unasked' } }),
  ).rejects.toMatchObject({ code: 50001 });
  expect(discord.messages(talk.id).every(({ visibleTo }) => visibleTo === ivy.id)).toBe(true);
  expect(client.guilds.cache.size).toBe(1);
});
