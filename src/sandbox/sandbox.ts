import type { Command, Root } from '../core/command.ts';
import type { Person, Place } from '../core/place.ts';
import { createDiscordScreen } from './discord-screen.ts';
import { createLoopbackDiscord, type LoopbackDiscord } from './discord/loopback.ts';
import type { Screen } from './screen.ts';
import { openSite, type Site } from './site.ts';
import { createSlackScreen } from './slack-screen.ts';
import { createLoopbackSlack, type LoopbackSlack } from './slack/loopback.ts';

/** A small Discord and a small Slack on this machine, with people and channels in them, and a web site to take news from. */
export interface Sandbox {
  readonly discord: LoopbackDiscord;
  readonly slack: LoopbackSlack;
  readonly site: Site;
  readonly screens: readonly Screen[];
  /** For the settings: the two places are one community, and Slack's moderator is on the newsroom's list. */
  readonly places: readonly Place[];
  readonly moderators: readonly { readonly place: Place; readonly person: Person }[];
  /** Channel ids by name, per platform. */
  readonly channels: {
    readonly discord: Readonly<Record<string, string>>;
    readonly slack: Readonly<Record<string, string>>;
  };
  readonly guildId: string;
  close(): Promise<void>;
}

const channelNames = ['news', 'treatment', 'lounge'] as const;

export async function openSandbox(options: {
  readonly commands: readonly Command[];
  readonly roots: Readonly<Record<Root, string>>;
  readonly now?: () => number;
}): Promise<Sandbox> {
  const clock = options.now ? { now: options.now } : {};
  const [discord, slack, site] = await Promise.all([
    createLoopbackDiscord(clock),
    createLoopbackSlack(clock),
    openSite(),
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
    channels: { discord: discordChannels, slack: slackChannels },
    guildId: guild.id,
    close: async () => {
      await Promise.all([discord.close(), slack.close(), site.close()]);
    },
  };
}
