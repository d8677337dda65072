import * as spec from 'discord-api-spec/zod';
import { expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { community, login } from './bot.ts';

/** What is sent back is checked against Discord's own description of its answers, not against what discord.js happens to read. */
test('every answer has the shape Discord describes', async () => {
  const { discord, guild, news, ada } = await community();
  const forum = discord.addChannel(guild.id, { name: 'forum', type: 'forum' });
  const { client } = await login(discord);
  const { rest } = client;
  const faults = (schema: z.ZodMiniType, value: unknown): unknown => schema.safeParse(value).error?.issues ?? [];
  const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

  const legacy = await rest.post(`/channels/${news.id}/messages`, {
    body: {
      content: 'x',
      nonce: 'n',
      embeds: [{ title: 'x', image: { url: 'https://a.org/i.png' }, fields: [{ name: 'a', value: 'b' }] }],
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'a', custom_id: 'a' }] },
        { type: 1, components: [{ type: 8, custom_id: 'c' }] },
      ],
    },
  });
  const modern = await rest.post(`/channels/${news.id}/messages`, {
    files: [{ name: 'a.csv', data: Buffer.from('a;b') }],
    body: {
      flags: 32_768,
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: 'x' },
            { type: 14 },
            { type: 12, items: [{ media: { url: 'https://a.org/i.png' } }] },
            {
              type: 9,
              components: [{ type: 10, content: 'y' }],
              accessory: { type: 11, media: { url: 'https://a.org/i.png' } },
            },
            { type: 13, file: { url: 'attachment://a.csv' } },
            { type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'b' }] }] },
          ],
        },
      ],
    },
  });
  expect(faults(spec.MessageResponseSchema, legacy)).toEqual([]);
  expect(faults(spec.MessageResponseSchema, modern)).toEqual([]);
  expect(faults(spec.MessageResponseSchema, first(await rest.get(`/channels/${news.id}/messages`)))).toEqual([]);

  const commands = `/applications/${discord.applicationId}/commands` as const;
  const options = [
    {
      type: 1,
      name: 's',
      description: 's',
      options: [{ type: 3, name: 'o', description: 'o', choices: [{ name: 'a', value: 'b' }] }],
    },
  ];
  const command = await rest.post(commands, {
    body: { name: 'ask', description: 'x', default_member_permissions: null, options },
  });
  expect(faults(spec.ApplicationCommandResponseSchema, command)).toEqual([]);
  expect(faults(spec.ApplicationCommandResponseSchema, first(await rest.get(commands)))).toEqual([]);

  const answers: unknown[] = [];
  const callbacks = [
    { type: 5, data: { flags: 64 } },
    { type: 4, data: { content: 'Now' } },
  ];
  client.on('interactionCreate', (interaction) => {
    const query = new URLSearchParams({ with_response: 'true' });
    const body = callbacks.shift();
    const sent = rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      auth: false,
      query,
      body,
    });
    void sent.then((answer) => answers.push({ answer, token: interaction.token }));
  });
  await ada.run(news.id, 'ask s');
  await ada.run(news.id, 'ask s');
  await expect.poll(() => answers.length).toBe(2);
  for (const given of answers) {
    const { answer, token } = given as { answer: unknown; token: string };
    expect(faults(spec.InteractionCallbackResponseSchema, answer)).toEqual([]);
    const original = `/webhooks/${discord.applicationId}/${token}/messages/@original` as const;
    expect(
      faults(spec.MessageResponseSchema, await rest.patch(original, { auth: false, body: { content: 'Done' } })),
    ).toEqual([]);
  }

  const thread = { name: 't', type: 11 };
  const created = await rest.post(`/channels/${forum.id}/threads`, { body: { name: 't', message: { content: 'x' } } });
  expect(faults(spec.CreatedThreadResponseSchema, created)).toEqual([]);
  expect(faults(spec.ThreadResponseSchema, await rest.post(`/channels/${news.id}/threads`, { body: thread }))).toEqual(
    [],
  );
  expect(faults(spec.ThreadsResponseSchema, await rest.get(`/guilds/${guild.id}/threads/active`))).toEqual([]);
  expect(
    faults(
      spec.PrivateChannelResponseSchema,
      await rest.post('/users/@me/channels', { body: { recipient_id: ada.id } }),
    ),
  ).toEqual([]);

  expect(faults(spec.GuildWithCountsResponseSchema, await rest.get(`/guilds/${guild.id}`))).toEqual([]);
  expect(faults(spec.GuildChannelResponseSchema, await rest.get(`/channels/${news.id}`))).toEqual([]);
  expect(faults(spec.GuildChannelResponseSchema, await rest.get(`/channels/${forum.id}`))).toEqual([]);
  expect(faults(spec.GuildRoleResponseSchema, first(await rest.get(`/guilds/${guild.id}/roles`)))).toEqual([]);
  expect(faults(spec.GuildMemberResponseSchema, await rest.get(`/guilds/${guild.id}/members/@me`))).toEqual([]);
  expect(faults(spec.UserPIIResponseSchema, await rest.get('/users/@me'))).toEqual([]);
  expect(faults(spec.UserResponseSchema, await rest.get(`/users/${ada.id}`))).toEqual([]);
  expect(faults(spec.MyGuildResponseSchema, first(await rest.get('/users/@me/guilds')))).toEqual([]);
  expect(faults(spec.PrivateApplicationResponseSchema, await rest.get('/applications/@me'))).toEqual([]);
  expect(faults(spec.GatewayBotResponseSchema, await rest.get('/gateway/bot'))).toEqual([]);
});
