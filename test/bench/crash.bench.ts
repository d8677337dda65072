import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { channelIn, channelParts, platformOf, type Channel } from '../../src/core/place.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { openHome, roots } from '../e2e/process.ts';
import { sandboxOptions } from '../../src/main.ts';
import { injectFaults } from './crash-faults.ts';

/**
 * A bot that publishes and corrects without rest is killed again and again, at any moment, with SQLite on disk and both
 * platforms losing answers on demand. At the end every article stands in every channel exactly once, and as it stands now.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '200' },
      /** Per cent of calls that go wrong. */
      faults: { type: 'string', default: '0' },
      /** Stops killing after so many minutes. */
      minutes: { type: 'string', default: '60' },
    },
  });
  const started = performance.now();
  const deadline = started + Number(values.minutes) * 60_000;
  const sandbox = await openSandbox(sandboxOptions(roots));
  const home = await openHome(sandbox);
  const channels = someChannels(sandbox);
  const faults = injectFaults(sandbox, Number(values.faults) / 100);
  const acknowledged = new Set<number>();
  try {
    let kills = 0;
    while (kills < Number(values.kills) && performance.now() < deadline) {
      const bot = startBot(home.env, [`k${kills}`, '150', JSON.stringify(channels)], acknowledged);
      await lifetime(bot);
      if (bot.child.exitCode !== null) throw new Error(`the bot ended by itself:\n${bot.errors()}`);
      await end(bot.child);
      kills += 1;
      if (kills % 20 === 0) console.log(`${kills} kills, ${acknowledged.size} articles, ${faults.hits()} faults`);
    }
    const hits = faults.hits();
    faults.end();
    // Its clock an hour ahead, it need not wait for what waits.
    const last = startBot(home.env, ['last', '150', JSON.stringify(channels), '3600000'], acknowledged);
    last.child.stdin?.write('\n');
    await last.said('done');
    await once(last.child, 'exit');

    const store = await openData(home.env);
    try {
      const told = await count(store, sandbox, channels, acknowledged);
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(
        `kills ${kills}, faults ${hits}, articles ${told.articles}, deliveries ${told.deliveries}, ${seconds} s`,
      );
      console.log(`corrected ${told.corrected}, copies that do not say so ${told.uncorrected}`);
      console.log(`in a moderator's hands ${told.unknown}, failed ${told.failed}, database ${told.damage ?? 'sound'}`);
      console.log(`lost ${told.lost}, repeated ${told.repeated}`);
      if (told.lost + told.repeated + told.uncorrected > 0) process.exitCode = 1;
    } finally {
      await store.close();
    }
  } finally {
    await sandbox.close();
    await home.remove();
  }
}

function someChannels(sandbox: Sandbox): readonly Channel[] {
  const [guild, workspace] = sandbox.places;
  const guildId = guild.slice('discord:'.length);
  const discord = Array.from({ length: 12 }, (_, i) => sandbox.discord.addChannel(guildId, { name: `crash-${i}` }).id);
  const slack = Array.from({ length: 4 }, (_, i) =>
    sandbox.slack.addChannel(sandbox.slack.teamId, { name: `crash-${i}`, members: [] }),
  );
  return [...discord.map((id) => channelIn(guild, id)), ...slack.map((id) => channelIn(workspace, id))];
}

interface Bot {
  readonly child: ChildProcess;
  said(line: string): Promise<void>;
  readonly errors: () => string;
}

function startBot(env: NodeJS.ProcessEnv, args: readonly string[], acknowledged: Set<number>): Bot {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./crash-bot.ts', import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env,
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const [what, id] = line.split(' ');
    if (what === 'published') acknowledged.add(Number(id));
  });
  return {
    child,
    errors: () => errors,
    said: (wanted) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => line === wanted && resolve());
        child.once('exit', () => reject(new Error(`the bot ended:\n${errors}`)));
      }),
  };
}

/** Most are killed at work, some before they are up. On a busy machine everything takes longer, and so do lives. */
async function lifetime(bot: Bot): Promise<void> {
  const born = performance.now();
  if (Math.random() < 0.1) return sleep(Math.random() * 1_500);
  await bot.said('up');
  await sleep(Math.random() * Math.max(2_500, 2 * (performance.now() - born)));
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function openData(env: NodeJS.ProcessEnv): Promise<Store> {
  return openStore({
    file: join(env['DATA_DIR'] ?? '', 'carewire.db'),
    communities: { communities: [], newcomer: { zone: 'Europe/London', categories: [] } },
    now: () => Date.now(),
  });
}

async function count(store: Store, sandbox: Sandbox, channels: readonly Channel[], acknowledged: ReadonlySet<number>) {
  const articles = await store.articles.latest('ms-hub', { limit: 1_000_000 });
  const known = new Set(articles.map(({ id }) => id));
  const told = {
    articles: articles.length,
    deliveries: 0,
    corrected: articles.filter(({ notice }) => notice !== null).length,
    uncorrected: 0,
    lost: [...acknowledged].filter((id) => !known.has(id)).length,
    repeated: 0,
  };
  for (const channel of channels) {
    const messages = messagesIn(sandbox, channel);
    for (const { title, notice } of articles) {
      const copies = messages.filter((message) => message.includes(title));
      told.deliveries += copies.length;
      if (copies.length === 0) told.lost += 1;
      told.repeated += Math.max(0, copies.length - 1);
      if (notice) told.uncorrected += copies.filter((message) => !message.includes(notice.text)).length;
    }
  }
  const { unknown, failed } = await store.deliveries.count('ms-hub');
  return { ...told, unknown, failed, damage: await store.check() };
}

function messagesIn({ discord, slack }: Sandbox, channel: Channel): readonly string[] {
  const { id } = channelParts(channel);
  return platformOf(channel) === 'discord'
    ? discord.messages(id).map((message) => JSON.stringify(message))
    : slack.messages(id).map((message) => JSON.stringify(message));
}
