import fc from 'fast-check';
import { expect, test } from 'vitest';
import { community } from './bot.ts';

const FIELDS = (
  'type content components component accessory embeds fields name value options choices data custom_id style label url emoji ' +
  'items media file flags nonce enforce_nonce allowed_mentions attachments id description default_member_permissions ' +
  'name_localizations title message min_values max_values'
).split(' ');

/** Pieces of real bodies in wrong places find more than random JSON does. */
const { body } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      -1,
      0,
      1,
      2,
      3,
      5,
      10,
      17,
      18,
      64,
      32_768,
      '',
      'x',
      'https://a.org',
      'attachment://a',
      '1',
    ),
    fc.string({ maxLength: 8 }),
  ),
  list: fc.array(tie('body'), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...FIELDS), tie('body'), { maxKeys: 5 }),
  body: fc.oneof({ maxDepth: 5 }, tie('leaf'), tie('list'), tie('object')),
}));

/** Almost what is allowed, so that the rules behind the schemas are reached. */
const word = fc.string({ minLength: 1, maxLength: 6 });
const name = fc.constantFrom('a', 'b', 'news', 'A B');
const action = fc.oneof(
  fc.record(
    { type: fc.constant(2), style: fc.integer({ min: 1, max: 5 }), label: word, custom_id: name },
    { requiredKeys: ['type', 'style'] },
  ),
  fc.record({
    type: fc.constant(3),
    custom_id: name,
    options: fc.array(fc.record({ label: word, value: name }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constantFrom(5, 6, 7, 8), custom_id: name }),
);
const part = fc.oneof(
  fc.record({ type: fc.constant(1), components: fc.array(action, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant(10), content: word }),
  fc.constant({ type: 14 }),
  fc.record({ type: fc.constant(13), file: fc.record({ url: fc.constantFrom('attachment://a', 'https://a.org') }) }),
  fc.record({
    type: fc.constant(12),
    items: fc.array(fc.constant({ media: { url: 'https://a.org' } }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant(9),
    components: fc.array(fc.record({ type: fc.constant(10), content: word }), { minLength: 1, maxLength: 3 }),
    accessory: action,
  }),
);
const message = fc.record(
  {
    content: fc.string({ maxLength: 6 }),
    flags: fc.constantFrom(0, 4, 32_768),
    nonce: fc.constantFrom('n', 1),
    enforce_nonce: fc.boolean(),
    embeds: fc.array(
      fc.record({ title: word, url: fc.constantFrom('https://a.org', 'ftp://a.org') }, { requiredKeys: [] }),
      { maxLength: 2 },
    ),
    components: fc.array(
      fc.oneof(part, fc.record({ type: fc.constant(17), components: fc.array(part, { minLength: 1, maxLength: 3 }) })),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);
const option = fc.record(
  {
    type: fc.integer({ min: 3, max: 11 }),
    name,
    description: word,
    required: fc.boolean(),
    autocomplete: fc.boolean(),
    choices: fc.array(fc.record({ name: word, value: word }), { maxLength: 2 }),
  },
  { requiredKeys: ['type', 'name', 'description'] },
);
const command = fc.record(
  {
    name,
    description: word,
    type: fc.constantFrom(1, 2, 3),
    options: fc.array(
      fc.oneof(
        option,
        fc.record({ type: fc.constant(1), name, description: word, options: fc.array(option, { maxLength: 2 }) }),
      ),
      { maxLength: 3 },
    ),
    default_member_permissions: fc.constantFrom('0', '8192', 'x', null),
  },
  { requiredKeys: ['name'] },
);

test('whatever a bot sends, it is taken or refused, never a fault of the platform', async () => {
  const { discord, guild, news, ada } = await community({ ackMs: 60_000 });
  const forum = discord.addChannel(guild.id, { name: 'forum', type: 'forum' });
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
  const send = (method: string, path: string, value: unknown) =>
    fetch(`${discord.url}/v10${path}`, { method, headers, body: JSON.stringify(value) });
  const commands = `/applications/${discord.applicationId}/commands`;
  await send('PUT', commands, [{ name: 'ask', description: 'x' }]);
  const edited = await send('POST', `/channels/${news.id}/messages`, { content: 'x' });
  const { id } = (await edited.json()) as { id: string };

  const messages = fc.oneof(body, message);
  const requests = fc.oneof(
    fc.tuple(fc.constant('POST'), fc.constant(`/channels/${news.id}/messages`), messages),
    fc.tuple(fc.constant('PATCH'), fc.constant(`/channels/${news.id}/messages/${id}`), messages),
    fc.tuple(
      fc.constant('POST'),
      fc.constant(`/channels/${forum.id}/threads`),
      fc.oneof(body, fc.record({ name: word, message })),
    ),
    fc.tuple(
      fc.constant('POST'),
      fc.constant(`/channels/${news.id}/threads`),
      fc.oneof(body, fc.record({ name: word, type: fc.constantFrom(11, 12) })),
    ),
    fc.tuple(fc.constant('PUT'), fc.constant(commands), fc.oneof(body, fc.array(command, { maxLength: 3 }))),
    fc.tuple(fc.constant('POST'), fc.constant(commands), fc.oneof(body, command)),
    fc.tuple(fc.constant('POST'), fc.constant('/users/@me/channels'), body),
  );
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(requests, async ([method, path, value]) => {
      const answer = await send(method, path, value);
      expect(await answer.text()).not.toContain('Loopback:');
      if (answer.ok) taken.add(`${method} ${path}`);
    }),
    { numRuns: 400 },
  );
  expect(() => ada.sees(news.id)).not.toThrow();
  // The generators are worth something only if each kind of request is sometimes right.
  expect(taken.size).toBeGreaterThanOrEqual(5);
});
