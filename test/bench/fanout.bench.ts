import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/log.ts';
import type { Member } from '../../src/core/member.ts';
import { channelIn, channelParts, directChannel, platformOf, type Channel } from '../../src/core/place.ts';
import { run as runNewsroom, sandboxOptions, type Running } from '../../src/main.ts';
import { openSandbox, sandboxConfig, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { withinLimit, type Wanted } from './fanout-limits.ts';
import { simulate } from './fanout-simulated.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * One article, and then its correction, to very many channels of platforms that enforce their real limits: how long it takes
 * over what the limits allow at best, how often we are told to slow down, and what memory does. All of it in simulated time,
 * then a tenth of it in real time, over the real clients.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      discord: { type: 'string', default: '10000' },
      slack: { type: 'string', default: '1000' },
      /** `simulated` or `real`: that alone. */
      only: { type: 'string' },
    },
  });
  const wanted = { discord: Number(values.discord), slack: Number(values.slack) };
  if (values.only !== 'real') await simulate(wanted);
  if (values.only !== 'simulated')
    await inRealTime({ discord: Math.ceil(wanted.discord / 10), slack: Math.ceil(wanted.slack / 10) });
}

async function inRealTime(wanted: Wanted): Promise<void> {
  const config = readConfig({});
  const sandbox = await openSandbox({ ...sandboxOptions(config.roots), rateLimits: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'carewire-fanout-'));
  const running = await runNewsroom(sandboxConfig(config, sandbox, dataDir), { log: silent });
  try {
    const channels = addChannels(sandbox, wanted);
    const member = await moderator(running, sandbox);
    const wish = { topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null } as const;
    for (const channel of channels) await running.newsroom.subscribe({ channel, ...wish }, member);
    // The obstacle checks above were requests too.
    await new Promise((resolve) => setTimeout(resolve, 2_000));

    const before = tooMany(sandbox);
    const memory = watchMemory();
    const article = await publish(running, member);
    report('article', await arrival(sandbox, channels, () => true), wanted);
    const { heap: afterPosts } = memory.now();
    await running.newsroom.correct(article, { standing: 'disputed', text: 'Correction end.', link: null }, member);
    const corrected = (message: string) => message.includes('Correction end.');
    report('correction', await arrival(sandbox, channels, corrected), wanted);
    const { heap, most } = memory.end();
    console.log(
      `memory after each: ${afterPosts} and ${heap} MB of heap; ${most} MB resident at most, both platforms included`,
    );
    const told = tooMany(sandbox);
    const [fromDiscord, fromSlack] = [told.discord - before.discord, told.slack - before.slack];
    console.log(`real time: 429s from Discord ${fromDiscord}, from Slack ${fromSlack}`);
    if (fromDiscord + fromSlack > 0) process.exitCode = 1;
  } finally {
    await running.stop();
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function addChannels(sandbox: Sandbox, wanted: Wanted) {
  const [guild, workspace] = sandbox.places;
  const guildId = guild.slice('discord:'.length);
  const discord = Array.from({ length: wanted.discord }, (_, i) =>
    channelIn(guild, sandbox.discord.addChannel(guildId, { name: `fan-${i}` }).id),
  );
  const slack = Array.from({ length: wanted.slack }, (_, i) =>
    channelIn(workspace, sandbox.slack.addChannel(sandbox.slack.teamId, { name: `fan-${i}`, members: [] })),
  );
  return [...discord, ...slack];
}

async function moderator({ store }: Running, { places: [place] }: Sandbox): Promise<Member> {
  const community = await store.communities.ofPlace(place);
  const direct = directChannel(place, 'm1');
  return { person: 'discord:m1', place, channel: channelIn(place, 'desk'), direct, community, moderator: true };
}

async function publish({ newsroom }: Running, member: Member): Promise<number> {
  const text = [
    'Old Antihistamine Repairs Nerve Coating in Mice',
    'Posted 16 November 2026',
    'An allergy medicine that has been sold for decades helped mice to rebuild myelin, the coating of nerves that multiple sclerosis destroys, researchers report.',
    'The team treated twelve mice whose myelin had been damaged. After three weeks the animals given the medicine had regrown about twice as much of it as untreated mice.',
    'The work was done in mice only, and many treatments that repair nerves in animals have failed in people, the researchers note.',
  ].join('\n');
  const draft = await newsroom.submit({ url: null, text }, ['treatment'], member);
  return (await newsroom.publish(draft.id, member)).article.id;
}

/** Seconds from now until every channel shows what is looked for, by platform. */
async function arrival(
  sandbox: Sandbox,
  channels: readonly Channel[],
  looksRight: (message: string) => boolean,
): Promise<Readonly<Record<string, number>>> {
  const start = performance.now();
  const missing = new Set(channels);
  const done: Record<string, number> = {};
  while (missing.size > 0) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    // They are told in their order, or nearly: looking at the first ones is enough, and cheap.
    for (const channel of [...soonest(missing, 'discord'), ...soonest(missing, 'slack')]) {
      const { id } = channelParts(channel);
      const messages = platformOf(channel) === 'discord' ? sandbox.discord.messages(id) : sandbox.slack.messages(id);
      if (!messages.some((message) => looksRight(JSON.stringify(message)))) continue;
      missing.delete(channel);
      done[platformOf(channel)] = (performance.now() - start) / 1_000;
    }
  }
  return done;
}

function soonest(missing: ReadonlySet<Channel>, platform: string): readonly Channel[] {
  const first: Channel[] = [];
  for (const channel of missing) {
    if (platformOf(channel) === platform) first.push(channel);
    if (first.length === 4) break;
  }
  return first;
}

function report(what: 'article' | 'correction', took: Readonly<Record<string, number>>, wanted: Wanted): void {
  for (const platform of ['discord', 'slack'] as const) {
    const line = { what, platform, channels: wanted[platform], seconds: took[platform] ?? 0 };
    if (!withinLimit(line)) process.exitCode = 1;
  }
}

function tooMany({ discord, slack }: Sandbox): { readonly discord: number; readonly slack: number } {
  return {
    discord: discord.journal.filter(({ status }) => status === 429).length,
    slack: slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.status === 429).length,
  };
}

function watchMemory() {
  let most = 0;
  const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 250);
  const now = () => ({ heap: megabytes(process.memoryUsage().heapUsed), most: megabytes(most) });
  return {
    now,
    end: () => {
      clearInterval(timer);
      return now();
    },
  };
}
