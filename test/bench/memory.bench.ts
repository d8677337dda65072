import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLoopbackDiscord } from '../../src/sandbox/discord/loopback.ts';

const most = 110;

/**
 * What the bot holds in memory when it is in many servers: our adapter over the real discord.js client, in a process of its own,
 * signed in to the loopback gateway on one shard (Discord's own bound is 2,500 servers), beside a bare Node in the same run.
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
    const above = one.rss - bare.rss;
    const line = (name: string, { rss, heapUsed }: Held): string =>
      `${name.padEnd(34)} ${mb(rss).padStart(7)} ${mb(heapUsed).padStart(7)}`;
    console.log(`${''.padEnd(34)}     RSS    heap (MB)`);
    console.log(line('bare Node', bare));
    console.log(line(`our adapter, ${values.servers} servers`, one));
    console.log(`\n${mb(above)} MB of RSS above bare Node; at most ${most} are wanted.`);
    if (above > most * 1e6) process.exitCode = 1;
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

async function measured(args: readonly string[]): Promise<Held> {
  const file = fileURLToPath(new URL('memory-bot.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}
