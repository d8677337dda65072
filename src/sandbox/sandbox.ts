import { join } from 'node:path';
import type { Category } from '../core/category.ts';
import type { Command, Root } from '../core/command.ts';
import type { Person, Place } from '../core/place.ts';
import { asDiscordWrites } from './discord-line.ts';
import { createDiscordScreen } from './discord-screen.ts';
import { createLoopbackDiscord, type LoopbackDiscord } from './discord/loopback.ts';
import type { Screen, Who } from './screen.ts';
import { openSite, type Site } from './site.ts';
import { createSlackScreen } from './slack-screen.ts';
import { createLoopbackSlack, type LoopbackSlack } from './slack/loopback.ts';

/** A small Discord and a small Slack on this machine, with people and channels in them, and a web site to take news from. */
export interface Sandbox {
  readonly discord: LoopbackDiscord;
  readonly slack: LoopbackSlack;
  readonly site: Site;
  readonly screens: readonly Screen[];
  /** The Discord server and the Slack workspace: one community. */
  readonly places: readonly [Place, Place];
  /** Slack's moderator is on the newsroom's own list. */
  readonly moderators: readonly { readonly place: Place; readonly person: Person }[];
  /** People's ids, per platform. */
  readonly people: {
    readonly discord: Readonly<Record<Who, string>>;
    readonly slack: Readonly<Record<Who, string>>;
  };
  /** Channel ids by name, per platform. */
  readonly channels: {
    readonly discord: Readonly<Record<string, string>>;
    readonly slack: Readonly<Record<string, string>>;
  };
  /** What Discord's box would hold for a line as the README writes it. */
  readonly discordLine: (line: string) => string;
  close(): Promise<void>;
}

const channelNames = ['news', 'treatment', 'lounge'] as const;

export async function openSandbox(options: {
  readonly commands: readonly Command[];
  readonly roots: Readonly<Record<Root, string>>;
  /** The Slack app's settings: only the commands, scopes and events they name exist. */
  readonly manifest: unknown;
  readonly now?: () => number;
  /** Discord's are on and Slack's off unless told: false for measuring what is ours, true for keeping to both. */
  readonly rateLimits?: boolean;
}): Promise<Sandbox> {
  const clock = options.now ? { now: options.now } : {};
  const limits = options.rateLimits === undefined ? {} : { rateLimits: options.rateLimits };
  const [discord, slack, site] = await Promise.all([
    createLoopbackDiscord({ ...clock, ...limits }),
    createLoopbackSlack({ ...clock, ...limits, manifest: options.manifest }),
    openSite(options.now ?? Date.now),
  ]);

  const guild = discord.addGuild({ name: 'MS Hub' });
  const discordChannels = Object.fromEntries(
    channelNames.map((name) => [name, discord.addChannel(guild.id, { name }).id]),
  );
  const discordPeople = {
    moderator: discord.addUser({ name: 'Mira', permissions: ['ManageMessages'] }).id,
    member: discord.addUser({ name: 'Sam' }).id,
  };

  const slackPeople = {
    moderator: slack.addUser(slack.teamId, { name: 'Noor', admin: true }),
    member: slack.addUser(slack.teamId, { name: 'Ada' }),
  };
  const members = Object.values(slackPeople);
  const slackChannels = Object.fromEntries(
    channelNames.map((name) => [name, slack.addChannel(slack.teamId, { name, members })]),
  );

  return {
    discord,
    slack,
    site,
    screens: [
      createDiscordScreen(discord, {
        people: discordPeople,
        channels: discordChannels,
        commands: options.commands,
        roots: options.roots,
      }),
      createSlackScreen(slack, { people: slackPeople, channels: slackChannels }),
    ],
    places: [`discord:${guild.id}`, `slack:${slack.teamId}`],
    moderators: [{ place: `slack:${slack.teamId}`, person: `slack:${slack.teamId}/${slackPeople.moderator}` }],
    people: { discord: discordPeople, slack: slackPeople },
    channels: { discord: discordChannels, slack: slackChannels },
    discordLine: (line) => asDiscordWrites(line, options.commands, options.roots),
    close: async () => {
      await Promise.all([discord.close(), slack.close(), site.close()]);
    },
  };
}

/** Settings as given, with the loopback platforms, one community over both, and its own data folder. */
export function sandboxConfig<Given extends Settings>(given: Given, sandbox: Doors, dataDir: string) {
  const { discord, slack } = sandbox;
  return {
    ...given,
    database: { file: join(dataDir, 'carewire.db') },
    web: { host: '127.0.0.1', port: 0, operationsPort: 0 },
    feeds: [],
    discord: { token: discord.token, apiUrl: discord.url },
    slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.url, believedFor: 0 },
    communities: [
      {
        id: 'ms-hub',
        name: 'MS Hub',
        zone: given.newcomer.zone,
        categories: given.packs.get('ms') ?? given.newcomer.categories,
        places: sandbox.places,
        moderators: sandbox.moderators,
      },
    ],
  };
}

/** What of a sandbox settings are made of. */
type Doors = Pick<Sandbox, 'places' | 'moderators'> & {
  readonly discord: Pick<LoopbackDiscord, 'token' | 'url'>;
  readonly slack: Pick<LoopbackSlack, 'botToken' | 'appToken' | 'url'>;
};

interface Settings {
  readonly newcomer: { readonly zone: string; readonly categories: readonly Category[] };
  readonly packs: ReadonlyMap<string, readonly Category[]>;
}
