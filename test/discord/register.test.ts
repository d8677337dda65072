import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { describe, expect, test } from 'vitest';
import { commandList } from '../../commands/index.ts';
import type { Command } from '../../src/core/command.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { commandsJson, registerDiscord } from '../../src/discord/register.ts';
import { say } from '../../src/core/message.ts';
import { commandFaults } from '../../src/sandbox/discord/command-rules.ts';
import { commands, joined, newsdesk, server } from './newsdesk.ts';

const languages = createLanguages([
  {
    tag: 'de',
    name: 'Deutsch',
    phrases: {
      'How often': 'Wie oft',
      Daily: 'Täglich',
      'Turn a link into an article': 'Aus einem Link einen Artikel machen',
      'Make this an article': 'Artikel daraus machen',
    },
  },
]);

const names = { news: 'news', newsroom: 'newsroom' } as const;

function accepted(
  list: readonly Command[],
  roots: Readonly<Record<'news' | 'newsroom', string>> = names,
): readonly string[] {
  const json = JSON.parse(JSON.stringify(commandsJson(list, roots, languages)));
  for (const command of json) {
    // The schema wants a number where Discord itself takes the text discord.js sends.
    const permissions = command.default_member_permissions;
    const body = { ...command, ...(permissions && { default_member_permissions: Number(permissions) }) };
    expect(ApplicationCommandUpdateRequestSchema.safeParse(body).error).toBeUndefined();
    expect(commandFaults(command)).toEqual([]);
  }
  return json.map((command: { name: string }) => command.name);
}

describe('the commands, as Discord is told', () => {
  test('say everything: options, choices, completion, who may', async () => {
    accepted(commands);
    const json = `${JSON.stringify(commandsJson(commands, names, languages), null, 2)}\n`;
    await expect(json).toMatchFileSnapshot('../fixtures/discord/commands.json');
  });

  test('are accepted for the real list, under other names too', () => {
    expect(accepted(commandList(names))).toEqual(['news', 'newsroom', 'Make this an article']);
    const other = { news: 'ms-news', newsroom: 'ms-newsroom' };
    expect(accepted(commandList(other), other)).toEqual(['ms-news', 'ms-newsroom', 'Make this an article']);
  });

  test('are members’ own wherever they are, and moderators’ in servers alone', () => {
    const told = commandsJson(commandList(names), names, languages).map(
      ({ name, contexts, integration_types: kinds }) => [name, contexts, kinds],
    );
    expect(told).toEqual([
      ['news', [0, 1, 2], [0, 1]],
      ['newsroom', [0], [0]],
      ['Make this an article', [0], [0]],
    ]);
    const anywhere = commandList(names).filter((command) => command.anywhere);
    expect(anywhere.map(({ root, name }) => `${root} ${name}`)).toEqual([
      'news search',
      'news latest',
      'news read',
      'news related',
      'news topics',
      'news privacy',
      'news help',
    ]);
    // Nobody is away in a way that changes anything but what is kept of them.
    expect(anywhere.every(({ who }) => who === 'everyone')).toBe(true);
    expect(anywhere.filter(({ reads }) => !reads).map(({ name }) => name)).toEqual(['privacy']);
  });

  test('leave long texts to forms, and put required options first', () => {
    const [, newsroom] = commandsJson(commands, names, languages);
    const options = (name: string) => {
      const listed = newsroom && 'options' in newsroom ? newsroom.options : [];
      const found = listed?.find((option) => option.name === name);
      return found && 'options' in found ? (found.options ?? []).map((option) => option.name) : [];
    };
    expect(options('post')).toEqual(['url']);
    expect(options('subscribe')).toEqual(['topic', 'cadence', 'channel', 'at', 'zone']);
  });
});

describe('registering', () => {
  const puts = (place: Awaited<ReturnType<typeof server>>) =>
    place.discord.journal.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));

  test('happens once, and again only when the commands changed', async () => {
    const place = await server();
    const first = await joined(place);
    expect(puts(place)).toHaveLength(1);
    await first.platform.stop();
    const second = await joined(place);
    expect(puts(place)).toHaveLength(1);
    await second.platform.stop();

    const desk = newsdesk();
    const fewer = { ...desk, commands: desk.commands.slice(0, 2) };
    const third = await joined(place, fewer);
    expect(puts(place)).toHaveLength(2);
    await third.platform.stop();
    await joined(place, fewer);
    expect(puts(place)).toHaveLength(2);
  });

  test('notices an option that is no longer required', async () => {
    const place = await server();
    const desk = newsdesk();
    const first = await joined(place, desk);
    await first.platform.stop();
    const [search, ...others] = commands;
    if (!search) throw new Error('no commands');
    const words = { kind: 'text', description: 'Words to look for', maxLength: 200 } as const;
    const { category } = search.options;
    const relaxed = { ...search, options: { words, ...(category && { category }) } };
    await joined(place, { ...desk, commands: [relaxed, ...others] });
    expect(puts(place)).toHaveLength(2);
  });

  test('notices another language, and does it once', async () => {
    const place = await server();
    const first = await joined(place);
    await first.platform.stop();
    for (const _time of [1, 2]) {
      const again = await joined(place, { ...newsdesk(), languages });
      expect(puts(place)).toHaveLength(2);
      await again.platform.stop();
    }
    await joined(place);
    expect(puts(place)).toHaveLength(3);
  });

  test('that fails does not keep the bot from its work', async () => {
    const place = await server();
    place.discord.faults.add({ kind: 'refused', as: 'invalidForm', method: 'PUT' });
    const { platform, log } = await joined(place);
    expect(log.lines.map(({ message }) => message)).toContain('Discord commands could not be registered');
    await platform.post(place.channel, say('News'), 'd1');
    expect(place.discord.messages(place.news.id)).toHaveLength(1);
  });

  test('from the command line signs in to nothing', async () => {
    const place = await server();
    const options = { token: place.discord.token, apiUrl: place.discord.url, roots: names, commands, languages };
    expect(await registerDiscord(options)).toBe(true);
    expect(await registerDiscord(options)).toBe(false);
    expect(place.mo.commands(place.news.id)).toHaveLength(3);
    expect(place.discord.identifies()).toBe(0);
    await expect(registerDiscord({ ...options, token: 'wrong' })).rejects.toThrow('DISCORD_TOKEN');
  });

  test('in each server shows nothing twice, and reaches servers joined later', async () => {
    const place = await server();
    await joined(place, newsdesk(), { commandsIn: 'each' });
    expect(place.mo.commands(place.news.id)).toHaveLength(3);
    const later = place.discord.addGuild({ name: 'Another' });
    const channel = place.discord.addChannel(later.id, { name: 'general' });
    const eve = place.discord.as(place.discord.addUser({ name: 'Eve' }).id);
    await place.discord.until(() => eve.commands(channel.id).length > 0);
    expect(eve.commands(channel.id).map(({ name }) => name)).toEqual(['news search']);
  });
});

describe('in the language of whoever looks', () => {
  test('commands are described and choices named, while what is typed stays the same', async () => {
    const place = await server();
    const desk = { ...newsdesk(), languages };
    await joined(place, desk);
    place.mo.setLanguage('de');
    const commandsOf = (person: typeof place.mo) =>
      new Map(person.commands(place.news.id).map((command) => [command.name, command]));
    const post = commandsOf(place.mo).get('newsroom post');
    expect(post?.description).toBe('Aus einem Link einen Artikel machen');
    // What German lacks is said in English.
    expect(commandsOf(place.mo).get('news search')?.description).toBe('Look for words in everything published');
    const cadence = commandsOf(place.mo)
      .get('newsroom subscribe')
      ?.options.find(({ name }) => name === 'cadence');
    expect(cadence?.description).toBe('Wie oft');
    expect(cadence?.choices?.map(({ name }) => name)).toEqual(['As published', 'Täglich']);

    await (await place.mo.run(place.news.id, 'newsroom subscribe', { topic: 'treatment', cadence: 'Täglich' })).final();
    expect(desk.asked.at(-1)).toMatchObject({ raw: { topic: 'treatment', cadence: 'daily' } });
    place.mo.setLanguage('fr');
    expect(commandsOf(place.mo).get('newsroom post')?.description).toBe('Turn a link into an article');
  });

  test('a message’s menu has our entry, and it is known under every name', async () => {
    const place = await server();
    const desk = { ...newsdesk(), languages };
    await joined(place, desk);
    place.mo.setLanguage('de');
    expect(place.mo.menu(place.news.id)).toEqual(['Artikel daraus machen']);
    const written = place.ada.say(place.news.id, 'https://example.org/veins');
    await (await place.mo.runOn(written, 'Artikel daraus machen')).final();
    expect(desk.asked.at(-1)).toMatchObject({ kind: 'shortcut', links: ['https://example.org/veins'] });
  });
});
