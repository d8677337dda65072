import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLoopbackDiscord } from '../../src/sandbox/discord/loopback.ts';

import { startFlags } from './start-flags.ts';

const most = 110;

/**
 * What the bot holds in memory when it is in many servers: our adapter over the real discord.js client, in a process of its own,
 * signed in to the loopback gateway on one shard (Discord's own bound is 2,500 servers), beside a bare Node in the same run.
 * Both are started as `npm start` starts Node, and read three times: left alone, which is what an operator sees; after an
 * ordinary collection; and after one that gives back everything that can be.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { servers: { type: 'string', default: '2500' } } });
  const discord = await createLoopbackDiscord({ rateLimits: false });
  try {
    for (let server = 0; server < Number(values.servers); server += 1) {
      const { id } = discord.addGuild({ name: `Server ${server}` });
      for (let role = 0; role < 15; role += 1) discord.addRole(id, `Role ${role}`, ['SendMessages']);
      for (let channel = 0; channel < 25; channel += 1)
        discord.addChannel(id, { name: `channel-${channel}`, botMay: ['ViewChannel', 'SendMessages'] });
    }
    const bare = await measured([]);
    const one = await measured([discord.token, discord.url]);
    console.log(`${values.servers} servers; MB`);
    console.log(row('', 'bare RSS', 'heap', 'ours RSS', 'heap', 'RSS above'));
    for (const [reading, own] of Object.entries(one)) {
      const other = bare[reading];
      if (!other) throw new Error('both are read alike');
      const above = own.rss - other.rss;
      console.log(row(reading, ...[other.rss, other.heapUsed, own.rss, own.heapUsed, above].map(mb)));
      if (above > most * 1e6) process.exitCode = 1;
    }
    console.log(`\nAt most ${most} MB of RSS above bare Node are wanted.`);
  } finally {
    await discord.close();
  }
}

interface Held {
  readonly rss: number;
  readonly heapUsed: number;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function row(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(32), ...cells.map((cell) => cell.padStart(10))].join(' ');
}

/** By reading, in memory-bot.ts's order. */
async function measured(args: readonly string[]): Promise<Readonly<Record<string, Held>>> {
  const file = fileURLToPath(new URL('memory-bot.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', ...startFlags(), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}
