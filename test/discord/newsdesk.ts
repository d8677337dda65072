import { inEnglish } from '../../src/core/speak.ts';
import { expect, onTestFinished } from 'vitest';
import type { Answer, Answering, Asker, Expectation, Request } from '../../src/core/answering.ts';
import type { Command } from '../../src/core/command.ts';
import { defineCommand } from '../../src/core/command.ts';
import type { Log } from '../../src/core/log.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { say } from '../../src/core/message.ts';
import type { Choice, Completed } from '../../src/core/option.ts';
import type { Platform } from '../../src/core/platform.ts';
import { createDiscord } from '../../src/discord/platform.ts';
import { createLoopbackDiscord, type LoopbackOptions } from '../../src/sandbox/discord/loopback.ts';

/** Commands with every kind of option, to be answered by a test. */
export const commands: readonly Command[] = [
  defineCommand({
    root: 'news',
    name: 'search',
    description: 'Look for words in everything published',
    who: 'everyone',
    reply: 'asker',
    options: {
      words: { kind: 'text', description: 'Words to look for', required: true, maxLength: 200 },
      category: { kind: 'category', description: 'Only in this category', alias: 'in' },
    },
    run: async () => say('unused'),
  }),
  defineCommand({
    root: 'newsroom',
    name: 'post',
    description: 'Turn a link into an article',
    who: 'moderator',
    reply: 'asker',
    asks: true,
    options: {
      url: { kind: 'url', description: 'The article’s web address' },
      text: { kind: 'text', description: 'Its text', maxLength: 4000, paragraph: true },
    },
    run: async () => say('unused'),
  }),
  defineCommand({
    root: 'newsroom',
    name: 'subscribe',
    description: 'Send a topic to a channel',
    who: 'moderator',
    reply: 'channel',
    options: {
      cadence: {
        kind: 'choice',
        description: 'How often',
        choices: [
          { value: 'each', label: 'As published' },
          { value: 'daily', label: 'Daily' },
        ],
      },
      topic: { kind: 'topic', description: 'What to send', required: true },
      channel: { kind: 'channel', description: 'Where to send it' },
      at: { kind: 'time', description: 'When, like 08:00' },
      zone: { kind: 'zone', description: 'Whose clock' },
    },
    run: async () => say('unused'),
  }),
];

/** What the newsroom says, told by each test. */
export interface Script {
  readonly expect?: (request: Request) => Expectation;
  /** Nothing, unless told. */
  readonly reads?: (request: Request) => boolean;
  readonly answer?: (request: Request) => Answer | Promise<Answer>;
  readonly complete?: (kind: Completed, typed: string, asker: Asker) => readonly Choice[];
}

/** A newsroom that answers as told and remembers what it was asked. */
export function newsdesk(script: Script = {}): Answering & { readonly asked: Request[]; readonly comings: string[] } {
  const asked: Request[] = [];
  const comings: string[] = [];
  return {
    commands,
    languages: createLanguages([]),
    asked,
    comings,
    expect: (request) => script.expect?.(request) ?? 'private',
    reads: (request) => script.reads?.(request) ?? false,
    async answer(request) {
      asked.push(request);
      return (await script.answer?.(request)) ?? { kind: 'message', message: say('Done.') };
    },
    linked: async () => undefined,
    keepCard: async () => {},
    dropCard: async () => {},
    left: async (place, gone) => void comings.push(`left ${place}: ${inEnglish(gone)}`),
    returned: async (place, { gone, name }) => void comings.push(`returned ${place} ${name}: ${inEnglish(gone)}`),
    closed: async (channel, why) => void comings.push(`closed ${channel}: ${inEnglish(why)}`),
    home: async () => say('Home'),
    complete: async (kind, typed, asker) => script.complete?.(kind, typed, asker) ?? [],
  };
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>> | undefined;
}

export function logbook(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (message: string, fields?: Readonly<Record<string, unknown>>) =>
    void lines.push({ level, message, fields });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A Discord on this machine with one server, its channel, a member and a moderator. */
export async function server(options: LoopbackOptions = {}) {
  const discord = await createLoopbackDiscord({ rateLimits: false, ...options });
  onTestFinished(() => discord.close());
  const guild = discord.addGuild({ name: 'MS Friends' });
  const news = discord.addChannel(guild.id, { name: 'news' });
  const ada = discord.as(discord.addUser({ name: 'Ada' }).id);
  const mo = discord.as(discord.addUser({ name: 'Mo', permissions: ['ManageMessages'] }).id);
  return { discord, guild, news, ada, mo, channel: `discord:${guild.id}:${news.id}` as const };
}

export type Server = Awaited<ReturnType<typeof server>>;

/** Our adapter, signed in to it with the real client; stopped when the test ends. */
export async function joined(
  { discord }: Server,
  answering: Answering = newsdesk(),
  more: { readonly commandsIn?: 'each' } = {},
): Promise<{ platform: Platform; log: ReturnType<typeof logbook> }> {
  const log = logbook();
  const platform = createDiscord({
    token: discord.token,
    apiUrl: discord.url,
    roots: { news: 'news', newsroom: 'newsroom' },
    log,
    ...more,
  });
  onTestFinished(() => platform.stop());
  await platform.start(answering);
  expect(platform.connected()).toBe(true);
  return { platform, log };
}
