import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/log.ts';
import { run as runNewsroom } from '../../src/main.ts';
import { openSandbox, sandboxConfig, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOptions } from '../e2e/sandbox-options.ts';
import { at, table } from './table.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const most = 1.3;

/**
 * From a command received to its acknowledgement and to the answer, on both loopback platforms, one person at a time and fifty at
 * once, beside bare handlers in the same run that do nothing but acknowledge and echo: discord.js, and bolt over Socket Mode.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { commands: { type: 'string', default: '400' } } });
  const count = Number(values.commands);
  const ours = await measured(startOurs, count);
  const bare = await measured(startBare, count);
  const rows: Record<string, readonly number[]> = {};
  let slowest = 0;
  for (const [name, samples] of Object.entries(bare)) {
    const own = ours[name] ?? [];
    rows[`${name}, bare`] = samples;
    rows[`${name}, ours`] = own;
    slowest = Math.max(slowest, at(own, 0.99) / at(samples, 0.99));
  }
  console.log(`${count} commands each; milliseconds`);
  console.log(table(rows));
  for (const name of Object.keys(bare))
    console.log(
      `${name}: ${(at(ours[name] ?? [], 0.99) / at(bare[name] ?? [], 0.99)).toFixed(2)} times the bare one at p99`,
    );
  console.log(`\nAt most ${slowest.toFixed(2)} times at p99; ${most} is wanted.`);
  if (slowest > most) process.exitCode = 1;
}

/** Answers `/news topics` on both platforms. */
type Start = (sandbox: Sandbox, now: () => number) => Promise<() => Promise<void>>;

async function measured(start: Start, count: number): Promise<Readonly<Record<string, readonly number[]>>> {
  const { roots } = readConfig({});
  // A clock that moves on: people are held to so many commands a minute, and the bench is not about that.
  let moved = 0;
  const now = (): number => Date.now() + moved;
  const sandbox = await openSandbox({ ...sandboxOptions(roots), now, rateLimits: false });
  const stop = await start(sandbox, now);
  const tick = (): void => {
    moved += 10_000;
  };
  try {
    const platforms = { Discord: onDiscord(sandbox), Slack: onSlack(sandbox) };
    const told: Record<string, readonly number[]> = {};
    for (const [name, ask] of Object.entries(platforms)) {
      for (const atOnce of [1, 50]) {
        await inTurn(ask, atOnce, atOnce * 2, tick);
        const taken = await inTurn(ask, atOnce, count, tick);
        const what = `${name}, ${atOnce} at a time`;
        told[`${what}: acknowledged`] = taken.map(({ acknowledged }) => acknowledged);
        told[`${what}: answered`] = taken.map(({ answered }) => answered);
      }
    }
    return told;
  } finally {
    await stop();
    await sandbox.close();
  }
}

interface Taken {
  readonly acknowledged: number;
  readonly answered: number;
}
type Ask = (person: number) => Promise<Taken>;

/** Rounds of so many at once; everyone asks once a round. */
async function inTurn(ask: Ask, atOnce: number, count: number, tick: () => void): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  while (taken.length < count) {
    tick();
    taken.push(...(await Promise.all(Array.from({ length: atOnce }, (_, person) => ask(person)))));
  }
  return taken;
}

function onDiscord({ discord, channels }: Sandbox): Ask {
  const people = Array.from({ length: 50 }, (_, i) => discord.as(discord.addUser({ name: `Person ${i}` }).id));
  return async (index) => {
    const person = people[index];
    if (!person) throw new Error('fifty people');
    const start = performance.now();
    const reply = await person.run(channels.discord['lounge'] ?? '', 'news topics');
    const acknowledged = performance.now() - start;
    const answer = await reply.final();
    const answered = performance.now() - start;
    person.dismiss(answer);
    return { acknowledged, answered };
  };
}

/** A channel for each, so that nobody looks through what the others were told. */
function onSlack({ slack }: Sandbox): Ask {
  const people = Array.from({ length: 50 }, (_, i) => {
    const person = slack.as(slack.addUser(slack.teamId, { name: `person-${i}` }));
    const channel = slack.addChannel(slack.teamId, { name: `room-${i}`, members: [person.id] });
    return { person, channel, seen: 0 };
  });
  return async (index) => {
    const one = people[index];
    if (!one) throw new Error('fifty people');
    const start = performance.now();
    await one.person.type(one.channel, '/news topics');
    const acknowledged = performance.now() - start;
    one.seen += 1;
    await slack.journal.until(() => slack.messages(one.channel).length >= one.seen, 'the answer', 30_000);
    return { acknowledged, answered: performance.now() - start };
  };
}

const startOurs: Start = async (sandbox, now) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'carewire-bench-'));
  const running = await runNewsroom(sandboxConfig(readConfig({}), sandbox, dataDir), {
    clock: { now },
    log: silent,
  });
  return async () => {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
};

const startBare: Start = async ({ discord, slack }) => {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.url } });
  client.on('interactionCreate', (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    void interaction
      .deferReply({ flags: MessageFlags.Ephemeral })
      .then(() => interaction.editReply(`You said ${interaction.commandName}.`));
  });
  const ready = once(client, 'clientReady');
  await client.login(discord.token);
  await ready;
  const options = [{ type: 1, name: 'topics', description: 'Echo' }] as const;
  await client.application?.commands.set([{ name: 'news', description: 'Echo', options }]);

  const clientOptions = { slackApiUrl: slack.url };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.command(/.*/, async ({ ack, command, respond }) => {
    await ack();
    await respond(`You said ${command.text}.`);
  });
  await app.start();
  return async () => {
    await client.destroy();
    await app.stop();
  };
};
