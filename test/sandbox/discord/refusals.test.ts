import { describe, expect, test } from 'vitest';
import { createLoopbackDiscord } from '../../../src/sandbox/discord/loopback.ts';
import type { LoopbackDiscord } from '../../../src/sandbox/discord/loopback.ts';
import { community, login } from './bot.ts';

const V2 = 32_768;
const text = (content: string) => ({ type: 10, content });
const row = (...components: readonly object[]) => ({ type: 1, components });
const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id, ...more });
const link = (url?: string) => ({ type: 2, style: 5, label: 'Go', url });
const option = (label: string) => ({ label, value: label });
const select = (count: number) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, i) => option(`o${i}`)),
});

/** Sends a request as any HTTP client would; the answer's status, code and the codes of the faulty fields. */
async function send(discord: LoopbackDiscord, method: string, path: string, body?: unknown) {
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const raw = await response.text();
  const json: unknown = raw === '' ? undefined : JSON.parse(raw);
  const fields = [...raw.matchAll(/"code":"([A-Z_0-9]+)"/g)].map(([, code]) => code);
  return { status: response.status, json, fields, headers: response.headers };
}

describe('messages Discord refuses', () => {
  test.each<[string, object, string]>([
    ['2,001 characters', { content: 'x'.repeat(2_001) }, 'BASE_TYPE_MAX_LENGTH'],
    ['a nonce of 26 characters', { content: 'x', nonce: 'n'.repeat(26) }, 'BASE_TYPE_MAX_LENGTH'],
    ['an embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'BASE_TYPE_MAX_LENGTH'],
    ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, 'BASE_TYPE_MAX_LENGTH'],
    [
      'embeds of 6,001 together',
      { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] },
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'an embed link that is no link',
      { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] },
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      'six rows',
      { content: 'x', components: Array.from({ length: 6 }, (_, i) => row(button(`b${i}`))) },
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'six buttons in a row',
      { content: 'x', components: [row(...Array.from({ length: 6 }, (_, i) => button(`b${i}`)))] },
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a button beside a select',
      { content: 'x', components: [row(button('b'), select(1))] },
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    ['26 options', { content: 'x', components: [row(select(26))] }, 'BASE_TYPE_MAX_LENGTH'],
    ['a custom id of 101', { content: 'x', components: [row(button('b'.repeat(101)))] }, 'BASE_TYPE_MAX_LENGTH'],
    [
      'one custom id twice',
      { content: 'x', components: [row(button('b'), button('b'))] },
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a button without custom id',
      { content: 'x', components: [row({ type: 2, style: 1, label: 'x' })] },
      'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    ],
    ['a link without address', { content: 'x', components: [row(link())] }, 'BUTTON_COMPONENT_URL_REQUIRED'],
    [
      'a link with a custom id',
      { content: 'x', components: [row({ ...link('https://a.org'), custom_id: 'b' })] },
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    ],
    [
      'a link that is no web address',
      { content: 'x', components: [row(link('javascript:x'))] },
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a button with nothing on it',
      { content: 'x', components: [row(button('b', { label: undefined }))] },
      'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
    ],
    ['an embed with nothing in it', { content: 'x', embeds: [{ color: 1 }] }, 'BASE_TYPE_REQUIRED'],
    [
      'a field without a value',
      { embeds: [{ title: 'x', fields: [{ name: 'x', value: ' ' }] }] },
      'BASE_TYPE_REQUIRED',
    ],
    [
      'an option value twice',
      { content: 'x', components: [row({ type: 3, custom_id: 's', options: [option('a'), option('a')] })] },
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'a smiley that is none',
      { content: 'x', components: [row(button('b', { emoji: { name: 'x' } }))] },
      'BUTTON_COMPONENT_INVALID_EMOJI',
    ],
    ['new components without the flag', { components: [text('x')] }, 'UNION_TYPE_CHOICES'],
    [
      'content beside new components',
      { content: 'x', flags: V2, components: [text('x')] },
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'embeds beside new components',
      { embeds: [{ title: 'x' }], flags: V2, components: [text('x')] },
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      '41 components, nested ones counted',
      { flags: V2, components: [{ type: 17, components: Array.from({ length: 40 }, () => text('x')) }] },
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      '4,001 characters shown',
      { flags: V2, components: [text('x'.repeat(4_000)), text('x')] },
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    ['an unknown component', { flags: V2, components: [{ type: 99 }] }, 'UNION_TYPE_CHOICES'],
    ['content that is no text', { content: { a: 1 } }, 'BASE_TYPE_BAD_TYPE'],
  ])('%s', async (_, body, code) => {
    const { discord, news } = await community();
    const { status, json, fields } = await send(discord, 'POST', `/channels/${news.id}/messages`, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
    expect(fields).toContain(code);
    expect(discord.messages(news.id)).toEqual([]);
  });

  test('and takes what is just within the limits', async () => {
    const { discord, news } = await community();
    const post = (body: object) => send(discord, 'POST', `/channels/${news.id}/messages`, body);
    expect((await post({ content: 'x'.repeat(2_000), nonce: 'n'.repeat(25) })).status).toBe(200);
    expect(
      (await post({ flags: V2, components: [{ type: 17, components: Array.from({ length: 39 }, () => text('x')) }] }))
        .status,
    ).toBe(200);
    expect((await post({ flags: V2, components: [text('x'.repeat(4_000))] })).status).toBe(200);
    expect(
      (await post({ content: 'x', components: Array.from({ length: 5 }, (_, i) => row(button(`b${i}`))) })).status,
    ).toBe(200);
  });

  test('nothing to see is 50006, and too many bytes of text break the service', async () => {
    const { discord, news } = await community();
    const post = (body: object) => send(discord, 'POST', `/channels/${news.id}/messages`, body);
    for (const body of [{}, { content: '  \n' }, { flags: V2 }])
      expect(await post(body)).toMatchObject({ status: 400, json: { code: 50006 } });
    expect(await post({ flags: V2, components: [text('あ'.repeat(3_400))] })).toMatchObject({ status: 500 });
    expect(await post({ flags: V2, components: [text('あ'.repeat(3_300))] })).toMatchObject({ status: 200 });
  });

  test('an edit must leave a good message, and new components are for ever', async () => {
    const { discord, news } = await community();
    const path = `/channels/${news.id}/messages`;
    const sent = await send(discord, 'POST', path, { content: 'Old', embeds: [{ title: 'x' }] });
    const { id } = sent.json as { id: string };
    const edit = (body: object) => send(discord, 'PATCH', `${path}/${id}`, body);

    expect(await edit({ content: 'x'.repeat(2_001) })).toMatchObject({ status: 400 });
    expect((await edit({ flags: V2, components: [text('New')] })).fields).toContain(
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    );
    expect(discord.messages(news.id)[0]).toMatchObject({ content: 'Old', revision: 0 });
    expect(await edit({ flags: V2, components: [text('New')], content: null, embeds: null })).toMatchObject({
      status: 200,
    });
    expect(await edit({ components: [text('Newer')], flags: 0 })).toMatchObject({ status: 200, json: { flags: V2 } });
    expect(await edit({ content: 'Back' })).toMatchObject({ status: 400 });
    expect(await edit({ components: [] })).toMatchObject({ status: 400, json: { code: 50006 } });
  });
});

describe('commands Discord refuses', () => {
  const sub = (name: string, more: object = {}) => ({ type: 1, name, description: 'x', ...more });
  const words = (name: string, more: object = {}) => ({ type: 3, name, description: 'x', ...more });
  test.each<[string, object, string]>([
    ['capitals and spaces', { name: 'BAD NAME', description: 'x' }, 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a name of 33', { name: 'x'.repeat(33), description: 'x' }, 'BASE_TYPE_MAX_LENGTH'],
    ['no description', { name: 'x' }, 'BASE_TYPE_REQUIRED'],
    ['a description of 101', { name: 'x', description: 'x'.repeat(101) }, 'BASE_TYPE_MAX_LENGTH'],
    ['an unknown language', { name: 'x', description: 'x', name_localizations: { xx: 'y' } }, 'LOCALE_INVALID'],
    [
      'an option twice',
      { name: 'x', description: 'x', options: [words('a'), words('a')] },
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'a required option behind an optional',
      { name: 'x', description: 'x', options: [words('a'), words('b', { required: true })] },
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'suggestions beside choices',
      {
        name: 'x',
        description: 'x',
        options: [words('a', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] })],
      },
      'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
    ],
    [
      'a choice twice',
      {
        name: 'x',
        description: 'x',
        options: [
          words('a', {
            choices: [
              { name: 'n', value: 'v' },
              { name: 'n', value: 'w' },
            ],
          }),
        ],
      },
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    ],
    [
      '26 choices',
      {
        name: 'x',
        description: 'x',
        options: [words('a', { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: 'v' })) })],
      },
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      '26 options',
      { name: 'x', description: 'x', options: Array.from({ length: 26 }, (_, i) => words(`a${i}`)) },
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a subcommand beside an option',
      { name: 'x', description: 'x', options: [sub('s'), words('a')] },
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a bad name inside a subcommand',
      { name: 'x', description: 'x', options: [sub('s', { options: [words('A')] })] },
      'APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      '8,001 characters together',
      {
        name: 'x',
        description: 'x',
        options: Array.from({ length: 4 }, (_, i) =>
          words(`a${i}`, { choices: Array.from({ length: 21 }, (_, j) => ({ name: `${j}`.padEnd(98), value: 'v' })) }),
        ),
      },
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
    [
      'permissions that are no number',
      { name: 'x', description: 'x', default_member_permissions: 'all' },
      'NUMBER_TYPE_COERCE',
    ],
    [
      'a menu command with a description',
      { type: 3, name: 'Save', description: 'x' },
      'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
    ],
  ])('%s', async (_, body, code) => {
    const { discord } = await community();
    const path = `/applications/${discord.applicationId}/commands`;
    expect((await send(discord, 'POST', path, body)).fields).toContain(code);
    const { json, fields } = await send(discord, 'PUT', path, [{ name: 'good', description: 'x' }, body]);
    expect(json).toMatchObject({ code: 50035, errors: { 1: expect.anything() } });
    expect(fields).toContain(code);
    expect((await send(discord, 'GET', path)).json).toEqual([]);
  });

  test('101 of them, two of one name, and a list that is none', async () => {
    const { discord } = await community();
    const path = `/applications/${discord.applicationId}/commands`;
    const many = Array.from({ length: 101 }, (_, i) => ({ name: `c${i}`, description: 'x' }));
    expect(await send(discord, 'PUT', path, many)).toMatchObject({ status: 400, json: { code: 30032 } });
    expect((await send(discord, 'PUT', path, [many[0], many[0]])).fields).toEqual([
      'APPLICATION_COMMANDS_DUPLICATE_NAME',
    ]);
    expect(await send(discord, 'PUT', path, {})).toMatchObject({ status: 400 });
    expect(await send(discord, 'PUT', path, many.slice(1))).toMatchObject({ status: 200 });
    expect(await send(discord, 'POST', path, many[0])).toMatchObject({ json: { code: 30032 } });
  });

  test('commands are kept per scope, with their ids, as the library reads them back', async () => {
    const { discord, guild } = await community();
    const { client } = await login(discord);
    const { commands } = client.application;
    const [news] = [
      ...(await commands.set([{ name: 'news', description: 'News', defaultMemberPermissions: '8192' }])).values(),
    ];
    expect(news?.defaultMemberPermissions?.has('ManageMessages')).toBe(true);
    const [again] = [...(await commands.set([{ name: 'news', description: 'All news' }])).values()];
    expect(again?.id).toBe(news?.id);
    await commands.set([{ name: 'news', description: 'News', descriptionLocalizations: { de: 'Neues' } }]);
    const list = `/applications/${discord.applicationId}/commands`;
    expect((await send(discord, 'GET', list)).json).toEqual([
      expect.not.objectContaining({ description_localizations: expect.anything() }),
    ]);
    expect((await send(discord, 'GET', `${list}?with_localizations=true`)).json).toMatchObject([
      { description_localizations: { de: 'Neues' } },
    ]);
    const local = await commands.create({ name: 'local', description: 'Here' }, guild.id);
    await commands.edit(local.id, { description: 'Only here' }, guild.id);
    expect((await commands.fetch({ guildId: guild.id })).map(({ description }) => description)).toEqual(['Only here']);
    expect((await commands.fetch()).map(({ name }) => name)).toEqual(['news']);
    await commands.delete(local.id, guild.id);
    await expect(commands.delete(local.id, guild.id)).rejects.toMatchObject({ code: 10063 });
  });
});

describe('answers to interactions Discord refuses', () => {
  test('modals with six labels, a second answer of another kind, updates of nothing', async () => {
    const { discord, news, ada } = await community();
    const refused: unknown[] = [];
    const { client } = await login(discord, {
      commands: [{ name: 'ask', description: 'Ask' }],
      async on(interaction) {
        const answer = (body: object) =>
          client.rest
            .post(`/interactions/${interaction.id}/${interaction.token}/callback`, { body, auth: false })
            .catch((error: { code: number }) => refused.push(error.code));
        const field = (id: string, more: object = {}) => ({
          type: 18,
          label: id,
          component: { type: 4, custom_id: id, style: 1, ...more },
        });
        const modal = (...components: readonly object[]) => ({
          type: 9,
          data: { custom_id: 'm', title: 'M', components },
        });
        await answer(modal(...Array.from({ length: 6 }, (_, i) => field(`f${i}`))));
        await answer(modal(field('a'), field('a')));
        await answer(modal(field('a', { min_length: 5, max_length: 2 })));
        await answer({ type: 9, data: { custom_id: 'm', title: 'x'.repeat(46), components: [field('a')] } });
        await answer({ type: 7, data: { content: 'x' } });
        await answer({ type: 8, data: { choices: [] } });
        await answer({ type: 4, data: { content: '' } });
        await answer({ type: 4, data: { content: 'At last' } });
      },
    });
    const reply = await ada.run(news.id, 'ask');
    expect((await reply.final()).text).toBe('At last');
    expect(refused).toEqual([50035, 50035, 50035, 50035, 50035, 50035, 50006]);
  });
});

test('what is not there, not JSON, or not ours, Discord says in its own words', async () => {
  const { discord, news } = await community();
  expect(await send(discord, 'GET', '/guilds/1/emojis')).toMatchObject({
    status: 404,
    json: { message: '404: Not Found', code: 0 },
  });
  expect(await send(discord, 'POST', `/channels/${news.id}/messages`, '{')).toMatchObject({
    status: 400,
    json: { code: 50109 },
  });
  expect(await send(discord, 'GET', `/channels/${news.id}/messages?limit=101`)).toMatchObject({
    status: 400,
    json: { code: 50035 },
  });
  expect(await send(discord, 'GET', `/channels/${news.id}/messages?after=yesterday`)).toMatchObject({
    status: 400,
    json: { code: 50035 },
  });
  expect(await send(discord, 'PUT', '/applications/100000000000000000/commands', [])).toMatchObject({ status: 401 });
  const other = await createLoopbackDiscord();
  try {
    const response = await fetch(`${other.url}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` } });
    expect([response.status, await response.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
    expect((await fetch(`${other.url}/v9/users/@me`)).status).toBe(404);
  } finally {
    await other.close();
  }
});
