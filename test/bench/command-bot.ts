import { once } from 'node:events';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/log.ts';
import { english, spoken } from '../../src/core/speak.ts';
import { topicsMessage } from '../../src/core/wording/lists.ts';
import { render as drawForDiscord } from '../../src/discord/render.ts';
import { run } from '../../src/main.ts';
import { sandboxConfig } from '../../src/sandbox/sandbox.ts';
import { render as drawForSlack } from '../../src/slack/render.ts';
import { countAllocated } from './allocated.ts';
import type { Kind, Spent, Wiring } from './command-process.ts';

/** One bot that answers `/news topics`: ours whole, or a bare handler. Says when it is ready, and what it has spent so far. */
const wiring = JSON.parse(process.argv[2] ?? '') as Wiring;
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let moved = 0;
const allocated = countAllocated();

const starts: Readonly<Record<Kind, () => Promise<() => Promise<void>>>> = {
  ours,
  'discord.js': bareDiscord,
  bolt: async () => bareBolt(false),
  'bolt-ack': async () => bareBolt(true),
};
const stop = await starts[wiring.kind]();
process.on('message', (told) => {
  if (told === 'stop') return void stop().then(() => process.exit(0));
  if (told === 'later') moved += 60_000;
  saySpent();
});
saySpent();

function saySpent(): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ worked: (user + system) / 1_000, allocated: allocated() } satisfies Spent);
}

async function ours(): Promise<() => Promise<void>> {
  const { sandbox, dataDir, discord, slack } = wiring;
  const config = sandboxConfig(readConfig({}), { ...sandbox, discord, slack }, dataDir);
  // In the sandbox what Slack says of people is asked anew each time, for it is changed there; outside it is believed for minutes.
  const { believedFor: _, ...asOutside } = config.slack;
  const running = await run({ ...config, slack: asOutside }, { clock: { now: () => Date.now() + moved }, log: silent });
  return () => running.stop();
}

/** What ours says to the command in an empty archive. */
function words() {
  const { packs, newcomer } = readConfig({});
  const counts = (packs.get('ms') ?? newcomer.categories).map((category) => ({ category, articles: 0 }));
  return spoken(topicsMessage(counts, {}), english);
}

async function bareDiscord(): Promise<() => Promise<void>> {
  const { token, url } = wiring.discord;
  const components = drawForDiscord(words()).components;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: url } });
  client.on('interactionCreate', (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    void interaction.reply({ components, flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 });
  });
  const ready = once(client, 'clientReady');
  await client.login(token);
  await ready;
  const options = [{ type: 1, name: 'topics', description: 'Echo' }] as const;
  await client.application?.commands.set([{ name: 'news', description: 'Echo', options }]);
  return () => client.destroy();
}

async function bareBolt(atOnce: boolean): Promise<() => Promise<void>> {
  const { appToken, botToken, url } = wiring.slack;
  const { text, blocks } = drawForSlack(words());
  const clientOptions = { slackApiUrl: url };
  const receiver = new SocketModeReceiver({ appToken, logLevel: LogLevel.ERROR, installerOptions: { clientOptions } });
  const app = new App({ token: botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.command('/news', async ({ ack, respond }) => {
    if (atOnce) return ack({ response_type: 'ephemeral', text, blocks: [...blocks] });
    await ack();
    await respond({ text, blocks: [...blocks] });
  });
  await app.start();
  return () => app.stop().then(() => undefined);
}
