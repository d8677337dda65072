import { onTestFinished } from 'vitest';

import type { Answer, Answering, Asker, Expectation, Request } from '../../src/core/answering.ts';
import { askFor } from '../../src/core/asking.ts';
import { defineCommand, type Command } from '../../src/core/command.ts';
import type { Expiring } from '../../src/core/expiring.ts';
import type { Card } from '../../src/core/linked.ts';
import type { Log } from '../../src/core/log.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { english, inEnglish, spokenForm } from '../../src/core/speak.ts';
import { say, type Message } from '../../src/core/message.ts';
import type { Choice, Completed } from '../../src/core/option.ts';
import type { Channel, Person } from '../../src/core/place.ts';
import { createLoopbackSlack, type LoopbackOptions, type LoopbackSlack } from '../../src/sandbox/slack/loopback.ts';
import type { Person as SlackPerson } from '../../src/sandbox/slack/person.ts';
import type { SeenMessage } from '../../src/sandbox/slack/seen.ts';
import type { ConnectOptions } from '../../src/slack/connect.ts';
import type { Installations } from '../../src/slack/installations.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { linkScopes, neededScopes, optionalScopes } from '../../src/slack/scopes.ts';
import type { Heard } from '../../src/slack/once.ts';
import type { OAuth } from '../../src/slack/oauth.ts';
import { createSlack } from '../../src/slack/platform.ts';

const run = async () => Promise.resolve(say('unused'));

/** Commands of every shape the adapter treats differently, to be answered by a test. */
export const commands: readonly Command[] = [
  defineCommand({
    root: 'news',
    name: 'search',
    description: 'Look for words in everything published',
    who: 'everyone',
    reply: 'asker',
    asks: true,
    options: {
      words: { kind: 'text', description: 'Words to look for', required: true, maxLength: 200 },
      category: { kind: 'category', description: 'Only in this category', alias: 'in' },
    },
    run,
  }),
  defineCommand({
    root: 'news',
    name: 'topics',
    description: 'Show what there is to follow',
    who: 'everyone',
    reply: 'asker',
    options: {},
    run,
  }),
  defineCommand({
    root: 'news',
    name: 'unfollow',
    description: 'Stop following',
    who: 'everyone',
    reply: 'asker',
    options: {
      zone: { kind: 'zone', description: 'Whose clock' },
      category: { kind: 'category', description: 'A category' },
    },
    run,
  }),
  defineCommand({
    root: 'newsroom',
    name: 'subscribe',
    description: 'Have a channel receive a topic',
    who: 'moderator',
    reply: 'asker',
    asks: true,
    options: {
      topic: { kind: 'topic', description: 'What to send', required: true },
      channel: { kind: 'channel', description: 'Where to send it', here: true },
      cadence: {
        kind: 'choice',
        description: 'How often',
        choices: [
          { value: 'each', label: 'As published' },
          { value: 'daily', label: 'Daily' },
        ],
      },
      zone: { kind: 'zone', description: 'Whose clock' },
    },
    run,
  }),
];

/** What the newsroom says, told by each test. */
export interface Script {
  readonly expect?: (request: Request) => Expectation;
  readonly reads?: (request: Request) => boolean;
  readonly answer?: (request: Request) => Answer | undefined | Promise<Answer>;
  readonly linked?: (url: string) => Message | undefined;
  readonly home?: (asker: Asker) => Message | Promise<Message>;
  readonly complete?: (kind: Completed, typed: string) => readonly Choice[] | Promise<readonly Choice[]>;
}

/** A newsroom that answers as told and remembers what it was asked. Untold, it asks as the real one does: with a form when nothing was typed. */
export function newsdesk(
  script: Script = {},
): Answering & { readonly asked: Request[]; readonly comings: string[]; readonly cards: Card[] } {
  const cards: Card[] = [];
  const asked: Request[] = [];
  const comings: string[] = [];
  const asks = (request: Request): request is Request & { kind: 'command' } =>
    request.kind === 'command' && request.command.asks === true && Object.keys(request.raw).length === 0;
  return {
    commands,
    languages: createLanguages([]),
    asked,
    expect: (request) => script.expect?.(request) ?? (asks(request) ? 'form' : 'private'),
    reads: (request) => script.reads?.(request) ?? false,
    answer: async (request) => {
      asked.push(request);
      const told = await script.answer?.(request);
      if (told) return told;
      return asks(request)
        ? { kind: 'form', form: spokenForm(askFor(request.command, {}, categories), english) }
        : { kind: 'message', message: say('Done.') };
    },
    comings,
    linked: async (url) => Promise.resolve(script.linked?.(url)),
    cards,
    keepCard: async (card) => {
      cards.push(card);
      await Promise.resolve();
    },
    dropCard: async ({ message }) => {
      cards.splice(0, cards.length, ...cards.filter((card) => card.message !== message));
      await Promise.resolve();
    },
    left: async (place) => {
      comings.push(`left ${place}`);
      await Promise.resolve();
    },
    returned: async (place, { by }) => {
      comings.push(`returned ${place}${by === undefined ? '' : ` by ${by}`}`);
      await Promise.resolve();
    },
    closed: async (channel, why) => {
      comings.push(`closed ${channel}: ${inEnglish(why)}`);
      await Promise.resolve();
    },
    home: async (asker) => (await script.home?.(asker)) ?? say('Your news.'),
    complete: async (kind, typed) => (await script.complete?.(kind, typed)) ?? [],
  };
}

const categories = ['Treatment', 'Research'].map((name) => ({
  slug: name.toLowerCase(),
  name,
  description: '',
  keywords: [],
}));

interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>> | undefined;
}

export function logbook(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    lines.push({ level, message, fields });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** Keeps in memory, without ending anything: tests take things away themselves. */
export function memory<Value = string>(): Expiring<Value> & { readonly kept: Map<string, Value> } {
  const kept = new Map<string, Value>();
  return {
    kept,
    get: async (key) => Promise.resolve(kept.get(key)),
    set: async (key, value) => {
      await Promise.resolve(kept.set(key, value));
    },
    setIfAbsent: async (key, value) => Promise.resolve(!kept.has(key) && Boolean(kept.set(key, value))),
    delete: async (key) => Promise.resolve(kept.delete(key)),
    under: async (beginning) =>
      Promise.resolve([...kept].filter(([key]) => key.startsWith(beginning)).map(([, value]) => value)),
  };
}

export interface Workshop {
  readonly slack: LoopbackSlack;
  readonly platform: ReturnType<typeof createSlack>;
  /** Whom the workspace named as moderators. */
  readonly named: Set<Person>;
  readonly log: ReturnType<typeof logbook>;
  readonly responses: ReturnType<typeof memory<string>>;
  readonly events: ReturnType<typeof memory<true>>;
  /** A public channel the bot is in, and its address. */
  readonly news: string;
  readonly channel: Channel;
  readonly ada: SlackPerson;
}

export const roots = { news: 'news', newsroom: 'newsroom' };

/** A workspace with one channel and one person, and our adapter, not started. All is closed when the test ends. */
export async function workshop(
  options: {
    readonly loopback?: LoopbackOptions;
    readonly adapter?: Partial<ConnectOptions> & { readonly botToken?: string };
    /** Installed by workspaces themselves instead of by a token. */
    readonly oauth?: (slack: LoopbackSlack) => OAuth;
    readonly installations?: Installations;
    readonly mode?: 'socket' | 'http';
    readonly events?: Heard;
  } = {},
): Promise<Workshop> {
  const mode = options.mode ?? 'socket';
  const slack = await createLoopbackSlack({
    manifest: slackManifest(commands, roots, mode === 'socket' ? { mode } : { mode, url: 'https://carewire.example' }),
    ...options.loopback,
  });
  // As an installation that allowed the optional scopes too.
  slack.grant([...neededScopes, ...optionalScopes, ...linkScopes].map(({ name }) => name));
  const ada = slack.as(slack.addUser(slack.teamId, { name: 'ada' }));
  const news = slack.addChannel(slack.teamId, { name: 'news', members: [ada.id] });
  const log = logbook();
  const responses = memory();
  const events = memory<true>();
  // Somebody is named, so that nobody moderates by being the workspace's admin.
  const named = new Set<Person>([`slack:${slack.teamId}/U0NOBODY`]);
  const { botToken = slack.botToken, ...adapter } = options.adapter ?? {};
  const platform = createSlack({
    ...(options.oauth && options.installations
      ? { oauth: options.oauth(slack), installations: options.installations }
      : { botToken }),
    ...(mode === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret, port: 0 }),
    apiUrl: slack.url,
    roots,
    responses,
    events: options.events ?? events,
    moderators: { list: async () => Promise.resolve([...named]) },
    log,
    ...adapter,
  });
  onTestFinished(async () => {
    await platform.stop();
    await slack.close();
  });
  return { slack, platform, named, log, responses, events, news, channel: `slack:${slack.teamId}:${news}`, ada };
}

/** The same, started, with both sockets connected or Slack told where we listen. */
export async function open(
  answering: Answering = newsdesk(),
  options: Parameters<typeof workshop>[0] = {},
): Promise<Workshop> {
  const made = await workshop(options);
  await made.platform.start(answering);
  const port = made.platform.port();
  if (port === undefined) await made.slack.ready(2);
  else made.slack.postTo(`http://127.0.0.1:${port}/slack/events`);
  return made;
}

/** The next message the person sees in the channel that holds these words. */
export async function seen(
  { slack }: Workshop,
  person: SlackPerson,
  channel: string,
  words: string,
): Promise<SeenMessage> {
  return slack.journal.until(
    () => person.sees(channel).find(({ text }) => text.includes(words)),
    `“${words}” for ${person.id}`,
  );
}

/** The modal on the person's screen. */
export async function modalOf({ slack }: Workshop, person: SlackPerson) {
  return slack.journal.until(() => person.modal(), 'a modal');
}
